import { documentLimits } from '@baton/protocol'
import { getDocumentProxy } from 'unpdf'
import { Unreadable } from './document.ts'
import { layOut, type Line } from './pdf-layout.ts'
import type { ReadBlocks } from './read-document.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** A PDF's words, page by page, with what its layout says of headings. Nothing in it is run, drawn or fetched. Throws `Unreadable`. */
export async function readPdf(bytes: Uint8Array): Promise<ReadBlocks> {
  const pdf = await open(bytes)
  try {
    const pages = pdf.numPages
    if (pages > documentLimits.pages) {
      throw new Unreadable('document_too_long', `${pages} pages; ${documentLimits.pages} at most`)
    }
    const lines: Line[] = []
    const blankPages: number[] = []
    let characters = 0
    for (let number = 1; number <= pages; number += 1) {
      const found = await linesOf(pdf, number)
      characters += found.reduce((sum, { text }) => sum + text.length, 0)
      if (characters > 2 * documentLimits.characters) throw new Unreadable('document_too_long', `on page ${number}`)
      if (!found.some(({ text }) => /[\p{L}\p{N}]{2}/u.test(text))) blankPages.push(number)
      lines.push(...found)
    }
    const { title, lang } = await saysOfItself(pdf)
    const { blocks, firstHeading } = layOut(lines, pages)
    return { title: title || firstHeading, lang, tags: [], pages, blankPages, blocks }
  } finally {
    await pdf.loadingTask.destroy().catch(() => {})
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // What is read there must be bytes of its own, and no Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      maxImageSize: 0,
      verbosity: 0,
    })
  } catch (error) {
    const { name } = error as Error
    if (name === 'PasswordException') throw new Unreadable('document_locked')
    throw new Unreadable('document_broken')
  }
}

interface Item {
  str: string
  transform: number[]
  width: number
  height: number
  fontName: string
  hasEOL: boolean
}

/** The lines of a page in the order in which they are written. A page that cannot be read has none. */
async function linesOf(pdf: Pdf, page: number): Promise<Line[]> {
  let items: Item[]
  try {
    const opened = await pdf.getPage(page)
    const content = await opened.getTextContent()
    items = content.items.filter((item): item is Item & (typeof content.items)[number] => 'str' in item)
    opened.cleanup()
  } catch (error) {
    if (error instanceof RangeError) throw error
    return []
  }
  const lines: Line[] = []
  let open: (Line & { end: number; heaviest: number }) | null = null
  for (const { str, transform, width, height, fontName, hasEOL } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0]
    const size = Math.round(2 * (height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0))) / 2
    if (str !== '') {
      const near = open && Math.abs(open.y - y) <= 0.5 * Math.max(open.size, size)
      if (!open || !near) {
        open = { page, text: '', x, y, size, font: fontName, end: x, heaviest: 0 }
        lines.push(open)
      }
      const gap = x - open.end > 0.2 * size && !/\s$/.test(open.text) && !/^\s/.test(str)
      open.text += (gap && open.text !== '' ? ' ' : '') + str
      open.end = x + width
      const weight = str.trim().length
      if (weight > open.heaviest) [open.heaviest, open.size, open.font] = [weight, size, fontName]
    }
    if (hasEOL) open = null
  }
  return lines.flatMap(({ text, ...line }) => {
    const told = cleaned(text)
    return told === '' ? [] : [{ page, text: told, x: line.x, y: line.y, size: line.size, font: line.font }]
  })
}

/** Ligatures and odd spaces as the letters that people search by. */
const cleaned = (text: string) =>
  text
    .normalize('NFKC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u200b\ufeff]/g, ' ')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()

async function saysOfItself(pdf: Pdf): Promise<{ title: string; lang: string }> {
  try {
    const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown; Language?: unknown } }
    const title = typeof info.Title === 'string' ? cleaned(info.Title) : ''
    // What programs write where nobody has given a title.
    const isOwn =
      /\p{L}{2}/u.test(title) &&
      !/^(?:untitled|unbenannt|document\d*$|microsoft word|powerpoint)|\.\w{2,4}$/i.test(title)
    return { title: isOwn ? title : '', lang: typeof info.Language === 'string' ? info.Language.toLowerCase() : '' }
  } catch {
    return { title: '', lang: '' }
  }
}
