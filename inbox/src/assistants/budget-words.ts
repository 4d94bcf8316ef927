export type Measure = 'turns' | 'tokens' | 'dollars'

/** A limit as it is written: null for none, `bad` where it is no number above 0. Only dollars have parts. */
export function readLimit(text: string, parts: boolean): number | null | 'bad' {
  const plain = text.trim().replaceAll(/[\s_]/g, '').replace(',', '.')
  if (plain === '') return null
  const fits = parts ? /^\d{1,7}(\.\d{1,6})?$/ : /^\d{1,12}$/
  const value = Number(plain)
  return fits.test(plain) && value > 0 ? value : 'bad'
}

/** How much of a limit is used, 1 for all of it; null where there is none. */
export const shareOf = (used: number, limit: number | null): number | null => (limit === null ? null : used / limit)

export function amountWords(amount: number, measure: Measure): string {
  if (measure !== 'dollars') return amount.toLocaleString('en')
  return `$${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: amount < 1 ? 4 : 2 })}`
}
