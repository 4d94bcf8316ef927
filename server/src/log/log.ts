import type { Actor, Fact, FactRecord, Text } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { appendLine, appendLines, lineOf } from './append-line.ts'
import { apply, notLoaded, type Loaded } from './loaded.ts'
import type { ConversationColumns } from './row-of.ts'
import { stateShape } from './state-shape.ts'

export interface Append {
  workspace: string
  conversation: string
  expected: number
  clientId: string | null
  bodyHash: string | null
  at: number
  actor: Actor
  facts: readonly Fact[]
  texts: readonly Text[]
  columns: ConversationColumns
  /** Of the columns, the version, `row` and what is due alone are others than what is stored. */
  onlyLine?: boolean | undefined
  handoffs: readonly object[]
  /** The agent whose capacity this takes: checked under their row lock. */
  reserve: string | null
  /** The agent who let go: idle from now on. */
  released: string | null
  /** Where the roster was read that was decided with, if from memory: nothing is written where it has changed since. */
  place?: string | null
}

export type Appended =
  | { outcome: 'appended'; version: number }
  | { outcome: 'duplicate'; seq: number; same: boolean }
  | { outcome: 'stale'; missing: FactRecord[] }
  | { outcome: 'taken'; existing: string }
  | { outcome: 'agent-busy' }
  | { outcome: 'roster-moved' }

interface WireRecord {
  seq: number
  at: number
  actorKind: Actor['kind']
  actorId: string | null
  fact: Fact
}

export type Answer =
  | { outcome: 'appended' }
  | { outcome: 'agent-busy' }
  | { outcome: 'roster-moved' }
  | { outcome: 'duplicate'; seq: number; same: boolean }
  | { outcome: 'stale'; missing: WireRecord[] }
  | { outcome: 'taken'; existing: string | null }

const appendSql = `select baton.append(${Array.from({ length: 25 }, (_, i) => `$${i + 1}`).join(', ')}) as answer`

/** Writes facts at the end of a conversation, or says what stands in the way. One statement, one transaction, one round trip: a line that could not be written takes a second to say why. */
export async function append(db: Database, it: Append): Promise<Appended> {
  const { columns } = it
  const line = lineOf(it)
  if (line && (await appendLine(db, line))) return { outcome: 'appended', version: columns.version }
  const [row] = await db.call<{ answer: Answer }>(appendSql, [
    it.workspace,
    it.conversation,
    it.expected,
    it.clientId,
    it.bodyHash,
    it.at,
    it.actor.kind,
    'id' in it.actor ? it.actor.id : null,
    JSON.stringify(it.facts),
    it.texts.length > 0 ? JSON.stringify(it.texts) : null,
    it.expected === 0 ? JSON.stringify(openingOf(columns)) : null,
    columns.epoch,
    columns.status,
    columns.holder_kind,
    columns.holder_id,
    columns.offered_to,
    columns.customer_id,
    columns.handoff_id,
    JSON.stringify(columns.row),
    columns.due_at,
    columns.due_kind,
    it.handoffs.length > 0 ? JSON.stringify(it.handoffs) : null,
    it.reserve,
    it.released,
    it.place ?? null,
  ])
  if (!row) throw new Error('append answered nothing')
  return toAppended(it, row.answer)
}

/** Whether an append touches nothing but its conversation, so that others may be written in the same statement. */
export function isPlain({ expected, handoffs, reserve, released }: Append): boolean {
  return expected > 0 && handoffs.length === 0 && reserve === null && released === null
}

/**
 * Writes plain appends of one workspace, each of another conversation, in one statement and one transaction. Answers in their order: what
 * stands in the way of one does not keep the others from being written.
 */
export async function appendMany(db: Database, many: readonly Append[]): Promise<Appended[]> {
  const lines = many.map(lineOf)
  const answers = lines.every((line) => line !== null) ? await appendLines(db, lines) : await appendMixed(db, many)
  return many.map((it, n) => toAppended(it, answers?.[n] ?? { outcome: 'appended' }))
}

async function appendMixed(db: Database, many: readonly Append[]): Promise<Answer[] | null> {
  const items = many.map(({ columns, ...it }) => ({
    conversation: it.conversation,
    expected: it.expected,
    version: columns.version,
    client: it.clientId,
    hash: it.bodyHash,
    at: it.at,
    actorKind: it.actor.kind,
    actorId: 'id' in it.actor ? it.actor.id : null,
    facts: it.facts,
    texts: it.texts,
    epoch: columns.epoch,
    status: columns.status,
    holderKind: columns.holder_kind,
    holderId: columns.holder_id,
    offeredTo: columns.offered_to,
    customer: columns.customer_id,
    handoff: columns.handoff_id,
    row: columns.row,
    dueAt: columns.due_at,
    dueKind: columns.due_kind,
  }))
  const [row] = await db.call<{ answers: Answer[] | null }>('select baton.append_many($1, $2) as answers', [
    many[0]?.workspace,
    JSON.stringify(items),
  ])
  if (!row) throw new Error('append answered nothing')
  return row.answers
}

function toAppended({ columns }: Append, answer: Answer): Appended {
  switch (answer.outcome) {
    case 'appended':
      return { outcome: 'appended', version: columns.version }
    case 'stale':
      return { outcome: 'stale', missing: answer.missing.map(toRecord) }
    case 'taken':
      return { outcome: 'taken', existing: answer.existing ?? '' }
    default:
      return answer
  }
}

/** What a conversation's row says once and for all. */
function openingOf({ channel, opener, visitor_id: visitorId, opened_at: at }: ConversationColumns): object {
  return { channel, opener, visitorId, at }
}

const shape = stateShape()

/** The conversation from its newest snapshot and the facts after it; version 0 where there is none in this workspace. */
export async function load(db: Database, workspace: string, conversation: string): Promise<Loaded> {
  const [row] = await db.call<{ state: (Loaded & { shape: string }) | null; facts: WireRecord[] }>(
    'select state, facts from baton.load($1, $2, $3)',
    [workspace, conversation, shape],
  )
  const { state, opener, last } = row?.state ?? notLoaded
  return apply({ state, opener, last }, (row?.facts ?? []).map(toRecord))
}

/** Keeps a state so that loading reads at most a hundred facts. Losing one costs time, not truth; what is forgotten meanwhile is not kept. */
export async function keepSnapshot(
  db: Database,
  workspace: string,
  conversation: string,
  loaded: Loaded,
): Promise<void> {
  await db.scoped(
    workspace,
    `insert into baton.snapshots (workspace_id, conversation_id, version, state) select $1, $2, $3, $4::jsonb
      where not exists (select from baton.facts f where f.workspace_id = $1 and f.conversation_id = $2 and f.seq > $3 and f.type = 'CustomerForgotten')
      on conflict (workspace_id, conversation_id) do update set version = excluded.version, state = excluded.state
      where baton.snapshots.version < excluded.version or baton.snapshots.state ->> 'shape' is distinct from excluded.state ->> 'shape'`,
    [workspace, conversation, loaded.state.version, JSON.stringify({ ...loaded, shape })],
  )
}

/** Facts after a number, in order. */
export async function readFacts(
  db: Database,
  workspace: string,
  conversation: string,
  after: number,
  limit: number,
): Promise<FactRecord[]> {
  const rows = await db.scoped<{
    seq: number
    at: number
    actor_kind: Actor['kind']
    actor_id: string | null
    data: Fact
  }>(
    workspace,
    `select seq, at, actor_kind, actor_id, data from baton.facts
      where workspace_id = $1 and conversation_id = $2 and seq > $3 order by seq limit $4`,
    [workspace, conversation, after, limit],
  )
  return rows.map(({ actor_kind: actorKind, actor_id: actorId, data: fact, ...row }) =>
    toRecord({ ...row, actorKind, actorId, fact }),
  )
}

/** The fact that a client id is stored under, and whether it was sent with the same body; null where there is none. */
export async function storedUnder(
  db: Database,
  { workspace, conversation }: { workspace: string; conversation: string },
  clientId: string,
  bodyHash: string | null,
): Promise<{ seq: number; same: boolean } | null> {
  const [row] = await db.scoped<{ seq: number; same: boolean }>(
    workspace,
    `select seq, body_hash is not distinct from $4 as same from baton.facts
      where workspace_id = $1 and conversation_id = $2 and client_id = $3`,
    [workspace, conversation, clientId, bodyHash],
  )
  return row ?? null
}

/** The one conversation that an opener has open on a channel; null where there is none. */
export async function openConversationOf(
  db: Database,
  workspace: string,
  opener: string,
  channel: string,
): Promise<string | null> {
  const [row] = await db.scoped<{ id: string }>(
    workspace,
    `select id from baton.conversations where workspace_id = $1 and opener = $2 and channel = $3 and status = 'open'`,
    [workspace, opener, channel],
  )
  return row?.id ?? null
}

/** Texts by id. What was erased, or is another workspace's, is not in the map. */
export async function readTexts(
  db: Database,
  workspace: string,
  conversation: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.scoped<{ id: string; body: string }>(
    workspace,
    'select id, body from baton.texts where workspace_id = $1 and conversation_id = $2 and id = any($3)',
    [workspace, conversation, ids],
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}

function toRecord({ seq, at, actorKind, actorId, fact }: WireRecord): FactRecord {
  const actor: Actor =
    actorKind === 'customer' || actorKind === 'agent' ? { kind: actorKind, id: actorId ?? '' } : { kind: actorKind }
  return { seq, at, actor, fact }
}
