/** A stretch of text, or an address in it that may be opened. Both are shown as they stand. */
export type Stretch = { text: string; href?: string | undefined }

/** A line of text; `item` when it stands as a point of a list, so that its continuation can be set under its first word. */
export interface TextLine {
  item: boolean
  stretches: readonly Stretch[]
}

/** Cuts a message into lines and finds its addresses. Nothing else is interpreted, and no character is dropped or added. */
export function linesOfText(text: string): TextLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => ({ item: /^\s*(?:[-*•–]|\d{1,3}[.)])\s/.test(line), stretches: stretches(line) }))
}

function stretches(line: string): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  for (const match of line.matchAll(/\bhttps?:\/\/[^\s<>"'`{}|\\^\u00ab\u00bb\u2018-\u201f]+/gi)) {
    const text = withoutTail(match[0])
    const href = webAddress(text)
    if (href === null) continue
    if (match.index > from) found.push({ text: line.slice(from, match.index) })
    found.push({ text, href })
    from = match.index + text.length
  }
  if (from < line.length || found.length === 0) found.push({ text: line.slice(from) })
  return found
}

/** The sentence's punctuation after an address is not part of it; a bracket is, where it closes one inside. */
function withoutTail(address: string): string {
  let end = address.length
  for (; end > 0; end--) {
    const last = address[end - 1] ?? ''
    if (/[.,;:!?*_~…]/.test(last)) continue
    if (last === ')' && count(address, ')', end) > count(address, '(', end)) continue
    if (last === ']' && count(address, ']', end) > count(address, '[', end)) continue
    break
  }
  return address.slice(0, end)
}

const count = (text: string, char: string, end: number) => text.slice(0, end).split(char).length - 1

/** The address to open, if it is one of the web: http or https, with a host, without a hidden user name. `base` resolves relative ones. */
export function webAddress(address: string, base?: string): string | null {
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  const web = (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' && url.username === ''
  return web ? url.href : null
}
