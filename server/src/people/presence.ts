import type { RouteWaiting } from '../reactions/route-waiting.ts'
import type { Actor } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import type { NewId } from '../ids.ts'
import { active, connected, disconnected, settle, type PresenceState, type PresenceTimes } from './next-presence.ts'
import { keepPresence, lockPresence } from './presence-row.ts'
import { timesOf, workOf } from './work-settings.ts'

export interface PresenceParts {
  db: Database
  door: Door
  now: () => number
  newId: NewId
  /** This node. */
  owner: string
  log: (message: string, detail: object) => void
  /** Presence of somebody here is other than before. */
  peopleChanged(workspace: string): void
  /** Somebody can take work now. */
  routeWaiting: RouteWaiting
  /** How often this node says that it runs, and looks for who is due. Milliseconds. */
  beatMs?: number | undefined
  sweepMs?: number | undefined
}

/** One open connection of an agent. */
export interface Connection {
  /** They used the inbox just now. */
  active(): void
  closed(): void
}

export interface Presence {
  opened(workspace: string, agentId: string): Connection
  start(): Promise<void>
  stop(): Promise<void>
  /** Looks once at who is due and at nodes that are gone. */
  sweep(): Promise<void>
}

/** A node that has not said for so long that it runs does not. By the database's clock: those of nodes may differ. Seconds. */
const deadAfter = 12
/** What could not be given to others is tried again so soon. Milliseconds. */
const releaseAgainMs = 5000
const system: Actor = { kind: 'system' }

interface Place {
  workspace: string
  agentId: string
}

/**
 * Presence from what can be seen: who has a connection, on whatever node, and who uses it. What has to happen later is a time on the agent's row,
 * looked for by every node: the death of one is noticed by the others, and what its agents held goes on to somebody who is there.
 */
export function createPresence({
  db,
  door,
  now,
  newId,
  owner,
  log,
  peopleChanged,
  routeWaiting,
  beatMs = 4000,
  sweepMs = 1000,
}: PresenceParts): Presence {
  const mine = new Map<string, Place>()
  const busy = new Set<Promise<unknown>>()
  const timers: NodeJS.Timeout[] = []
  let sweeping: Promise<void> | undefined

  /** In the background, one after the other for each connection; what fails is found by the sweep. */
  function later(after: Promise<unknown>, work: () => Promise<void>): Promise<void> {
    const done = after.then(work).catch((error: unknown) => {
      log('presence could not be written; the sweep looks again', { error: faultWords(error) })
    })
    busy.add(done)
    void done.finally(() => busy.delete(done))
    return done
  }

  async function change(
    { workspace, agentId }: Place,
    step: (state: PresenceState, times: PresenceTimes, query: Query) => Promise<PresenceState> | PresenceState,
  ): Promise<PresenceState | null> {
    let cameOnline = false
    let differs = false
    const after = await db.transaction({ workspace }, async (query) => {
      const before = await lockPresence(query, workspace, agentId)
      if (!before) return null
      const it = await step(before, timesOf(await workOf(query, workspace)), query)
      if (it !== before) await keepPresence(query, workspace, agentId, before, it, now())
      differs = it.presence !== before.presence || it.reason !== before.reason || it.until !== before.until
      cameOnline = it.presence === 'online' && before.presence !== 'online'
      return it
    })
    if (differs) peopleChanged(workspace)
    if (cameOnline) void routeWaiting(workspace, agentId)
    return after
  }

  const open = (id: string, place: Place) =>
    change(place, async (state, times, query) => {
      await query(
        `insert into baton.agent_sockets (workspace_id, agent_id, id, node) values ($1, $2, $3, $4) on conflict do nothing`,
        [place.workspace, place.agentId, id, owner],
      )
      return connected(state, now(), times)
    })

  /** Takes connections away, and whoever has none left is gone since `at`. */
  const close = (place: Place, ids: readonly string[], at: number) =>
    change(place, async (state, times, query) => {
      await query(
        'delete from baton.agent_sockets where workspace_id = $1 and agent_id = $2 and id = any ($3::text[])',
        [place.workspace, place.agentId, ids],
      )
      const left = await query('select 1 from baton.agent_sockets where workspace_id = $1 and agent_id = $2 limit 1', [
        place.workspace,
        place.agentId,
      ])
      return left.length > 0 || state.goneAt !== null ? state : disconnected(state, at, times)
    })

  async function beat(): Promise<void> {
    const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ fresh: boolean }>(
        `insert into baton.nodes (id, seen_at) values ($1, (extract(epoch from clock_timestamp()) * 1000)::bigint)
          on conflict (id) do update set seen_at = excluded.seen_at returning (xmax = 0) as fresh`,
        [owner],
      ),
    )
    // Taken for dead meanwhile, with the connections that it still has.
    if (row?.fresh) for (const [id, place] of mine) await open(id, place)
  }

  /** Nodes that are gone, with their connections: since when, they said last. */
  async function buryNodes(): Promise<void> {
    const dead = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<{ id: string; ago: number; places: { workspace: string; agentId: string; ids: string[] }[] | null }>(
        `with dead as (select n.id, (extract(epoch from clock_timestamp()) * 1000)::bigint - n.seen_at as ago from baton.nodes n
            where n.seen_at < (extract(epoch from clock_timestamp()) * 1000)::bigint - $1::bigint)
          select d.id, d.ago, (select jsonb_agg(jsonb_build_object('workspace', s.workspace_id, 'agentId', s.agent_id, 'ids', s.ids)) from
            (select s.workspace_id, s.agent_id, jsonb_agg(s.id) as ids from baton.agent_sockets s where s.node = d.id group by 1, 2) as s) as places
          from dead d`,
        [deadAfter * 1000],
      ),
    )
    for (const { id, ago, places } of dead) {
      for (const { ids, ...place } of places ?? []) await close(place, ids, now() - ago)
      await db.transaction({ role: 'baton_sweeper' }, (query) =>
        query(
          'delete from baton.nodes where id = $1 and not exists (select from baton.agent_sockets s where s.node = $1)',
          [id],
        ),
      )
    }
  }

  async function settleDue(): Promise<void> {
    const due = await db.transaction({ role: 'baton_sweeper' }, (query) =>
      query<Place & { removed: boolean }>(
        `select workspace_id as workspace, id as "agentId", removed_at is not null as removed from baton.agents where presence_due <= $1
          order by presence_due limit 500`,
        [now()],
      ),
    )
    await Promise.all(due.map(({ removed, ...place }) => (removed ? releaseRemoved(place) : settleOne(place))))
  }

  /** They do not come back: all that they have goes on, what a workspace lets people keep while they are away as well. */
  async function releaseRemoved(place: Place): Promise<void> {
    await giveBack(place, { keepHeld: false })
    await db.scoped(
      place.workspace,
      'update baton.agents set presence_due = null where workspace_id = $1 and id = $2 and removed_at is not null',
      [place.workspace, place.agentId],
    )
  }

  async function settleOne(place: Place): Promise<void> {
    let releases = false
    await change(place, (state, times) => {
      // Somebody else was here meanwhile.
      if (state.due === null || state.due > now()) return state
      const settled = settle(state, now(), times)
      releases = settled.release
      return releases ? { ...settled.state, due: now() + releaseAgainMs } : settled.state
    })
    if (releases) await release(place)
  }

  /** What they hold, and what is offered to them, goes on to others. Done twice it is done once. */
  async function release(place: Place): Promise<void> {
    await giveBack(
      place,
      await db.transaction({ workspace: place.workspace }, (query) => workOf(query, place.workspace)),
    )
    await change(place, (state) => (state.presence === 'offline' ? { ...state, due: null } : state))
  }

  async function giveBack({ workspace, agentId }: Place, { keepHeld }: { keepHeld: boolean }): Promise<void> {
    const theirs = await db.scoped<{ id: string }>(
      workspace,
      `select id from baton.conversations where workspace_id = $1 and status = 'open'
        and ((holder_kind = 'agent' and holder_id = $2 and not $3) or offered_to = $2) order by id`,
      [workspace, agentId, keepHeld],
    )
    for (const { id } of theirs) {
      await door.handle({ workspace, conversation: id }, system, { type: 'TakeBack', agentId, because: 'agent-away' })
    }
  }

  function sweep(): Promise<void> {
    sweeping ??= (async () => {
      try {
        await buryNodes()
        await settleDue()
      } catch (error) {
        log('presence could not be looked at; the next sweep does', { error: faultWords(error) })
      } finally {
        sweeping = undefined
      }
    })()
    return sweeping
  }

  const beatSafely = () => void later(Promise.resolve(), beat)

  return {
    sweep,
    opened(workspace, agentId) {
      const place = { workspace, agentId }
      const id = newId('connection')
      let over = false
      mine.set(id, place)
      let last = later(Promise.resolve(), async () => void (await open(id, place)))
      return {
        active() {
          if (!over)
            last = later(last, async () => void (await change(place, (state, times) => active(state, now(), times))))
        },
        closed() {
          if (over) return
          over = true
          mine.delete(id)
          last = later(last, async () => void (await close(place, [id], now())))
        },
      }
    },
    async start() {
      await beat()
      timers.push(
        setInterval(beatSafely, beatMs),
        setInterval(() => void sweep(), sweepMs),
      )
    },
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await sweeping
      await Promise.all(busy)
      await db
        .transaction({ role: 'baton_sweeper' }, (query) => query('delete from baton.nodes where id = $1', [owner]))
        .catch(() => {})
    },
  }
}
