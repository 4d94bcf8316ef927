import { isLuhn } from './check-digits.ts'
import { digitRuns, grouping, type DigitRun } from './digit-runs.ts'
import type { Folded } from './folded.ts'
import { labelAfter, labelBefore } from './label-before.ts'
import type { SensitiveSpan } from './span.ts'

/** Leading digits of a brand, the lengths of its numbers, and whether it must be called a card to be one. */
interface Brand {
  lead: RegExp
  lengths: readonly number[]
  onlyLabelled?: boolean
}

const brands: readonly Brand[] = [
  { lead: /^4/, lengths: [16, 19] },
  // Thirteen digits that begin with 4 are what German goods have on their barcode.
  { lead: /^4/, lengths: [13], onlyLabelled: true },
  { lead: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { lead: /^3[47]/, lengths: [15] },
  { lead: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { lead: /^(?:30[0-5]|3095|36|3[89])/, lengths: [14, 16] },
  { lead: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { lead: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { lead: /^(?:50[0-9]|5[68]|6[0-9])/, lengths: [16, 18, 19] },
  { lead: /^(?:50(?:18|20|38)|5893|6304|6759|676[1-3])/, lengths: [12, 13, 14, 15, 17] },
  { lead: /^220[0-4]/, lengths: [16, 17, 18, 19] },
  { lead: /^(?:9792|3841)/, lengths: [16, 19] },
]
const written = /^(?:4-4-4-4(?:-[1-3])?|4-6-[45]|6-13|4-4-4-[1-3]|4-4-5|\d{2}|[12](?:-[12])+)$/
const shortest = 12
const longest = 19

/** Card numbers: the right length for their first digits, the right check digit, and not called something else. */
export function findCards(text: Folded): SensitiveSpan[] {
  const found: SensitiveSpan[] = []
  for (const run of digitRuns(text.plain)) {
    for (const start of run.groups) {
      const last = found[found.length - 1]
      if (last && run.at[start]! < last.to) continue
      const end = cardFrom(run, start, text)
      if (end) found.push({ kind: 'card', from: run.at[start]!, to: run.at[end - 1]! + 1 })
    }
  }
  return found
}

/** Index after the last digit of the card that begins with this digit; 0 where none does. */
function cardFrom(run: DigitRun, start: number, text: Folded): number {
  const { digits, at, groups } = run
  for (let end = Math.min(digits.length, start + longest); end - start >= shortest; end--) {
    // A card's number ends where a group of digits does: what goes on is another number.
    if (end < digits.length && !groups.includes(end)) continue
    const number = digits.slice(start, end)
    const brand = brands.find(({ lead, lengths }) => lengths.includes(number.length) && lead.test(number))
    if (!brand || !isLuhn(number) || /^(\d)\1+$/.test(number)) continue
    const usual = written.test(grouping(run, start, end))
    const alone = start === 0 && end === digits.length
    if (!usual && !alone) continue
    if (isCalledCard(text, at[start]!, at[end - 1]! + 1, !usual || (brand.onlyLabelled ?? false))) return end
  }
  return 0
}

function isCalledCard({ plain, low }: Folded, from: number, to: number, mustBe: boolean): boolean {
  // Part of a longer word: the number of a parcel, a key, a file.
  if (/[a-z0-9#+]/.test(low[from - 1] ?? ' ') || /[a-z]/.test(low[to] ?? ' ')) return false
  const before = labelBefore(low, from)
  if (before === 'card') return true
  if (before === 'thing' && /^\d+$/.test(plain.slice(from, to))) return labelAfter(low, to) === 'card'
  return !mustBe || labelAfter(low, to) === 'card'
}
