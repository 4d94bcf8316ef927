/** One section of an article: the headings above it, outermost first, and its blocks of plain text. */
export interface Section {
  path: readonly string[]
  blocks: readonly string[]
}

const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/
const fence = /^ {0,3}(`{3,}|~{3,})/
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const bullet = /^(\s*)[-*+]\s+(.*)$/
const numbered = /^(\s*)(\d{1,9})[.)]\s+(.*)$/
const tableLine = /^\s*\|.*\|\s*$/
const tableRule = /^\s*\|[\s:|-]+\|\s*$/

/**
 * Markdown as plain text, section by section: no markup stays, steps of a list stay lines of their own ("1. …", "• …").
 * HTML is taken out as markup, not read. Never fails: what is not understood is text.
 */
export function readSections(markdown: string): Section[] {
  const sections: Section[] = []
  const path: { level: number; title: string }[] = []
  let blocks: string[] = []
  let lines: string[] = []
  let fenced: string | null = null

  const endBlock = (): void => {
    const text = lines.join('\n').trim()
    if (text) blocks.push(text)
    lines = []
  }
  const endSection = (): void => {
    endBlock()
    if (blocks.length > 0) sections.push({ path: path.map(({ title }) => title), blocks })
    blocks = []
  }

  for (const line of withoutComments(markdown).split(/\r\n|\r|\n/)) {
    const mark = fence.exec(line)?.[1]
    if (fenced !== null) {
      if (mark?.startsWith(fenced)) fenced = null
      else lines.push(line)
      continue
    }
    const found = heading.exec(line)
    const item = bullet.exec(line) ?? numbered.exec(line)
    if (mark) fenced = mark.slice(0, 3)
    else if (found?.[1]) {
      endSection()
      const level = found[1].length
      while ((path.at(-1)?.level ?? 0) >= level) path.pop()
      path.push({ level, title: inline(withoutClosingMarks(found[2] ?? '')) })
    } else if (line.trim() === '' || rule.test(line)) endBlock()
    else if (tableRule.test(line)) continue
    else if (tableLine.test(line))
      lines.push(
        inline(
          line
            .trim()
            .slice(1, -1)
            .split(/(?<!\\)\|/)
            .map((cell) => cell.trim())
            .join(' – '),
        ),
      )
    else if (item) lines.push(`${item.length === 4 ? `${item[2]}.` : '•'} ${inline(item.at(-1) ?? '')}`)
    else append(lines, inline(line.replace(/^\s*>+\s?/, '')))
  }
  endSection()
  return sections
}

/** A wrapped line goes on where the one before it stopped. */
function append(lines: string[], text: string): void {
  const last = lines.length - 1
  if (last < 0) lines.push(text)
  else lines[last] = `${lines[last]} ${text.trim()}`
}

/** Markup reaches so far at most: what is longer is text, and a hostile line costs no more than its length. */
function inline(text: string): string {
  return text
    .replace(/\\([\\`*_{}[\]()#+.!|~<>-])/g, (_all, sign: string) => String.fromCharCode(aside + sign.charCodeAt(0)))
    .replace(/!\[([^\]]{0,300})\]\([^)]{0,1000}\)/g, '$1')
    .replace(/\[([^\]]{1,500})\]\([^)]{0,1000}\)/g, '$1')
    .replace(/\[([^\]]{1,500})\]\[[^\]]{0,200}\]/g, '$1')
    .replace(/<(https?:\/\/[^\s<>]{1,1000})>/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,2000}>/g, '')
    .replace(/(`{1,3})([^`]{1,500})\1/g, '$2')
    .replace(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?![\w_])/g, '$1')
    .replace(/~~(?=\S)(.{1,500}?)(?<=\S)~~/g, '$1')
    .replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - aside))
    .trim()
}

/** Where signs that were escaped stand while markup is looked for: characters that no text has. */
const aside = 0xe000

/** "## Title ##" is "Title". */
export function withoutClosingMarks(heading: string): string {
  const text = heading.trimEnd()
  let end = text.length
  while (end > 0 && text[end - 1] === '#') end -= 1
  return end === 0 || /\s/.test(text[end - 1] ?? '') ? text.slice(0, end).trimEnd() : text
}

function withoutComments(text: string): string {
  let rest = text
  let kept = ''
  for (;;) {
    const from = rest.indexOf('<!--')
    if (from < 0) return kept + rest
    const to = rest.indexOf('-->', from + 4)
    kept += rest.slice(0, from)
    if (to < 0) return kept
    rest = rest.slice(to + 3)
  }
}
