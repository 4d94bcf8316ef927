import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import { readClusterName } from '../log/cluster.ts'

export interface SearchIndexParts {
  db: Database
  now: () => number
  /** This node, by name. */
  owner: string
  log: (message: string, detail: object) => void
  sweepMs?: number | undefined
  leaseMs?: number | undefined
  /** Facts that are read in one go. */
  atOnce?: number | undefined
}

export interface SearchIndex {
  start(): void
  /** Something was said. */
  heard(): void
  stop(): Promise<void>
  /** Reads all that is committed now. Gives the number of texts; null where another node is at it. */
  read(): Promise<number | null>
}

interface Place {
  workspace_id: string
  conversation_id: string
  seq: number
  xid: string
}

/** Facts whose words one statement reads. */
const inOneStatement = 500
/** So long after something was said its words are read: what is said meanwhile is read along. Milliseconds. */
const gatherMs = 250

/**
 * Writes the words by which messages are found, behind the commits and beside them: a message that cannot be found for half a second costs nobody
 * anything, one that takes longer to be acknowledged does. One node at a time, under a lease; a cursor that is written after the words, so that a
 * crash reads something twice and leaves nothing out. It reads below the oldest running transaction, as everybody who follows the log.
 */
export function createSearchIndex(parts: SearchIndexParts): SearchIndex {
  const { db, now, owner, log, sweepMs = 2000, leaseMs = 15_000, atOnce = 2000 } = parts
  let stopped = true
  let sweeper: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let cluster: string | undefined

  const asFollower = <Row>(sql: string, params: unknown[]) =>
    db.transaction({ role: 'baton_follower' }, (query) => query<Row>(sql, params))

  /** Where to go on from, when it is ours to do. What was counted in another cluster says nothing here: from the beginning, then. */
  async function claim(): Promise<string | null> {
    cluster ??= await readClusterName(db)
    const [row] = await asFollower<{ read_to: string }>(
      `update baton.search_progress set lease_until = $1, lease_owner = $2, cluster = $4,
          read_to = case when cluster = $4 and read_to <= pg_snapshot_xmax(pg_current_snapshot()) then read_to else '0' end
        where lease_until < $3 or lease_owner = $2 returning read_to::text`,
      [now() + leaseMs, owner, now(), cluster],
    )
    return row?.read_to ?? null
  }

  /** Facts from `from` on, all of each transaction; and where the next ones begin. */
  async function next(from: string, most: number): Promise<{ places: Place[]; next: string; more: boolean }> {
    const places = await asFollower<Place & { upper: string }>(
      `select f.workspace_id, f.conversation_id, f.seq, f.xid::text as xid from baton.facts f
        where f.xid >= $1::text::xid8 and f.xid < pg_snapshot_xmin(pg_current_snapshot()) order by f.xid limit $2`,
      [from, most],
    )
    const last = places.at(-1)?.xid
    if (last === undefined) return { places, next: from, more: false }
    if (places.length < most) return { places, next: String(BigInt(last) + 1n), more: false }
    // The last transaction may have more than fit: it comes whole the next time.
    const whole = places.filter(({ xid }) => xid !== last)
    return whole.length > 0 ? { places: whole, next: last, more: true } : next(from, most * 4)
  }

  /** In pieces: a transaction may have written more than one statement should read, and the lease is kept meanwhile. */
  async function write(places: readonly Place[]): Promise<number | null> {
    let texts = 0
    const byWorkspace = Map.groupBy(places, ({ workspace_id: workspace }) => workspace)
    for (const [workspace, facts] of byWorkspace) {
      for (let i = 0; i < facts.length; i += inOneStatement) {
        const piece = facts.slice(i, i + inOneStatement)
        const [row] = await db.scoped<{ texts: number }>(workspace, 'select baton.read_words($1, $2) as texts', [
          piece.map(({ conversation_id: id }) => id),
          piece.map(({ seq }) => seq),
        ])
        texts += row?.texts ?? 0
        if (stopped && running) return null
        if (facts.length > inOneStatement && (await claim()) === null) return null
      }
    }
    return texts
  }

  async function read(): Promise<number | null> {
    let texts = 0
    for (;;) {
      const from = await claim()
      if (from === null) return null
      const found = await next(from, atOnce)
      const written = await write(found.places)
      if (written === null) return null
      texts += written
      // Only from where it began: had the lease run out meanwhile, another node has gone on.
      await asFollower(
        `update baton.search_progress set read_to = $1::text::xid8, lease_until = 0
          where lease_owner = $2 and cluster = $3 and read_to = $4::text::xid8`,
        [found.next, owner, cluster, from],
      )
      if (!found.more) return texts
    }
  }

  function pump(): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    again = false
    running = read()
      .then(() => {})
      .catch((error: unknown) =>
        log('what was said could not be made searchable; the next sweep tries again', { error: faultWords(error) }),
      )
      .finally(() => {
        running = undefined
        if (again) heard()
      })
  }

  function heard(): void {
    if (stopped || soon) return
    soon = setTimeout(() => {
      soon = undefined
      pump()
    }, gatherMs)
    soon.unref()
  }

  return {
    read,
    heard,
    start() {
      stopped = false
      sweeper = setInterval(pump, sweepMs)
      sweeper.unref()
      pump()
    },
    async stop() {
      stopped = true
      clearInterval(sweeper)
      clearTimeout(soon)
      await running
    },
  }
}
