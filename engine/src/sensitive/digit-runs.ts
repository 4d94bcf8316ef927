/** Digits that stand together, whatever stands between them. */
export interface DigitRun {
  digits: string
  /** Where each digit is in the text. */
  at: readonly number[]
  /** Index of the first digit of each group that is written without a break. */
  groups: readonly number[]
}

const run = /\d(?:[ \t\r\n.\u200b/_-]{0,3}\d){7,}/g
/** A run may be a page full of numbers: it is read in windows, and never as a whole. */
const longest = 400

/** Every run of eight digits or more in a folded text. */
export function digitRuns(plain: string): DigitRun[] {
  const runs: DigitRun[] = []
  for (const match of plain.matchAll(run)) {
    for (let start = 0; start < match[0].length; start += longest - 40) {
      runs.push(read(match[0].slice(start, start + longest), match.index + start))
      if (start + longest >= match[0].length) break
    }
  }
  return runs
}

function read(text: string, offset: number): DigitRun {
  let digits = ''
  const at: number[] = []
  const groups: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 48 || unit > 57) continue
    if (at.length === 0 || at[at.length - 1]! !== offset + i - 1) groups.push(digits.length)
    digits += text[i]!
    at.push(offset + i)
  }
  return { digits, at, groups }
}

/** The lengths of the groups from the `n`th digit to the `m`th, such as "4-4-4-4". */
export function grouping({ groups }: DigitRun, from: number, to: number): string {
  const starts = groups.filter((start) => start >= from && start < to)
  return starts.map((start, i) => (starts[i + 1] ?? to) - start).join('-')
}
