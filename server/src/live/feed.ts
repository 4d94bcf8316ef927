import type { AgentRow, ConversationRow, ServerFrame } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Door, Where } from '../handle.ts'
import type { Hub } from './hub.ts'
import { readClusterName, settleRestored } from '../log/cluster.ts'
import { createPeopleTold, type PeopleNews } from './people-told.ts'
import { conversationRows } from './rows.ts'
import { faultWords } from '../http/server-log.ts'

/** One client that follows a whole workspace. */
export interface Follower {
  workspace: string
  /** The agent who follows; null for a key. */
  agentId: string | null
  send(frame: string): void
}

export interface FeedParts {
  db: Database
  door: Door
  hub: Hub
  log: (message: string, detail: object) => void
  /** How often other nodes' commits are looked for. Milliseconds. */
  pollMs?: number
  /** Changes of this long together become one frame. Milliseconds. */
  gatherMs?: number
  /** How often the people of a workspace that somebody follows are looked at: presence is no fact. Milliseconds. */
  peopleMs?: number
}

export interface Feed {
  follow(follower: Follower, cursor: string | undefined): Promise<void>
  unfollow(follower: Follower): void
  /** Presence, names or load of this workspace's people changed. */
  peopleChanged(workspace: string): void
  /** Another node committed facts of this conversation, up to `seq`. Said by itself, or found here by looking. */
  heard(where: Where, seq: number): void
  start(): Promise<void>
  stop(): void
}

/** An offer waits for so little company. Milliseconds. */
const offerMs = 1

/** As many conversations as a follower is told of at once; older ones are asked for. */
const firstRows = 500
/** Rows that could not be read are read again after so long. Milliseconds. */
const retryMs = 1000

/**
 * Rows for those who follow everything. This node's commits are gathered and read once for all followers; commits of other nodes are found by
 * reading on from the oldest transaction that was running, never from the last number seen, so that a slow writer is not skipped. What committed
 * while it runs is not kept waiting for it, only looked at again.
 */
export function createFeed({ db, door, hub, log, pollMs = 1000, gatherMs = 15, peopleMs = 5000 }: FeedParts): Feed {
  const followers = new Map<string, Set<Follower>>()
  /** What is news to those who have not yet been told the whole, and waits until they have. */
  const waiting = new Map<Follower, string[]>()
  const changed = new Map<string, Set<string>>()
  const people = new Set<string>()
  const told = createPeopleTold(db)
  let gathering: NodeJS.Timeout | undefined
  let gatheredBy = 0
  let poller: NodeJS.Timeout | undefined
  let lookedAtPeople = 0
  let horizon = '0'
  /** What was found above the horizon, and is found again for as long as that stands still: by conversation, up to where. */
  let early = new Map<string, number>()
  let cluster: string | undefined
  let polling: Promise<void> | undefined
  let stopped = false

  function gather(ms = gatherMs): void {
    const by = performance.now() + ms
    if (stopped || (gathering && by >= gatheredBy)) return
    clearTimeout(gathering)
    gatheredBy = by
    gathering = setTimeout(() => {
      gathering = undefined
      void flush()
    }, ms)
  }

  async function flush(): Promise<void> {
    const work = [...changed]
    const workspaces = new Set([...people, ...work.map(([workspace]) => workspace)])
    changed.clear()
    people.clear()
    for (const workspace of workspaces) {
      const readers = followers.get(workspace)
      if (!readers?.size) continue
      const ids = [...(work.find(([each]) => each === workspace)?.[1] ?? [])]
      try {
        const conversations = ids.length > 0 ? await conversationRows(db, workspace, { ids, limit: ids.length }) : []
        tell(readers, conversations, await told.news(workspace, concernedIn(conversations), selvesOf(readers)))
      } catch (error) {
        log('rows could not be read; they are read again in a moment', { workspace, error: faultWords(error) })
        people.add(workspace)
        changed.set(workspace, new Set([...ids, ...(changed.get(workspace) ?? [])]))
        gather(retryMs)
      }
    }
  }

  /** One frame for all; and another for those about whom there is news that is theirs alone. */
  function tell(
    readers: ReadonlySet<Follower>,
    conversations: ConversationRow[],
    { agents, gone, own }: PeopleNews,
  ): void {
    if (conversations.length + agents.length + gone.length > 0) {
      const frame = frameOf(conversations, agents, gone.length > 0 ? { gone } : {})
      for (const reader of readers) send(reader, frame)
    }
    if (own.size === 0) return
    for (const reader of readers) {
      const row = reader.agentId === null ? undefined : own.get(reader.agentId)
      if (row) send(reader, frameOf([], [row]))
    }
  }

  function send(reader: Follower, frame: string): void {
    const frames = waiting.get(reader)
    if (frames) frames.push(frame)
    else reader.send(frame)
  }

  function touch(workspace: string, conversation: string, at = gatherMs): void {
    if (!followers.get(workspace)?.size) return
    const ids = changed.get(workspace) ?? new Set()
    ids.add(conversation)
    changed.set(workspace, ids)
    gather(at)
  }

  function heard({ workspace, conversation }: Where, seq: number): void {
    door.heardOf({ workspace, conversation }, seq)
    hub.changed(workspace, conversation, seq)
    touch(workspace, conversation)
  }

  /** Who came, went, or was changed on another node, where its word of it got lost. */
  async function lookAtPeople(): Promise<void> {
    for (const [workspace, readers] of followers) tell(readers, [], await told.look(workspace, selvesOf(readers)))
  }

  /** Everything that other nodes committed since the last horizon, whether or not they said so. */
  function poll(): Promise<void> {
    polling ??= (async () => {
      try {
        const { found, xmin } = await db.transaction({ role: 'baton_follower' }, async (query) => {
          const [now] = await query<{ xmin: string; xmax: string }>(
            'select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax from pg_current_snapshot() s',
          )
          // With an end, so that a planner that knows nothing of the table goes by the index and not through all of it.
          const found = await query<{ workspace_id: string; conversation_id: string; seq: number; early: boolean }>(
            `select workspace_id, conversation_id, max(seq) as seq, bool_or(xid >= $2::text::xid8) as early from baton.facts
              where xid >= $1::text::xid8 and xid < $3::text::xid8 group by workspace_id, conversation_id`,
            [horizon, now?.xmin ?? horizon, now?.xmax ?? horizon],
          )
          return { found, xmin: now?.xmin }
        })
        horizon = xmin ?? horizon
        const known = early
        early = new Map()
        for (const { workspace_id: workspace, conversation_id: conversation, seq, early: isEarly } of found) {
          const key = `${workspace}/${conversation}`
          if (isEarly) early.set(key, seq)
          if (known.get(key) !== seq) heard({ workspace, conversation }, seq)
        }
        if (performance.now() - lookedAtPeople >= peopleMs) {
          lookedAtPeople = performance.now()
          await lookAtPeople()
        }
      } catch (error) {
        log('the follower could not read; it goes on where it was', { error: faultWords(error) })
      } finally {
        polling = undefined
      }
    })()
    return polling
  }

  async function tellWhole(follower: Follower, cursor: string | undefined): Promise<void> {
    // The place to resume from is taken before the rows are read: what commits in between is told twice, and the newer row is kept.
    const [now] = await db.scoped<{ xmin: string }>(
      follower.workspace,
      'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
    )
    cluster ??= await readClusterName(db)
    const place = cursor === undefined ? 'none' : placeOf(cursor, cluster, now?.xmin ?? '0')
    const missed = typeof place === 'object' ? await changedSince(follower, place.xid) : undefined
    // Away for so long that most is new: the whole is less, and bounded.
    const ids = missed && missed.length <= firstRows ? missed : undefined
    const [conversations, agents] = await Promise.all([
      conversationRows(db, follower.workspace, ids ? { ids, limit: Math.max(1, ids.length) } : { limit: firstRows }),
      told.whole(follower.workspace, follower.agentId),
    ])
    follower.send(
      frameOf(conversations, agents, {
        cursor: `${cluster}.${now?.xmin ?? '0'}`,
        whole: ids === undefined,
        ...(place === 'elsewhere' ? { anew: true } : {}),
      }),
    )
  }

  async function changedSince({ workspace }: Follower, cursor: string): Promise<string[]> {
    const rows = await db.scoped<{ id: string }>(
      workspace,
      `select distinct conversation_id as id from baton.facts where workspace_id = $1 and xid >= $2::text::xid8 limit ${firstRows + 1}`,
      [workspace, cursor],
    )
    return rows.map(({ id }) => id)
  }

  // Whom something is offered to should see it at once.
  door.onCommitted(({ workspace, conversation, records }) =>
    touch(workspace, conversation, records.some(({ fact }) => fact.type === 'Offered') ? offerMs : gatherMs),
  )

  return {
    async follow(follower, cursor) {
      const readers = followers.get(follower.workspace) ?? new Set()
      readers.add(follower)
      followers.set(follower.workspace, readers)
      // The whole is what was when it was read: told after what is newer, it would undo that.
      const news: string[] = []
      waiting.set(follower, news)
      try {
        await tellWhole(follower, cursor)
      } finally {
        waiting.delete(follower)
        for (const frame of news) follower.send(frame)
      }
    },
    unfollow(follower) {
      waiting.delete(follower)
      const readers = followers.get(follower.workspace)
      readers?.delete(follower)
      if (readers?.size !== 0) return
      followers.delete(follower.workspace)
      told.forget(follower.workspace)
    },
    peopleChanged(workspace) {
      people.add(workspace)
      gather()
    },
    heard,
    async start() {
      const restored = await settleRestored(db)
      if (restored > 0) log('the log was restored from elsewhere', { facts: restored })
      const [now] = await db.transaction({ role: 'baton_follower' }, (query) =>
        query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin'),
      )
      horizon = now?.xmin ?? '0'
      poller = setInterval(() => void poll(), pollMs)
    },
    stop() {
      stopped = true
      clearInterval(poller)
      clearTimeout(gathering)
    },
  }
}

const selvesOf = (readers: ReadonlySet<Follower>): Set<string> =>
  new Set([...readers].flatMap(({ agentId }) => agentId ?? []))

/** Whose load a change of these may be: of whoever has one, or is asked. */
const concernedIn = (rows: readonly ConversationRow[]): string[] =>
  rows.flatMap(({ holder, handoff }) => [
    ...(holder.kind === 'agent' ? [holder.id] : []),
    ...(handoff?.offer ? [handoff.offer.agentId] : []),
  ])

/** Where a cursor stands in this log: 'elsewhere' when it was given by another, or by this one before it was set back to an older state. */
function placeOf(cursor: string, cluster: string, xmin: string): { xid: string } | 'elsewhere' {
  const [, name, xid = ''] = /^(\w*)\.(\d{1,19})$/.exec(cursor) ?? []
  return name === cluster && BigInt(xid) <= BigInt(xmin) ? { xid } : 'elsewhere'
}

function frameOf(
  conversations: ConversationRow[],
  agents: AgentRow[],
  more: { cursor?: string; whole?: boolean; anew?: true; gone?: string[] } = {},
): string {
  return JSON.stringify({ type: 'rows', conversations, agents, ...more } satisfies ServerFrame)
}
