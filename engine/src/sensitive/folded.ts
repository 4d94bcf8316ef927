/** A text in two writings of the same length as it came in, so that places stay places. */
export interface Folded {
  /** Digits of other scripts, full-width letters, odd spaces and dashes as ASCII; case and accents stay. */
  plain: string
  /** `plain` in lower case and without accents. */
  low: string
}

/** Stands for what takes no room on a screen: people hide digits with it, and some keyboards put it between them. */
export const nothingSeen = '\u200b'

/** By UTF-16 unit, made as units are met; 0 is not made yet. */
const plainOf = new Uint16Array(65_536)
const lowOf = new Uint16Array(65_536)

/** The first digits of the scripts whose ten digits people type. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10]

/** Folds what a detector reads. Takes time linear in the text, and next to none where it is ASCII. */
export function fold(text: string): Folded {
  if (!/[^\0-\x7f]/.test(text)) return { plain: text, low: text.toLowerCase() }
  const plain: number[] = Array.from({ length: text.length })
  const low: number[] = Array.from({ length: text.length })
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xd835 && i + 1 < text.length) {
      const digit = mathematicalDigit(text.charCodeAt(i + 1))
      if (digit >= 0) {
        plain[i] = low[i] = 48 + digit
        i += 1
        plain[i] = low[i] = nothingSeen.charCodeAt(0)
        continue
      }
    }
    if (plainOf[unit] === 0) learn(unit)
    plain[i] = plainOf[unit]!
    low[i] = lowOf[unit]!
  }
  return { plain: written(plain), low: written(low) }
}

function learn(unit: number): void {
  const plain = plainUnit(unit)
  const character = String.fromCharCode(plain)
  const bare = character.normalize('NFD').charAt(0).toLowerCase()
  plainOf[unit] = plain
  lowOf[unit] = bare.length === 1 ? bare.charCodeAt(0) : plain
}

function plainUnit(unit: number): number {
  for (const zero of zeros) if (unit >= zero && unit < zero + 10) return 48 + unit - zero
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0
  if (unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x202f) return 32
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0xfe63) return 45
  if (unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || unit === 0x2060 || unit === 0xfeff) return 0x200b
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x02bc) return 39
  return unit
}

/** The low surrogates of 𝟎 to 𝟿, five styles of ten. */
const mathematicalDigit = (low: number): number => (low >= 0xdfce && low <= 0xdfff ? (low - 0xdfce) % 10 : -1)

function written(units: readonly number[]): string {
  let out = ''
  for (let i = 0; i < units.length; i += 4096) out += String.fromCharCode(...units.slice(i, i + 4096))
  return out
}
