import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import type { Resolve } from '../outbound/pinned-request.ts'
import { SourceGone } from './keep-page.ts'
import { LeftOut } from './left-out.ts'
import { readSite } from './read-site.ts'
import { beginRun, claimSource, endRun, holdSource, type Claim } from './run-record.ts'
import { sourceById } from './sources.ts'

export interface CrawlerParts {
  db: Database
  /** Origins that may be private addresses. */
  allowedOrigins(): readonly string[]
  now: () => number
  owner: string
  log: (message: string, detail: object) => void
  resolve?: Resolve | undefined
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  pauseMs?: number | undefined
  timeoutMs?: number | undefined
}

export interface Crawler {
  start(): void
  /** A source is there to be read. */
  ready(): void
  stop(): Promise<void>
}

const dailyMs = 24 * 60 * 60 * 1000
/** A site that could not be read is tried again so soon. Milliseconds. */
const againMs = 60 * 60 * 1000
/** As many sites as one node reads at a time. */
const mostSites = 3

/**
 * Reads the workspaces' help centres, each by one node under a lease, and again every day. What a node that died had read stays, and the next
 * one goes on behind it.
 */
export function createCrawler(parts: CrawlerParts): Crawler {
  const { db, now, owner, log, sweepMs = 5000, leaseMs = 2 * 60 * 1000, pauseMs = 500 } = parts
  const reading = new Map<string, Promise<void>>()
  let stopping = new AbortController()
  let sweeper: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined
  let again = false

  async function sweep(): Promise<void> {
    try {
      do {
        again = false
        while (!stopping.signal.aborted && reading.size < mostSites) {
          const claim = await claimSource(db, owner, now(), now() + leaseMs)
          if (!claim) break
          const work = readOn(claim).finally(() => {
            reading.delete(claim.source)
            ready()
          })
          reading.set(claim.source, work)
        }
      } while (again)
    } catch (error) {
      log('help centres could not be looked for; the next sweep tries again', { error: faultWords(error) })
    }
  }

  async function readOn(claim: Claim): Promise<void> {
    const { signal } = stopping
    const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
    const hold = () => holdSource(db, claim, owner, now() + leaseMs)
    const keepHold = setInterval(() => void hold().catch(() => {}), leaseMs / 4)
    try {
      const run = await beginRun(db, claim, owner, now())
      if (!run) return
      const whole = await readSite(
        { ...parts, allowedOrigins: parts.allowedOrigins(), signal, pauseMs, wait, hold },
        claim,
        run,
      )
      if (whole) await finish(claim)
      else await holdSource(db, claim, owner, null)
    } catch (error) {
      if (error instanceof SourceGone) return
      if (signal.aborted) return void (await holdSource(db, claim, owner, null).catch(() => {}))
      const fault = error instanceof LeftOut ? error.because : 'broke'
      if (fault === 'broke') log('a help centre broke', { ...claim, error: faultWords(error) })
      const end = { status: 'failed', fault, now: now(), dueAt: now() + againMs } as const
      await endRun(db, claim, owner, end).catch(() => {})
    } finally {
      clearInterval(keepHold)
    }
  }

  /** A site of which not one page could be read has failed, however politely. */
  async function finish(claim: Claim): Promise<void> {
    const source = await sourceById(db, claim.workspace, claim.source)
    const nothing = source !== null && source.read === 0
    const end = { now: now(), dueAt: now() + dailyMs }
    if (nothing) await endRun(db, claim, owner, { ...end, status: 'failed', fault: 'no-text' })
    else await endRun(db, claim, owner, { ...end, status: 'done', fault: null })
  }

  function ready(): void {
    if (stopping.signal.aborted) return
    if (sweeping) again = true
    else sweeping = sweep().finally(() => (sweeping = undefined))
  }

  return {
    ready,
    start() {
      stopping = new AbortController()
      sweeper = setInterval(ready, sweepMs)
      sweeper.unref()
      ready()
    },
    async stop() {
      clearInterval(sweeper)
      stopping.abort()
      await sweeping
      await Promise.all(reading.values())
    },
  }
}
