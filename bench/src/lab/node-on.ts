import type { Database } from '../../../server/src/db/database.ts'
import { createDoor, type Door } from '../../../server/src/handle.ts'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import { createIds, type NewId } from '../../../server/src/ids.ts'
import { createFeed, type Feed } from '../../../server/src/live/feed.ts'
import { createHub, type Hub, type Subscriber } from '../../../server/src/live/hub.ts'
import { createSurroundings } from '../../../server/src/surroundings.ts'
import type { Line } from '../checker/evidence.ts'

/** One node's door, hub and feed on a database, without sockets. Its clock may be wrong. */
export interface BareNode {
  door: Door
  hub: Hub
  feed: Feed
  newId: NewId
  now: () => number
}

export const workspace = 'trial'
export const agent = 'mara'

export async function nodeOn(db: Database, { clockOffMs = 0, pollMs = 40 } = {}): Promise<BareNode> {
  const now = () => Date.now() + clockOffMs
  const newId = createIds(now)
  const surroundings = createSurroundings({ db, now, newId })
  const door = createDoor({ db, now, newId, surroundings, deadlineMs: 30_000 })
  const hub = createHub(db, door, surroundings)
  const feed = createFeed({ db, door, hub, log: () => {}, pollMs })
  await feed.start()
  return { door, hub, feed, newId, now }
}

/** The workspace with one agent who can hold everything. */
export async function prepareTrial(db: Database): Promise<void> {
  const at = Date.now()
  await ensureWorkspace({ db, newId: createIds(() => at) }, { id: workspace, name: workspace, locale: 'en' }, at)
  await db.scoped(
    workspace,
    `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
      values ($1, $2, 'Mara', 'mara@trial.example', 'agent', '{support}', 10000, 'online', $3, $3) on conflict do nothing`,
    [workspace, agent, at],
  )
}

/** A conversation that the agent holds. */
export async function openHeld(node: BareNode): Promise<string> {
  const conversation = node.newId('conversation')
  const visitorId = node.newId('visitor')
  const where = { workspace, conversation }
  const open = {
    type: 'OpenConversation',
    channel: 'widget',
    locale: 'en',
    visitorId,
    customerId: null,
    page: null,
  } as const
  await node.door.handle(where, { kind: 'customer', id: visitorId }, open)
  await node.door.handle(where, { kind: 'agent', id: agent }, { type: 'TakeOver', agentId: agent })
  return conversation
}

/** Writes as the customer; gives the number under which it is stored. */
export async function write(node: BareNode, conversation: string, clientId: string, text: string): Promise<number> {
  const handled = await node.door.handle(
    { workspace, conversation },
    { kind: 'customer', id: 'v' },
    { type: 'ReceiveMessage', messageId: node.newId('message'), clientId, text, page: null },
    { clientId, body: text },
  )
  if (handled.kind === 'duplicate') return handled.seq
  const record = handled.kind === 'done' && handled.records.find(({ fact }) => fact.type === 'MessageReceived')
  if (!record) throw new Error(`a message became ${handled.kind}`)
  return record.seq
}

/** A subscriber that puts what it is shown into `lines`. */
export function subscriber(
  conversation: string,
  after: number,
  show: (lines: Line[], upTo: number) => void,
): Subscriber {
  return {
    workspace,
    conversation,
    audience: 'team',
    cursor: after,
    catchingUp: false,
    send(frame) {
      const heard = JSON.parse(frame) as { type: string; events: { seq: number; text?: string }[]; upTo: number }
      if (heard.type === 'events')
        show(
          heard.events.map(({ seq, text }) => ({ seq, text: text ?? null })),
          heard.upTo,
        )
    },
  }
}

/** The log with its words, straight from the tables. */
export async function logOf(db: Database, conversation: string): Promise<Line[]> {
  return db.scoped<Line>(
    workspace,
    `select f.seq, t.body as text from baton.facts f
      left join baton.texts t on t.workspace_id = $1 and t.conversation_id = $2 and t.id = f.data ->> 'textId'
      where f.workspace_id = $1 and f.conversation_id = $2 order by f.seq`,
    [workspace, conversation],
  )
}
