import { Parser } from 'htmlparser2'
import { fetchPage, textOf, unzipped, type FetchParts } from './fetch-page.ts'
import { LeftOut } from './left-out.ts'

/** Files of a sitemap that are read, and how long each may be once it is unpacked. */
const mostFiles = 50
const longest = 10 * 1024 * 1024

/**
 * The addresses in a site's sitemaps, an index followed to its files, also packed ones; at most `most`. A sitemap that cannot be had or
 * read gives none: the links lead on.
 */
export async function readSitemaps(
  parts: FetchParts,
  starts: readonly string[],
  { most, mayGo, pause }: { most: number; mayGo: (url: string) => void; pause: () => Promise<void> },
): Promise<string[]> {
  const waiting = [...starts]
  const seen = new Set<string>()
  const found = new Set<string>()
  while (waiting.length > 0 && seen.size < mostFiles && found.size < most && !parts.signal.aborted) {
    const url = waiting.shift() ?? ''
    if (seen.has(url)) continue
    seen.add(url)
    try {
      await pause()
      const { pages, files } = await readFile(parts, url, mayGo)
      for (const page of pages) if (found.size < most) found.add(page)
      waiting.push(...files.slice(0, mostFiles))
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error
    }
  }
  return [...found]
}

async function readFile(parts: FetchParts, url: string, mayGo: (url: string) => void) {
  const got = await fetchPage(parts, url, { accept: 'application/xml, text/xml, */*;q=0.5', longest, mayGo })
  if (got.status >= 300) throw new LeftOut('http-error', got.status)
  const packed = got.body[0] === 0x1f && got.body[1] === 0x8b
  const text = packed ? unzipped(got.body, longest).toString('utf8') : textOf(got)
  return parseSitemap(text)
}

/** What a sitemap names: pages, and further sitemaps. A text of one address a line is a sitemap too. Entities of its own are not read. */
export function parseSitemap(text: string): { pages: string[]; files: string[] } {
  const pages: string[] = []
  const files: string[] = []
  if (!text.includes('<')) {
    const lines = text.split(/\r?\n/).map((line) => line.trim())
    return { pages: lines.filter((line) => /^https?:\/\//i.test(line)).slice(0, 50_000), files }
  }
  const open: string[] = []
  let words = ''
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(name.toLowerCase().replace(/^.*:/, ''))
        words = ''
      },
      ontext(piece) {
        if (open.at(-1) === 'loc' && words.length < 3000) words += piece
      },
      onclosetag() {
        const [inside, name] = open.slice(-2)
        open.pop()
        if (name !== 'loc') return
        if (inside === 'sitemap') files.push(words.trim())
        else if (inside === 'url') pages.push(words.trim())
        words = ''
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  return { pages, files }
}
