import type { Database } from '../db/database.ts'
import { fetchPage, textOf, type Fetched, type FetchParts } from './fetch-page.ts'
import { keepAsItWas, keepNothing, keepPage } from './keep-page.ts'
import { LeftOut } from './left-out.ts'
import { hasText, readHtml } from './read-html.ts'
import { readRobots, type Robots } from './robots.ts'
import { addPages, nextPage, type Claim, type NextPage, type Run, type Seen } from './run-record.ts'
import { isOnSite, pageAddress, siteOf, type Site } from './site.ts'
import { readSitemaps } from './sitemap.ts'

export interface ReadSiteParts extends FetchParts {
  db: Database
  now: () => number
  /** Milliseconds between two requests, where the site asks for no more. */
  pauseMs: number
  wait(ms: number): Promise<void>
  /** Keeps the lease. False: stop. */
  hold(): Promise<boolean>
}

const longestPage = 2 * 1024 * 1024
const deepest = 10
/** So many pages in a row that cannot be had: the site is away, and nothing of it is forgotten. */
const mostAway = 5
/** How often a site that says it is busy is asked again for one page, and how long it may make us wait. Milliseconds. */
const busyTries = 2
const longestWait = 60_000

/**
 * Reads a site through: robots.txt first, then its sitemaps and links, one request at a time with a pause between. What is known is asked for
 * only if it has changed. Goes on where a run stopped. False: it stopped before the end. Throws `LeftOut` where the site cannot be read at all.
 */
export async function readSite(parts: ReadSiteParts, claim: Claim, run: Run): Promise<boolean> {
  const { db } = parts
  const pace = createPace(parts)
  const { site, robots } = await openSite(parts, run.url, pace)
  pace.atLeast(robots.pauseMs ?? 0)
  const mayGo = (url: string) => {
    if (!isOnSite(url, site)) throw new LeftOut('elsewhere')
    if (!robots.allows(url)) throw new LeftOut('robots')
  }
  const reader = { ...parts, claim, run, site, robots, mayGo, pause: pace.pause }
  await addPages(db, claim, run, [pageAddress(run.url, run.url) ?? run.url], 0)
  const named = await readSitemaps(parts, sitemapsOf(robots, site), {
    most: 2 * run.mostPages,
    mayGo: (url) => {
      if (new URL(url).origin !== site.origin) throw new LeftOut('elsewhere')
    },
    pause: pace.pause,
  })
  await addPages(db, claim, run, addresses(named, site.origin, reader), 1)

  for (let away = 0; away < mostAway;) {
    if (parts.signal.aborted || !(await parts.hold())) return false
    const page = await nextPage(db, claim, run)
    if (!page) return true
    const because = await readOne(reader, page)
    if (parts.signal.aborted) return false
    away = because === 'timeout' || because === 'unreachable' ? away + 1 : 0
  }
  throw new LeftOut('unreachable')
}

type Reader = ReadSiteParts & {
  claim: Claim
  run: Run
  site: Site
  robots: Robots
  mayGo(url: string): void
  pause(): Promise<void>
}

/** Where the site is: its start may lead to the same host with or without `www.`, or to https, and nowhere else. */
async function openSite(parts: ReadSiteParts, start: string, pace: Pace): Promise<{ site: Site; robots: Robots }> {
  const host = (url: string) => new URL(url).host.replace(/^www\./, '').replace(/:(?:80|443)$/, '')
  const { origin } = new URL(start)
  await pace.pause()
  const robots = await readRobots(parts, origin)
  if (!robots.allows(start)) throw new LeftOut('robots')
  await pace.pause()
  const got = await fetchPage(parts, start, {
    accept: 'text/html',
    longest: longestPage,
    mayGo: (url) => {
      if (URL.canParse(url) && host(url) !== host(start)) throw new LeftOut('elsewhere')
    },
  })
  if (got.status >= 400) throw new LeftOut(got.status === 404 ? 'not-found' : 'http-error', got.status)
  // The folder is what was asked for: a start page that leads on to `/en/` is no reason to read less.
  const { folder } = siteOf(start)
  const there = new URL(got.url).origin
  const site = { origin: there, folder: new URL(got.url).pathname.startsWith(folder) ? folder : siteOf(got.url).folder }
  if (there === origin) return { site, robots }
  await pace.pause()
  return { site, robots: await readRobots(parts, there) }
}

const sitemapsOf = ({ sitemaps }: Robots, { origin, folder }: Site): string[] =>
  sitemaps.length > 0
    ? [...sitemaps]
    : [...new Set([`${origin}/sitemap.xml`, ...(folder === '/' ? [] : [`${origin}${folder}sitemap.xml`])])]

/** Links as addresses of pages that may be read. */
function addresses(links: readonly string[], base: string, { site, robots }: Pick<Reader, 'site' | 'robots'>) {
  const found = links.map((link) => pageAddress(link, base)).filter((url) => url !== null && isOnSite(url, site))
  return (found as string[]).filter((url) => robots.allows(url))
}

/** Looks at one page and notes what came of it. Gives why it gave nothing, or null. */
async function readOne(reader: Reader, page: NextPage): Promise<LeftOut['because'] | null> {
  const { db, claim, run, now } = reader
  try {
    const got = await getPage(reader, page)
    if (got.status === 304) await keepAsItWas(db, claim, run, page.url, { httpStatus: 304 }, now())
    else await takePage(reader, page, got)
    return null
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error
    if (reader.signal.aborted) return null // it was we who went away
    const seen = { status: 'left-out', because: error.because, httpStatus: error.status } satisfies Seen
    if (page.articleId !== null && isPassing(error)) await keepAsItWas(db, claim, run, page.url, seen, now())
    else if (error.because === 'not-found') await keepNothing(db, claim, run, page, { ...seen, status: 'gone' }, now())
    else await keepNothing(db, claim, run, page, seen, now())
    return error.because
  }
}

/** Whether a page may be there again tomorrow. */
const isPassing = ({ because, status }: LeftOut) =>
  because === 'timeout' ||
  because === 'unreachable' ||
  (because === 'http-error' && (status === undefined || status >= 500 || status === 429))

async function getPage(reader: Reader, page: NextPage): Promise<Fetched> {
  const { url, etag, lastModified } = page
  const known = page.status === 'read' && page.articleId !== null
  const headers = {
    ...(known && etag ? { 'if-none-match': etag } : {}),
    ...(known && lastModified ? { 'if-modified-since': lastModified } : {}),
  }
  for (let tries = 0; ; tries += 1) {
    await reader.pause()
    const wish = { accept: 'text/html, application/xhtml+xml', longest: longestPage, headers, mayGo: reader.mayGo }
    const got = await fetchPage(reader, url, wish)
    const isBusy = got.status === 429 || got.status === 503
    if (isBusy && tries < busyTries) await reader.wait(askedToWait(got.headers['retry-after']))
    else if (got.status === 404 || got.status === 410) throw new LeftOut('not-found', got.status)
    else if (got.status >= 400) throw new LeftOut('http-error', got.status)
    else return got
  }
}

const askedToWait = (header: string | undefined) =>
  Math.min(longestWait, /^\d{1,6}$/.test(header ?? '') ? Number(header) * 1000 : 5000)

async function takePage(reader: Reader, page: NextPage, got: Fetched): Promise<void> {
  const { db, claim, run, site, now } = reader
  const at = pageAddress(got.url, got.url) ?? got.url
  if (at !== page.url) {
    await addPages(db, claim, run, addresses([at], at, reader), page.depth)
    throw new LeftOut('duplicate', got.status)
  }
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(got.headers['content-type'] ?? ''))
    throw new LeftOut('not-html', got.status)
  const read = readHtml(textOf(got))
  const tag = String(got.headers['x-robots-tag'] ?? '')
  const base = read.base && URL.canParse(read.base, at) ? new URL(read.base, at).href : at
  const canonical = read.canonical === null ? null : pageAddress(read.canonical, base)
  if (read.mayBeFollowed && !/\b(?:nofollow|none)\b/i.test(tag) && page.depth < deepest)
    await addPages(db, claim, run, addresses(read.links, base, reader), page.depth + 1)
  if (!read.mayBeKept || /\b(?:noindex|none)\b/i.test(tag)) throw new LeftOut('noindex', got.status)
  if (canonical !== null && canonical !== at && isAnotherPage(canonical, site, run)) {
    await addPages(db, claim, run, addresses([canonical], base, reader), page.depth)
    throw new LeftOut('duplicate', got.status)
  }
  if (!hasText(read.markdown)) throw new LeftOut('no-text', got.status)
  if (read.locale === null) throw new LeftOut('language', got.status)
  const { etag, 'last-modified': lastModified } = got.headers
  const title = read.title || decodeURI(new URL(at).pathname).split('/').findLast(Boolean) || at
  const kept = { ...read, title, locale: read.locale }
  const because = await keepPage(db, claim, run, page, kept, { httpStatus: got.status, etag, lastModified }, now())
  if (because !== null) throw new LeftOut(because, got.status)
}

/** Many a site's every page says that its own address is the front page's: that is not believed. */
const isAnotherPage = (canonical: string, site: Site, run: Run) =>
  isOnSite(canonical, site) && canonical !== run.url && new URL(canonical).pathname !== site.folder

interface Pace {
  /** Waits until the site may be asked again. */
  pause(): Promise<void>
  atLeast(ms: number): void
}

function createPace({ now, wait, pauseMs }: ReadSiteParts): Pace {
  let ms = pauseMs
  let last = -Infinity
  return {
    atLeast: (least) => void (ms = Math.max(ms, least)),
    async pause() {
      const left = last + ms - now()
      if (left > 0) await wait(left)
      last = now()
    },
  }
}
