import { isMod1110, modulo, weighed } from './check-digits.ts'
import type { Folded } from './folded.ts'
import { isLabelledPerson, labelBefore } from './label-before.ts'
import type { SensitiveSpan } from './span.ts'

/** One country's number: its shape, and how sure its shape and check digits make it. `value` has no separators. */
interface Shape {
  pattern: RegExp
  /** `sure`: so, unless it is called something else. `labelled`: only where the words around say so. */
  judge(value: string, written: string): 'sure' | 'labelled' | null
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
const g = '[ .\\u200b-]?'

const shapes: readonly Shape[] = [
  {
    // United States: SSN, and ITIN, which begins with 9. No check digit.
    pattern: /\d{3}([ -]?)\d{2}\1\d{4}/,
    judge(value, written) {
      const [area, group, serial] = [value.slice(0, 3), value.slice(3, 5), value.slice(5)]
      if (area === '000' || area === '666' || group === '00' || serial === '0000') return null
      return written[3] === '-' && area < '900' ? 'sure' : 'labelled'
    },
  },
  {
    // United Kingdom: National Insurance number. No check digit.
    pattern: /[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d]/,
    judge: (value, written) =>
      /^(?:bg|gb|nk|kn|tn|nt|zz)/.test(value)
        ? null
        : /^..[ -]?\d\d[ -]\d\d[ -]\d\d/.test(written)
          ? 'sure'
          : 'labelled',
  },
  {
    // Germany: Steuer-ID. One digit of the first ten stands twice or thrice, the others once at most.
    pattern: new RegExp(`[1-9]\\d${g}\\d{3}${g}\\d{3}${g}\\d{3}`),
    judge: (value) => (isMod1110(value) && hasOneDigitAgain(value.slice(0, 10)) ? 'sure' : null),
  },
  {
    // Germany: Versicherungsnummer: area, date of birth, letter, serial, check digit.
    pattern: /\d{2}[ ]?[0-3]\d[01]\d\d{2}[ ]?[a-z][ ]?\d{2}[ ]?\d/,
    judge(value) {
      const letter = String(value.charCodeAt(8) - 96).padStart(2, '0')
      const digits = value.slice(0, 8) + letter + value.slice(9, 11)
      const sum = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].reduce(
        (all, weight, i) => all + cross(weight * Number(digits[i])),
        0,
      )
      return sum % 10 === Number(value[11]) ? 'sure' : null
    },
  },
  {
    // Spain: DNI and NIE, with a letter that checks.
    pattern: /(?:[xyz][ -]?\d{7}|\d{2}\.?\d{3}\.?\d{3})[ -]?[a-hj-np-tv-z]/,
    judge(value) {
      const number = value.slice(0, -1).replace(/^[xyz]/, (letter) => String('xyz'.indexOf(letter)))
      return dniLetters[Number(number) % 23] === value.slice(-1).toUpperCase() ? 'sure' : null
    },
  },
  {
    // France: NIR with its key, Corsica's departments as 19 and 18.
    pattern: /[12378][ .]?\d{2}[ .]?[0-9]\d[ .]?(?:\d{2}|2[ab])[ .]?\d{3}[ .]?\d{3}[ .-]?\d{2}/,
    judge(value) {
      const number = value.slice(0, 13).replace('2a', '19').replace('2b', '18')
      return 97 - modulo(number, 97) === Number(value.slice(13)) ? 'sure' : null
    },
  },
  {
    // Brazil: CPF.
    pattern: /\d{3}[. ]?\d{3}[. ]?\d{3}[- .]?\d{2}/,
    judge: (value) => (isTwiceChecked(value, 11) ? 'sure' : null),
  },
  {
    // Brazil: CNPJ, since 2026 with letters.
    pattern: /[a-z\d]{2}[. ]?[a-z\d]{3}[. ]?[a-z\d]{3}[/ ]?[a-z\d]{4}[- ]?\d{2}/,
    judge(value, written) {
      if (!isTwiceChecked(value.toUpperCase(), 9)) return null
      return /[a-z]/.test(value) && !written.includes('/') ? 'labelled' : 'sure'
    },
  },
  {
    // Portugal: NIF.
    pattern: /[1235689]\d{2}[ .]?\d{3}[ .]?\d{3}/,
    judge(value) {
      const rest = weighed(value, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
      return (rest < 2 ? 0 : 11 - rest) === Number(value[8]) ? 'labelled' : null
    },
  },
]
const searches = shapes.map(({ pattern, judge }) => ({
  judge,
  all: new RegExp(String.raw`(?<![a-z0-9+#/]|\d[.,-])(?:${pattern.source})(?![a-z0-9]|[.,/-]\d)`, 'g'),
}))

/** Numbers that a state gives to a person: by check digits where it has them, else by the words around. */
export function findNationalIds({ low }: Folded): SensitiveSpan[] {
  const found: SensitiveSpan[] = []
  for (const { judge, all } of searches) {
    for (const match of low.matchAll(all)) {
      const written = match[0]
      const [from, to] = [match.index, match.index + written.length]
      const sure = judge(written.replace(/[^a-z0-9]/g, ''), written)
      if (!sure) continue
      if (sure === 'sure' ? labelBefore(low, from) !== 'thing' : isLabelledPerson(low, from, to))
        found.push({ kind: 'national-id', from, to })
    }
  }
  return found
}

const cross = (number: number): number => Math.floor(number / 10) + (number % 10)

function hasOneDigitAgain(digits: string): boolean {
  const counts = [...'0123456789'].map((digit) => digits.split(digit).length - 1).filter((count) => count > 1)
  return counts.length === 1 && (counts[0] === 2 || counts[0] === 3)
}

/** Two check characters modulo 11, the weights from 2 upwards from the right and beginning again after `top`. */
function isTwiceChecked(value: string, top: number): boolean {
  if (/^(.)\1+$/.test(value)) return false
  const check = (body: string): number => {
    const weights = [...body].map((_, i) => ((body.length - 1 - i) % (top - 1)) + 2)
    const rest = weighed(body, weights) % 11
    return rest < 2 ? 0 : 11 - rest
  }
  const body = value.slice(0, -2)
  const first = check(body)
  return value.slice(-2) === `${first}${check(body + first)}`
}
