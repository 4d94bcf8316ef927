import type { SensitiveKind } from '@baton/engine'
import type { Chance } from '../../chance.ts'

/** One kind of value, made of chance: valid as far as it has check digits, and nobody's. */
export type Maker = (chance: Chance) => string

const grouped = (text: string, sizes: readonly number[], by: string): string => {
  let at = 0
  return [...sizes, text.length]
    .map((size) => text.slice(at, (at += size)))
    .filter(Boolean)
    .join(by)
}

function luhn(body: string): string {
  const sum = [...body].toReversed().reduce((all, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return all + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

/** A card number of these first digits and this length, written in groups. */
export const cardOf =
  (lead: string, length: number, sizes: readonly number[] = [4, 4, 4], by = ' '): Maker =>
  (chance) =>
    grouped(luhn(lead + chance.digits(length - 1 - lead.length)), sizes, by)

/** Another script's digits in place of ASCII ones. */
export const inDigits =
  (zero: number, make: Maker): Maker =>
  (chance) =>
    make(chance).replaceAll(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))

/** An IBAN of a country whose account part is `shape`: 9 a digit, A a letter. */
export const ibanOf =
  (country: string, shape: string, by = ' '): Maker =>
  (chance) => {
    const body = shape.replaceAll(/[9A]/g, (one) => (one === '9' ? String(chance.between(0, 9)) : letter(chance)))
    const number = `${body}${country}00`.replaceAll(/[A-Z]/g, (one) => String(one.charCodeAt(0) - 55))
    const check = String(98n - (BigInt(number) % 97n)).padStart(2, '0')
    return grouped(country + check + body, Array(8).fill(4) as number[], by)
  }

const letter = (chance: Chance): string => String.fromCharCode(chance.between(65, 90))
const of =
  (alphabet: string) =>
  (chance: Chance, length: number): string =>
    Array.from({ length }, () => alphabet[chance.between(0, alphabet.length - 1)]).join('')
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digits = '0123456789'
export const hex = of('0123456789abcdef')
export const mixed = of(upper + upper.toLowerCase() + digits)
export const capitals = of(upper + digits)

/** A token of a service: its own beginning and so many characters. The parts stand apart so that no file looks as if it held one. */
export const tokenOf =
  (parts: readonly string[], length: number, characters: typeof hex = mixed): Maker =>
  (chance) =>
    parts.join('') + characters(chance, length)

/** A word that somebody might choose, with what rules make of it. */
export const passwordOf =
  (words: readonly string[]): Maker =>
  (chance) => {
    const word = chance.pick(words) ?? 'word'
    const made = chance.happens(0.4) ? word[0]!.toUpperCase() + word.slice(1) : word
    const form = chance.between(0, 3)
    if (form === 0) return made
    if (form === 1) return `${made}${chance.between(1, 2030)}`
    if (form === 2) return `${made}${chance.pick(['!', '#', '$', '?'])}${chance.between(1, 99)}`
    return made.replace('o', '0').replace('e', '3') + String(chance.between(10, 99))
  }

export const codeOf =
  (length: number, sizes: readonly number[] = []): Maker =>
  (chance) =>
    grouped(chance.digits(length), sizes, ' ')

/** A number of `length` digits whose last ones `check` makes of the rest. */
const checked =
  (length: number, check: (body: string) => string | null, write: (number: string) => string): Maker =>
  (chance) => {
    for (;;) {
      const body = chance.digits(length)
      const rest = check(body)
      if (rest !== null) return write(body + rest)
    }
  }

const mod11 = (body: string, top: number): string => {
  const sum = [...body].toReversed().reduce((all, digit, i) => all + Number(digit) * ((i % (top - 1)) + 2), 0)
  return String(sum % 11 < 2 ? 0 : 11 - (sum % 11))
}
const twice = (top: number) => (body: string) => mod11(body, top) + mod11(body + mod11(body, top), top)

export const cpf = (write: (number: string) => string) => checked(9, twice(11), write)
export const cnpj = (write: (number: string) => string) => checked(12, twice(9), write)
export const nif = (write: (number: string) => string) =>
  checked(8, (body) => (/^[1235]/.test(body) ? mod11(body, 11) : null), write)
export const nir = (write: (number: string) => string) =>
  checked(
    13,
    (body) => (/^[12]\d\d(?:0[1-9]|1[0-2])/.test(body) ? String(97n - (BigInt(body) % 97n)).padStart(2, '0') : null),
    write,
  )
export const dni = (write: (number: string) => string) =>
  checked(8, (body) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(body) % 23] ?? null, write)
export const nie = (write: (number: string) => string) =>
  checked(
    7,
    (body) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(body) % 23] ?? null,
    (number) => write(`X${number}`),
  )
export const ssn = (write: (number: string) => string) =>
  checked(9, (body) => (/^[1-5]\d\d[1-9]/.test(body) ? '' : null), write)
export const steuerId =
  (write: (number: string) => string): Maker =>
  (chance) => {
    // Nine different digits and one of them again.
    const different = [...'1234567890'].toSorted(() => chance.next() - 0.5).filter((_, i) => i < 9)
    if (different[0] === '0') different.push(different.shift()!)
    const body = [...different, different[chance.between(0, 8)]].join('')
    let product = 10
    for (const digit of body) product = (((Number(digit) + product) % 10 || 10) * 2) % 11
    return write(body + String((11 - product) % 10))
  }
export const nino =
  (by: string): Maker =>
  (chance) =>
    ['JK', 'AB', 'SR', 'PE'][chance.between(0, 3)] +
    by +
    grouped(chance.digits(6), [2, 2], by) +
    by +
    'ABCD'[chance.between(0, 3)]!

export const plain = (number: string): string => number
export const parted =
  (sizes: readonly number[], by: string) =>
  (number: string): string =>
    grouped(number, sizes, by)

/** What a set of rows is made from: sentences with `{}` where a value goes, and the values. `none` has sentences in which nothing is to be masked. */
export interface Recipe {
  values: Readonly<Record<SensitiveKind, readonly { make: Maker; in?: readonly string[] }[]>>
  sentences: Readonly<Record<SensitiveKind, readonly string[]>>
  none: readonly string[]
}
