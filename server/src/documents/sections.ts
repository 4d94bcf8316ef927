import { countWords, Unreadable, type Block, type Section } from './document.ts'
import { documentLimits } from '@baton/protocol'

/** A section of more words than this is cut: at a page, or between paragraphs. */
const mostWords = 500
/** A cut leaves no less than this behind. */
const fewestWords = 150
/** What is shorter belongs to what stands before it. */
const tooFew = 8
const longestHeading = 200

interface Gathered {
  heading: readonly string[]
  page: number | null
  texts: { markdown: string; page: number | null; words: number }[]
  words: number
}

/**
 * What a document became: a section for each heading, long ones cut at their pages or between their paragraphs, so that what is cited is
 * near what was asked. `title` is not repeated where the document has it as its first heading.
 */
export function toSections(blocks: readonly Block[], title: string): Section[] {
  const gathered = joinSmall(gather(blocks, title))
  const sections = gathered.flatMap(cut)
  const characters = sections.reduce((sum, { body }) => sum + body.length, 0)
  if (characters > documentLimits.characters) {
    throw new Unreadable('document_too_long', `${characters} characters; ${documentLimits.characters} at most`)
  }
  if (sections.length > documentLimits.sections) {
    throw new Unreadable('document_too_long', `${sections.length} sections; ${documentLimits.sections} at most`)
  }
  return sections
}

function gather(blocks: readonly Block[], title: string): Gathered[] {
  const found: Gathered[] = []
  let path: { level: number; text: string }[] = []
  let open: Gathered | null = null
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const text = block.text.replace(/\s+/g, ' ').trim().slice(0, longestHeading)
      if (text === '') continue
      path = [...path.filter(({ level }) => level < block.level), { level: block.level, text }]
      open = null
      continue
    }
    const words = countWords(block.markdown)
    if (words === 0) continue
    if (open === null) {
      const heading = path.map(({ text }) => text)
      open = { heading: heading[0] === title ? heading.slice(1) : heading, page: block.page, texts: [], words: 0 }
      found.push(open)
    }
    open.texts.push({ markdown: block.markdown, page: block.page, words })
    open.words += words
  }
  return found
}

function joinSmall(all: readonly Gathered[]): Gathered[] {
  const joined: Gathered[] = []
  for (const each of all) {
    const last = joined.at(-1)
    if (last && each.words < tooFew) {
      const head = each.heading.at(-1)
      if (head) last.texts.push({ markdown: head, page: each.page, words: countWords(head) })
      last.texts.push(...each.texts)
      last.words += each.words
    } else joined.push({ ...each, texts: [...each.texts] })
  }
  return joined
}

function cut({ heading, page, texts, words }: Gathered): Section[] {
  const pieces: { page: number | null; words: number; texts: string[] }[] = []
  for (const text of texts) {
    const last = pieces.at(-1)
    const turns = last !== undefined && text.page !== last.page && last.words >= fewestWords && words > mostWords
    if (last && !turns && last.words + text.words <= mostWords) {
      last.texts.push(text.markdown)
      last.words += text.words
    } else pieces.push({ page: text.page ?? page, words: text.words, texts: [text.markdown] })
  }
  return pieces.map((piece, i) => ({
    heading,
    page: piece.page,
    part: pieces.length > 1 ? i + 1 : null,
    body: piece.texts.join('\n\n'),
  }))
}

/** Markdown as blocks: a paragraph, list, table or fence each, and headings of both kinds. */
export function markdownBlocks(markdown: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let fence: string | null = null
  const end = () => {
    const text = lines.join('\n').trim()
    if (text !== '') blocks.push({ kind: 'text', markdown: text, page: null })
    lines = []
  }
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== null) {
      lines.push(line)
      if (mark?.startsWith(fence)) fence = null
      continue
    }
    const [, marks, words] = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? []
    const under = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(line)?.[1]
    if (marks !== undefined) {
      end()
      blocks.push({ kind: 'heading', level: marks.length, text: plain(words ?? ''), page: null })
    } else if (under && lines.length === 1 && lines[0]?.trim()) {
      const text = plain(lines[0])
      lines = []
      blocks.push({ kind: 'heading', level: under.startsWith('=') ? 1 : 2, text, page: null })
    } else if (line.trim() === '') end()
    else {
      if (mark) fence = mark.slice(0, 3)
      lines.push(line)
    }
  }
  end()
  return blocks
}

/** A heading's words without their markup: they become a title, which is text. */
function plain(heading: string): string {
  return heading
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,1000}\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, '')
    .replace(/(?<!\\)(?:\*\*|__|`)/g, '')
    .replace(/(?<![\\\w])[*_](\S[^*_]{0,300})[*_](?!\w)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|~<>-])/g, '$1')
    .trim()
}
