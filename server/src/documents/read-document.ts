import type { Locale } from '@baton/engine'
import { documentLimits } from '@baton/protocol'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { LeftOut } from '../crawl/left-out.ts'
import { localeOf, readHtml } from '../crawl/read-html.ts'
import { asLine } from './as-line.ts'
import { countWords, Unreadable, type Block, type DocumentText } from './document.ts'
import { readPdf } from './read-pdf.ts'
import { markdownBlocks, toSections } from './sections.ts'
import { whatKind } from './what-kind.ts'

export interface ReadInput {
  bytes: Uint8Array
  /** What the file is called: its title where it has none of its own. */
  name: string
  /** What its sender says that it is in. */
  locale: Locale | null
}

/** As many words as there must be to answer anything. */
const fewestWords = 12

/** Reads any document that is taken. Only words come through. Throws `Unreadable`. */
export async function readDocument({ bytes, name, locale }: ReadInput): Promise<DocumentText> {
  const known = whatKind(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const read = known.kind === 'pdf' ? await readPdf(bytes) : readWords(known.kind, known.text)
  const title = (read.title || nameWithoutEnd(name) || 'Document').replace(/\s+/g, ' ').slice(0, 150)
  const sections = toSections(read.blocks, title)
  if (sections.reduce((sum, { body }) => sum + countWords(body), 0) < fewestWords) {
    const scanned = read.pages !== null && read.blankPages.length === read.pages
    throw new Unreadable(scanned ? 'document_scanned' : 'document_without_text')
  }
  const told = locale ?? localeOf(sections.map(({ body }) => body).join('\n'), read.lang)
  if (!told) throw new Unreadable('document_language')
  const { pages, blankPages, tags } = read
  return { kind: known.kind, title, locale: told, tags, pages, blankPages, sections }
}

export interface ReadBlocks {
  title: string
  /** The language that it says it is in; '' where it says none. */
  lang: string
  tags: readonly string[]
  pages: number | null
  blankPages: readonly number[]
  blocks: readonly Block[]
}

const withoutPages = { pages: null, blankPages: [], tags: [], lang: '' } as const

function readWords(kind: 'html' | 'markdown' | 'text', text: string): ReadBlocks {
  if (kind === 'markdown') return readMarkdown(text)
  if (kind === 'text') return { ...withoutPages, title: '', blocks: textBlocks(text) }
  try {
    const { title, markdown, lang } = readHtml(text, 2 * documentLimits.characters)
    return { ...withoutPages, lang, title, blocks: markdownBlocks(markdown) }
  } catch (error) {
    if (error instanceof LeftOut) throw new Unreadable('document_too_hard', 'its elements are nested too deeply')
    throw error
  }
}

/** Of front matter what is as it should be counts; many tools write theirs, each with its own names. */
const FrontMatter = z.object({
  title: z.string().trim().min(1).max(150).optional().catch(undefined),
  locale: z.string().max(20).optional().catch(undefined),
  lang: z.string().max(20).optional().catch(undefined),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).optional().catch(undefined),
})

function readMarkdown(text: string): ReadBlocks {
  const [whole, yaml] = /^---[ \t]*\r?\n([^]{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text) ?? []
  const hasFront = whole !== undefined && text.startsWith(whole)
  let front: z.infer<typeof FrontMatter> = {}
  if (hasFront) {
    try {
      front = FrontMatter.parse(parseYaml(yaml ?? '', { maxAliasCount: 20, logLevel: 'silent' }) ?? {})
    } catch {
      // It is not YAML, or no list of names: its lines are not part of the text all the same.
    }
  }
  const blocks = markdownBlocks(hasFront ? text.slice(whole.length) : text)
  const first = blocks.find(({ kind }) => kind === 'heading')
  const own = first?.kind === 'heading' && first.level === 1 ? first.text : ''
  return {
    ...withoutPages,
    title: front.title ?? own,
    lang: (front.locale ?? front.lang ?? '').toLowerCase(),
    tags: front.tags ?? [],
    blocks,
  }
}

/** Plain text has headings too: a short line that stands alone before a paragraph, and does not end as a sentence does. */
function textBlocks(text: string): Block[] {
  const paragraphs = text
    .split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return paragraphs.map((each, i) => {
    const next = paragraphs[i + 1]
    const isHeading =
      !/[\r\n]/.test(each) &&
      each.length <= 80 &&
      !/[.,;:!…]$/.test(each) &&
      !/^[-*•]/.test(each) &&
      next !== undefined &&
      next.length > each.length
    if (isHeading) return { kind: 'heading', level: 1, text: each, page: null }
    return {
      kind: 'text',
      markdown: each
        .split(/\r\n|\r|\n/)
        .map(asLine)
        .join('\n'),
      page: null,
    }
  })
}

const nameWithoutEnd = (name: string) =>
  name
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
