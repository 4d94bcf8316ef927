import { practiceKeptMs } from './assistants/practice-rows.ts'
import { faultWords } from './http/server-log.ts'
import type { Database } from './db/database.ts'
import { removeUnsent } from './files/files.ts'

export interface HousekeepingParts {
  db: Database
  now: () => number
  log: (message: string, detail: object) => void
  everyMs?: number
  /** Rows removed in one statement: short enough that nobody waits for it. */
  atOnce?: number
}

export interface Housekeeping {
  start(): void
  stop(): Promise<void>
  /** Removes what is too old now. Gives the number of rows. */
  clean(): Promise<number>
}

/** A request is sent again within minutes, or by hand on the day after; two days cover both. Milliseconds. */
export const keysKeptMs = 48 * 60 * 60 * 1000

/** Rows of mails that came in: longer than any server tries to deliver one. Milliseconds. */
export const mailsKeptMs = 90 * 24 * 60 * 60 * 1000

/** Deliveries of webhooks that arrived or were given up can be looked at, and replayed, for so long. Milliseconds. */
export const deliveriesKeptMs = 30 * 24 * 60 * 60 * 1000

/** What a conversation has cost is counted for so long after its last call; from the facts, where it goes on after that. Milliseconds. */
export const spendingKeptMs = 90 * 24 * 60 * 60 * 1000

/** A document that was removed can be brought back for so long. Milliseconds. */
export const documentsKeptMs = 24 * 60 * 60 * 1000

/** Removes what nobody will ask for again: answers under idempotency keys, documents that were removed, and notes of what changed in rosters. Any number of nodes may do it at the same time. */
export function createHousekeeping({
  db,
  now,
  log,
  everyMs = 60 * 60 * 1000,
  atOnce = 1000,
}: HousekeepingParts): Housekeeping {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | undefined
  let stopped = true

  async function remove(): Promise<number> {
    const before = now() - keysKeptMs
    let removed =
      (await forgetRosterChanges()) +
      (await removeMails()) +
      (await removeDeliveries()) +
      (await removeDocuments()) +
      (await removeSpending()) +
      (await removePractice()) +
      (await removeUnsent(db, now(), atOnce))
    for (;;) {
      const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
        query(
          `delete from baton.idempotency where (workspace_id, caller, key) in
            (select workspace_id, caller, key from baton.idempotency where created_at < $1 order by created_at limit $2)
            returning key`,
          [before, atOnce],
        ),
      )
      removed += gone.length
      if (gone.length < atOnce || stopped) return removed
    }
  }

  async function removePractice(): Promise<number> {
    const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query(
        `delete from baton.practice_sessions where (workspace_id, id) in
          (select workspace_id, id from baton.practice_sessions where updated_at < $1 limit $2) returning id`,
        [now() - practiceKeptMs, atOnce],
      ),
    )
    return gone.length
  }

  async function removeSpending(): Promise<number> {
    const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query(
        `delete from baton.model_spending where (workspace_id, period) in
          (select workspace_id, period from baton.model_spending where updated_at < $1 limit $2) returning period`,
        [now() - spendingKeptMs, atOnce],
      ),
    )
    return gone.length
  }

  /** What was taken is kept for as long as the same mail may come again, and what was put aside for as long as somebody may look. */
  async function removeMails(): Promise<number> {
    let removed = 0
    for (;;) {
      const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
        query(
          `delete from baton.mails_in where (workspace_id, id) in
            (select workspace_id, id from baton.mails_in where received_at < $1 limit $2) returning id`,
          [now() - mailsKeptMs, atOnce],
        ),
      )
      removed += gone.length
      if (gone.length < atOnce || stopped) return removed
    }
  }

  async function removeDocuments(): Promise<number> {
    let removed = 0
    for (;;) {
      const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
        query(
          `delete from baton.knowledge_documents where (workspace_id, id) in
            (select workspace_id, id from baton.knowledge_documents where removed_at < $1 limit $2) returning id`,
          [now() - documentsKeptMs, atOnce],
        ),
      )
      removed += gone.length
      if (gone.length < atOnce || stopped) return removed
    }
  }

  async function removeDeliveries(): Promise<number> {
    let removed = 0
    for (;;) {
      const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
        query(
          `delete from baton.webhook_deliveries where (workspace_id, id) in
            (select workspace_id, id from baton.webhook_deliveries where ended_at < $1 limit $2) returning id`,
          [now() - deliveriesKeptMs, atOnce],
        ),
      )
      removed += gone.length
      if (gone.length < atOnce || stopped) return removed
    }
  }

  /** Nodes read the roster whole every minute: what changed before that is nobody's news. By the database's clock, as they are stamped. */
  async function forgetRosterChanges(): Promise<number> {
    const gone = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ n: number }>(
        `with gone as (delete from baton.roster_changes where at < clock_timestamp() - interval '10 minutes' returning 1)
          select count(*)::int as n from gone`,
      ),
    )
    return gone[0]?.n ?? 0
  }

  function clean(): Promise<number> {
    running ??= remove().finally(() => (running = undefined))
    return running
  }

  const cleanSoon = () =>
    void clean().catch((error: unknown) =>
      log('old rows could not be removed; they are next time', { error: faultWords(error) }),
    )

  return {
    clean,
    start() {
      stopped = false
      timer = setInterval(cleanSoon, everyMs)
      cleanSoon()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => {})
    },
  }
}
