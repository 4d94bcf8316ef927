import pg from 'pg'
import type { Carrier } from './wakes.ts'

export interface NotifyCarrierParts {
  /** The database that the nodes share. */
  url: string
  take(batch: string): void
  log: (message: string, detail: object) => void
  /** Between two tries to connect, and between two looks at who else listens. Milliseconds. */
  retryMs?: number
}

const channel = 'baton_wake'
/** PostgreSQL takes less than 8,000 bytes. */
const bytes = 7900
/** More than that waits nowhere: it is found by looking. */
const waitingAtMost = 100

/**
 * LISTEN and NOTIFY on a connection of its own: inside the transaction that commits it would cost most of the throughput. Says nothing while
 * no other node listens, so that one node alone pays nothing.
 */
export function openNotify({ url, take, log, retryMs = 1000 }: NotifyCarrierParts): Carrier {
  let client: pg.Client | undefined
  let live = false
  let others = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let sending = 0

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'baton wakes',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      query_timeout: 10_000,
    })
    client = mine
    mine.on('error', () => lost(mine))
    mine.on('end', () => lost(mine))
    mine.on('notification', ({ payload }) => payload !== undefined && take(payload))
    try {
      await mine.connect()
      await mine.query(`listen ${channel}`)
      live = !closed
      await lookForOthers(mine)
    } catch (error) {
      log('the connection for wake-ups could not be made: other nodes are found by looking', { error: String(error) })
      lost(mine)
    }
    if (closed) await mine.end().catch(() => {})
  }

  /** Everybody who uses this database sees how others of the same user call themselves. */
  async function lookForOthers(mine: pg.Client): Promise<void> {
    const { rows } = await mine.query<{ others: boolean }>(
      `select exists (select from pg_stat_activity where datname = current_database() and application_name = 'baton wakes'
        and pid <> pg_backend_pid()) as others`,
    )
    others = rows[0]?.others ?? false
    if (mine === client && live) timer = setTimeout(() => void lookForOthers(mine).catch(() => lost(mine)), retryMs)
  }

  function lost(mine: pg.Client): void {
    if (mine !== client) return
    client = undefined
    live = others = false
    sending = 0
    clearTimeout(timer)
    void mine.end().catch(() => {})
    if (!closed) timer = setTimeout(() => void connect(), retryMs)
  }

  void connect()
  return {
    name: 'notify',
    bytes,
    worthwhile: () => live && others && sending < waitingAtMost,
    publish(batch) {
      const mine = client
      if (!mine) return
      sending += 1
      mine.query('select pg_notify($1, $2)', [channel, batch]).then(
        () => (sending = Math.max(0, sending - 1)),
        () => lost(mine),
      )
    },
    async close() {
      closed = true
      clearTimeout(timer)
      const mine = client
      client = undefined
      live = false
      await mine?.end().catch(() => {})
    },
  }
}
