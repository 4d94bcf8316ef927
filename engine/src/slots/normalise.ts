import { fnv1a } from '../signals/fnv1a.ts'

/** 32-bit hash of the normalised value: tells the same value from another without holding it. */
export const keyOf = (name: string, value: string): number => fnv1a(normalise(name, value))

/** The same value, however it was written: spaces, dashes and case do not make another number of it. */
export function normalise(name: string, value: string): string {
  const text = value.normalize('NFKC').toLowerCase().trim()
  if (name === 'amount') return amountOf(text)
  if (name === 'phone') return text.replace(/[^\d]/g, '')
  if (name.endsWith('-number') || name === 'serial' || name === 'number') return text.replace(/[\s#./-]/g, '')
  return text.replace(/\s+/g, ' ')
}

/** "€ 1.234,50" and "1234.50 EUR" are one amount. */
function amountOf(text: string): string {
  const digits = /\d[\d.,\s]*/.exec(text)?.[0].trim() ?? ''
  const cents = /[.,](\d{1,2})$/.exec(digits)
  const whole = (cents ? digits.slice(0, -cents[0].length) : digits).replace(/\D/g, '')
  const currency = /€|eur/.test(text)
    ? 'eur'
    : /r\$|brl|rea/.test(text)
      ? 'brl'
      : /£|gbp|pound/.test(text)
        ? 'gbp'
        : /chf|franken/.test(text)
          ? 'chf'
          : 'usd'
  return `${whole}.${(cents?.[1] ?? '').padEnd(2, '0')} ${currency}`
}
