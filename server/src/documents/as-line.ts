import { escaped } from '../crawl/to-markdown.ts'

/** Its bullets and numbers stay what they are; whatever else looks like markup is text. */
export function asLine(line: string): string {
  const [, mark, rest] = /^\s*([-*•▪◦‣●○–]|\d{1,3}[.)])\s+(.*)$/.exec(line) ?? []
  if (mark === undefined || rest === undefined) return escaped(line.trim())
  return `${/\d/.test(mark) ? `${Number.parseInt(mark, 10)}.` : '-'} ${escaped(rest)}`
}
