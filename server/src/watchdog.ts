import type { Database } from './db/database.ts'
import { countStranded } from './health/stranded.ts'
import { countOverduePromises } from './incidents/incidents.ts'
import { faultWords } from './http/server-log.ts'

export interface WatchdogParts {
  db: Database
  now: () => number
  log: (message: string, detail: object) => void
  everyMs?: number | undefined
}

export interface Watchdog {
  start(): void
  stop(): Promise<void>
  /** Looks once: who waits for people without anything due is looked at by the next sweep. Gives how many were mended, and how many are stranded still. */
  look(): Promise<{ mended: number; stranded: number }>
}

/** A promised update is late from then on. Milliseconds. */
const lateMs = 60_000

/** Mended in one statement. */
const atOnce = 100

/**
 * Looks for customers who would wait for ever (law 3). Nothing writes such a row, so each is a fault of ours: it is logged, and given a time all the
 * same. What is overdue the sweep of every node does by itself; here it is counted and told. Any number of nodes may look.
 */
export function createWatchdog({ db, now, log, everyMs = 30_000 }: WatchdogParts): Watchdog {
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<{ mended: number; stranded: number }> | undefined

  async function lookOnce() {
    const found = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ workspace: string; conversation: string }>(
        `update baton.conversations set due_at = $1, due_kind = 'queue' where (workspace_id, id) in
            (select workspace_id, id from baton.conversations where status = 'open' and holder_kind = 'queue' and due_at is null limit $2)
            and due_at is null
          returning workspace_id as workspace, id as conversation`,
        [now(), atOnce],
      ),
    )
    for (const each of found) log('a customer waited for people with nothing due: looked at again', each)
    const stranded = await countStranded(db, now())
    if (stranded > 0) log('customers wait whom nothing reaches: see GET /v1/health/stranded', { stranded })
    const late = await countOverduePromises(db, now() - lateMs)
    if (late > 0) log('incidents promised an update that did not come: see GET /v1/incidents', { incidents: late })
    return { mended: found.length, stranded }
  }

  const look = () => (looking ??= lookOnce().finally(() => (looking = undefined)))
  const lookSoon = () =>
    void look().catch((error: unknown) =>
      log('the watchdog could not look; it does again', { error: faultWords(error) }),
    )

  return {
    look,
    start() {
      timer = setInterval(lookSoon, everyMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await looking?.catch(() => {})
    },
  }
}
