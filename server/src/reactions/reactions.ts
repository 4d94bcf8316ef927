import type { DueKind } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Door, Where } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { faultName, isEverybodys, mostBegun, mostTries, setAside } from './quarantine.ts'

/** Due work of one conversation. `tries` counts how often it was begun, this time included. */
export interface DueWork extends Where {
  kind: DueKind
  dueAt: number
  tries: number
}

export interface ReactionsParts {
  db: Database
  door: Door
  now: () => number
  /** This node, in the lease. */
  owner: string
  run: (work: DueWork) => Promise<void>
  log: (message: string, detail: object) => void
  /** Work not finished by then is begun by whoever sweeps next. Milliseconds; longer than the longest turn. */
  leaseMs?: number
  sweepMs?: number
}

export interface Reactions {
  start(): void
  /** Takes nothing new and waits for what runs. */
  stop(): Promise<void>
  /** How much runs now. */
  running(): number
}

/** Its lease ran out, and it was still at it; or whoever began it died, many times. */
class NeverEnded extends Error {
  override name = 'NeverEnded'
}

/** As much as one node works on at once. */
const atOnce = 64

/**
 * Does what conversations wait for: at once when this node committed it, by sweep when another node died over it.
 * The lease on the row decides who does it; doing it twice does no harm, because every command carries what it was computed from.
 */
export function createReactions({
  db,
  door,
  now,
  owner,
  run,
  log,
  leaseMs = 30_000,
  sweepMs = 1000,
}: ReactionsParts): Reactions {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let stopped = true
  let pumping: Promise<void> | undefined
  let again = false
  let sweeper: NodeJS.Timeout | undefined

  function pump(): void {
    if (stopped) return
    if (pumping) again = true
    else pumping = sweep().finally(() => (pumping = undefined))
  }

  async function sweep(): Promise<void> {
    try {
      do {
        again = false
        const room = atOnce - running.size
        if (room <= 0) break
        const claimed = await claim(room)
        if (stopped) {
          await release(claimed)
          break
        }
        for (const work of claimed) begin(work)
        if (claimed.length === room) again = true
      } while (again && !stopped)
    } catch (error) {
      log('sweep failed; the next one tries again', { error: faultWords(error) })
    }
  }

  async function claim(limit: number): Promise<DueWork[]> {
    const rows = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ workspace_id: string; id: string; due_kind: DueKind; due_at: number; tries: number }>(
        'select * from baton.claim_due($1, $2, $3, $4)',
        [now(), now() + leaseMs, owner, limit],
      ),
    )
    return rows.map((row) => ({
      workspace: row.workspace_id,
      conversation: row.id,
      kind: row.due_kind,
      dueAt: row.due_at,
      tries: row.tries,
    }))
  }

  /** Claimed as this node was told to stop: whoever sweeps next need not wait for the lease. */
  async function release(claimed: readonly DueWork[]): Promise<void> {
    await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query(
        `update baton.conversations c set lease_until = null, due_tries = c.due_tries - 1
          from unnest($1::text[], $2::text[]) as r (workspace, conversation)
          where c.workspace_id = r.workspace and c.id = r.conversation and c.lease_owner = $3`,
        [claimed.map(({ workspace }) => workspace), claimed.map(({ conversation }) => conversation), owner],
      ),
    )
  }

  function begin(work: DueWork): void {
    const doing = withinItsLease(work).catch((error: unknown) => failed(work, error))
    const done = doing.then(() => {
      running.delete(done)
      if (running.size === atOnce - 1) pump()
    })
    running.add(done)
  }

  /** What does not end by then is another's: it holds no place here, where it would keep others from theirs. */
  async function withinItsLease(work: DueWork): Promise<void> {
    if (work.tries > mostBegun) throw new NeverEnded()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NeverEnded()), leaseMs)
      timer.unref()
    })
    await Promise.race([run(work), late]).finally(() => clearTimeout(timer))
  }

  async function failed(work: DueWork, error: unknown): Promise<void> {
    const told = { ...work, error: faultWords(error) }
    try {
      if (work.tries < mostTries || isEverybodys(error))
        return log('due work failed; its lease runs out and it is begun again', told)
      if (await setAside(db, work, owner, faultName(error), now()))
        log('due work failed again and again and is set aside: see GET /v1/health/quarantine', told)
    } catch (again) {
      log('due work failed and could not be set aside; it is begun again', { ...told, again: faultWords(again) })
    }
  }

  /** One timer a conversation: the newest commit says what it waits for. */
  function expect(key: string, at: number | null): void {
    clearTimeout(timers.get(key))
    timers.delete(key)
    if (at === null || stopped) return
    const delay = Math.max(0, at - now())
    if (delay > 60 * 60 * 1000) return // the sweep finds it
    const timer = setTimeout(() => {
      timers.delete(key)
      pump()
    }, delay)
    timers.set(key, timer)
  }

  door.onCommitted(({ workspace, conversation, dueAt }) => expect(`${workspace}/${conversation}`, dueAt))

  return {
    start() {
      stopped = false
      sweeper = setInterval(pump, sweepMs)
      pump()
    },
    async stop() {
      stopped = true
      clearInterval(sweeper)
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      await pumping
      await Promise.allSettled(running)
    },
    running: () => running.size,
  }
}
