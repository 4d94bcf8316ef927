import robotsParser from 'robots-parser'
import { fetchPage, type FetchParts } from './fetch-page.ts'
import { LeftOut } from './left-out.ts'

/** What a site asks of those who read it by machine. */
export interface Robots {
  allows(url: string): boolean
  /** Milliseconds between two requests. */
  pauseMs: number | null
  sitemaps: readonly string[]
}

/** The name that a site's robots.txt addresses us by. */
export const robotName = 'baton'
/** Its types say that it has a default export, and as CommonJS it is that. */
const readRules = robotsParser as unknown as typeof robotsParser.default
/** More than this is not read (RFC 9309 §2.5). Bytes. */
const longest = 500 * 1024
/** Who asks for more time between two requests than this gets this. Seconds. */
const longestPause = 30

/**
 * Reads robots.txt (RFC 9309): without one everything may be read, and while it cannot be had, nothing. Throws `LeftOut` then.
 */
export async function readRobots(parts: FetchParts, origin: string): Promise<Robots> {
  const url = `${origin}/robots.txt`
  const { status, body } = await fetchPage(parts, url, { accept: 'text/plain', longest, cut: true })
  if (status >= 500 || status === 429) throw new LeftOut('robots', status)
  return parseRobots(url, status < 300 ? body.toString('utf8') : '')
}

export function parseRobots(url: string, text: string): Robots {
  const robots = readRules(url, text)
  const pause = robots.getCrawlDelay(robotName)
  return {
    allows: (each) => robots.isAllowed(each, robotName) ?? true,
    pauseMs: pause === undefined || !(pause > 0) ? null : Math.min(pause, longestPause) * 1000,
    sitemaps: robots.getSitemaps().slice(0, 20),
  }
}
