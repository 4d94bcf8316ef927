import { escaped } from '../crawl/to-markdown.ts'
import { countWords, type Block } from './document.ts'
import { asLine } from './as-line.ts'

/** A line as it stands on a page. `y` grows upwards; sizes are points. */
export interface Line {
  page: number
  text: string
  x: number
  y: number
  size: number
  font: string
}

/**
 * Headings and paragraphs out of lines: what is larger than most of the text, or in another face and alone, is a heading; lines that stand
 * near each other are a paragraph; what runs along the edges of the pages, page numbers and tables of contents are left out.
 */
export function layOut(all: readonly Line[], pages: number): { blocks: Block[]; firstHeading: string } {
  const lines = withoutEdges(all, pages).filter(({ text }) => !/(?:\.\s?){4,}\s*\d+$/.test(text))
  const body = bodyOf(lines)
  const groups = group(lines, body)
  const sizes = [...new Set(groups.filter(({ heading }) => heading).map(({ size }) => size))].sort((a, b) => b - a)
  const blocks = groups.map(({ heading, size, page, lines: own }): Block => {
    if (heading) {
      const text = own.map(({ text }) => text).join(' ')
      return { kind: 'heading', level: Math.min(6, sizes.indexOf(size) + 1), text, page }
    }
    return { kind: 'text', markdown: paragraph(own.map(({ text }) => text)), page }
  })
  const largest = groups.find(({ heading, size, page }) => heading && page === 1 && size === sizes[0])
  return { blocks, firstHeading: largest?.lines.map(({ text }) => text).join(' ') ?? '' }
}

interface Group {
  heading: boolean
  size: number
  page: number
  lines: Line[]
}

/** What most of the letters are set in. */
function bodyOf(lines: readonly Line[]): { size: number; font: string } {
  const most = (of: (line: Line) => string | number) => {
    const counts = new Map<string | number, number>()
    for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + line.text.length)
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  }
  return { size: Number(most(({ size }) => size) ?? 10), font: String(most(({ font }) => font) ?? '') }
}

const bullet = /^\s*(?:[-*•▪◦‣●○–]|\d{1,3}[.)])\s+\S/

function group(lines: readonly Line[], body: { size: number; font: string }): Group[] {
  const groups: Group[] = []
  for (const [i, line] of lines.entries()) {
    const heading = isHeading(line, lines[i - 1], lines[i + 1], body)
    const last = groups.at(-1)
    const before = last?.lines.at(-1)
    const goesOn =
      last !== undefined &&
      before !== undefined &&
      last.heading === heading &&
      (heading
        ? last.size === line.size && before.page === line.page && isNear(before, line)
        : before.page === line.page
          ? isNear(before, line) && Math.abs(before.size - line.size) <= 0.15 * before.size
          : // A sentence that a page cuts in two.
            !/[.!?:…]$/.test(before.text) && /^\p{Ll}/u.test(line.text))
    if (goesOn) last.lines.push(line)
    else groups.push({ heading, size: line.size, page: line.page, lines: [line] })
  }
  return groups
}

function isNear(a: Line, b: Line): boolean {
  const step = a.y - b.y
  return step > 0 && step <= 1.75 * Math.max(a.size, b.size)
}

function isHeading(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  body: { size: number; font: string },
): boolean {
  const { text, size, font } = line
  if (text.length > 160 || !/\p{L}{2}/u.test(text) || /[,;]$/.test(text) || countWords(text) > 20) return false
  if (size >= 1.14 * body.size) return true
  const alone = (other: Line | undefined) => other === undefined || other.page !== line.page || other.font !== font
  const stands = alone(after) && (alone(before) || !isNear(before!, line))
  return (
    font !== body.font && size >= body.size && text.length <= 90 && !/[.!:]$/.test(text) && !bullet.test(text) && stands
  )
}

/** Lines as they were meant: what was broken for the page goes on, points of a list stay lines. */
function paragraph(texts: readonly string[]): string {
  const lines: string[] = []
  for (const text of texts) {
    const last = lines.at(-1)
    if (last === undefined || bullet.test(text)) lines.push(text)
    else if (/\p{L}-$/u.test(last) && /^\p{Ll}/u.test(text)) lines[lines.length - 1] = last.slice(0, -1) + text
    else lines[lines.length - 1] = `${last} ${text}`
  }
  return lines.map((line) => (bullet.test(line) ? asLine(line) : escaped(line))).join('\n')
}

/** Without what stands at the same edge of many pages, whatever number is in it, and without bare page numbers. */
function withoutEdges(lines: readonly Line[], pages: number): Line[] {
  const edges = new Set<Line>()
  const counts = new Map<string, number>()
  const keyOf = ({ text }: Line) => text.replace(/\d+/g, '#').toLowerCase()
  for (const own of Map.groupBy(lines, ({ page }) => page).values()) {
    const byHeight = own.toSorted((a, b) => b.y - a.y)
    const atEdge = new Set([...byHeight.slice(0, 2), ...byHeight.slice(-2)])
    for (const line of atEdge) edges.add(line)
    for (const key of new Set([...atEdge].map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const often = Math.max(3, 0.4 * pages)
  const isNumber = /^\W*(?:(?:page|seite|página|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?\W*$/i
  return lines.filter(
    (line) => !edges.has(line) || (!isNumber.test(line.text) && (counts.get(keyOf(line)) ?? 0) < often),
  )
}
