import type { Database, Query } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { audit, system } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { dayMs, limitsOf, nextOver, removeRows, rowKinds, type Limits } from './expired.ts'
import { readRetention, type Removed } from './retention-rows.ts'

export interface RetentionParts {
  db: Database
  door: Door
  newId: NewId
  now: () => number
  /** This node, among those that share the database. */
  owner: string
  log: (message: string, detail: object) => void
  /** How often it is looked whether something is due. Milliseconds. */
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  /** As many as are removed in one transaction: short enough that nobody waits for it. */
  atOnce?: number | undefined
}

export interface RetentionRunner {
  start(): void
  stop(): Promise<void>
  /** Removes what is over in every workspace whose time has come. Gives how many workspaces this node did. */
  run(): Promise<number>
}

interface Turn {
  workspace: string
  dueAt: number
}

/** The lease is another node's, or the settings were changed meanwhile: nothing more is removed. */
class TurnLost extends Error {}

/**
 * Removes what a workspace keeps no longer, once a day: words by `baton.erase_conversations`, the rest row by row, in slices. One node at a time has a
 * workspace; after it dies another goes on, and what is counted was removed once.
 */
export function createRetentionRunner(parts: RetentionParts): RetentionRunner {
  const { db, door, newId, now, owner, log, sweepMs = 60_000, leaseMs = 60_000, atOnce = 50 } = parts
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | undefined
  let stopped = false

  async function runDue(): Promise<number> {
    for (let done = 0; ; done += 1) {
      const turn = stopped ? null : await claim()
      if (!turn) return done
      try {
        await removeOver(turn)
      } catch (error) {
        if (error instanceof TurnLost) continue
        await fail(turn, error)
      }
    }
  }

  async function claim(): Promise<Turn | null> {
    const [turn] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<Turn>(
        `update baton.retention set lease_until = $2, lease_owner = $3 where workspace_id = (select workspace_id from baton.retention
            where next_at <= $1 and (lease_until is null or lease_until <= $1) order by next_at limit 1 for update skip locked)
          returning workspace_id as workspace, next_at as "dueAt"`,
        [now(), now() + leaseMs, owner],
      ),
    )
    return turn ?? null
  }

  /** What is written stands or falls with the turn, and lengthens it. */
  async function inTurn<T>({ workspace, dueAt }: Turn, work: (query: Query) => Promise<T>): Promise<T> {
    return db.transaction({ workspace }, async (query) => {
      const mine = await query(
        `update baton.retention set lease_until = $4 where workspace_id = $1 and lease_owner = $2 and next_at = $3 returning 1`,
        [workspace, owner, dueAt, now() + leaseMs],
      )
      if (mine.length === 0) throw new TurnLost()
      return work(query)
    })
  }

  async function removeOver(turn: Turn): Promise<void> {
    const { workspace } = turn
    const { settings } = await readRetention(db, workspace)
    const limits = limitsOf(settings, now())
    // Taken up after a node died, it goes on counting.
    await inTurn(turn, (query) =>
      query(
        `update baton.retention set began_at = case when began_at is not null and ended_at is null then began_at else $2 end,
            removed = case when began_at is not null and ended_at is null then removed else '{}' end, ended_at = null where workspace_id = $1`,
        [workspace, now()],
      ),
    )
    await removeConversations(turn, limits)
    for (const kind of rowKinds) {
      const limit = limits[kind]
      for (let gone = atOnce; limit !== null && gone === atOnce;) {
        gone = await inTurn(turn, async (query) => {
          const n = await removeRows(query, workspace, kind, limit, atOnce)
          await count(query, workspace, kind, n)
          return n
        })
      }
    }
    const removed = await end(turn)
    if (removed.conversations + removed.files + removed.captures > 0) await db.scrub?.()
  }

  async function removeConversations(turn: Turn, limits: Limits): Promise<void> {
    const { workspace } = turn
    for (let undone = atOnce; undone === atOnce;) {
      const begun = await inTurn(turn, (query) =>
        query<{ id: string }>(
          'select conversation_id as id from baton.expired_conversations where workspace_id = $1 and not done limit $2',
          [workspace, atOnce],
        ),
      )
      await removeWords(
        turn,
        begun.map(({ id }) => id),
      )
      undone = begun.length
    }
    for (let after: string | null = ''; after !== null && limits.newest > 0;) {
      const { over, next } = await inTurn(turn, (query) => nextOver(query, workspace, limits, after ?? '', atOnce))
      await removeWords(turn, over)
      after = next
    }
  }

  async function removeWords(turn: Turn, over: readonly string[]): Promise<void> {
    if (over.length === 0) return
    const { workspace } = turn
    const [whole] = await inTurn(turn, (query) => query<{ ids: string[] }>('select baton.parts_of($1) as ids', [over]))
    const conversations = whole?.ids ?? over
    // The words go first, so that whoever hears of it finds none. Should anything fail after that, it is taken up, and done again does no harm.
    await inTurn(turn, async (query) => {
      await query(
        `insert into baton.expired_conversations (workspace_id, conversation_id, at, done) select $1, id, $3, false from unnest($2::text[]) as id
          on conflict do nothing`,
        [workspace, conversations, now()],
      )
      await query('select baton.erase_conversations($1)', [conversations])
    })
    for (const conversation of conversations)
      await door.handle({ workspace, conversation }, { kind: 'system' }, { type: 'ForgetCustomer' })
    await inTurn(turn, async (query) => {
      // What was being written meanwhile.
      await query('select baton.erase_conversations($1)', [conversations])
      const counted = await query(
        `update baton.expired_conversations set done = true where workspace_id = $1 and conversation_id = any ($2) and not done returning 1`,
        [workspace, conversations],
      )
      await count(query, workspace, 'conversations', counted.length)
    })
  }

  const count = (query: Query, workspace: string, kind: keyof Removed, n: number) =>
    query(
      `update baton.retention set removed = jsonb_set(removed, array[$2::text], to_jsonb(coalesce((removed ->> $2)::int, 0) + $3::int)) where workspace_id = $1`,
      [workspace, kind, n],
    )

  async function end(turn: Turn): Promise<Removed> {
    const { workspace } = turn
    await inTurn(turn, async (query) => {
      const [row] = await query<{ removed: Record<string, unknown> }>(
        `update baton.retention set ended_at = $2, next_at = $3, fault = null, lease_until = null, lease_owner = null where workspace_id = $1 returning removed`,
        [workspace, now(), now() + dayMs],
      )
      const deed = { workspace, by: system, action: 'retention.removed', target: workspace, detail: row?.removed }
      await audit(query, newId, deed, now())
    })
    return (await readRetention(db, workspace)).removed
  }

  /** Said where people look, and tried again when the lease has run out. */
  async function fail({ workspace }: Turn, error: unknown): Promise<void> {
    log('what is kept no longer could not be removed; it is tried again', { workspace, error: faultWords(error) })
    await db.scoped(workspace, 'update baton.retention set fault = $3 where workspace_id = $1 and lease_owner = $2', [
      workspace,
      owner,
      'It broke off, and goes on by itself within a minute. The log says why.',
    ])
  }

  const run = () => (running ??= runDue().finally(() => (running = undefined)))
  const runSoon = () =>
    void run().catch((error: unknown) =>
      log('it could not be looked what is kept no longer', { error: faultWords(error) }),
    )

  return {
    run,
    start() {
      stopped = false
      timer = setInterval(runSoon, sweepMs)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => {})
    },
  }
}
