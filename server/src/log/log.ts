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

export interface WireRecord {
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
  const line = lineOf(it)
  if (line && (await appendLine(db, line))) return { outcome: 'appended', version: it.columns.version }
  const [row] = await db.call<{ answer: Answer }>(appendSql, paramsOf(it))
  if (!row) throw new Error('append answered nothing')
  return toAppended(it, row.answer)
}

const paramsOf = (it: Append): unknown[] => {
  const { columns } = it
  return [
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
  ]
}

/** What one of two appends answered, of which neither was written then. */
class NotBoth extends Error {
  readonly of: 0 | 1
  readonly answer: Answer
  constructor(of: 0 | 1, answer: Answer) {
    super(answer.outcome)
    this.of = of
    this.answer = answer
  }
}

/**
 * Two conversations of one workspace in one transaction: both are written, or neither, and then it says which of them stood in the way and why.
 * Whatever two are written so, they are locked in one order.
 */
export async function appendBoth(
  db: Database,
  both: readonly [Append, Append],
): Promise<{ of: 0 | 1; answer: Appended } | { of: 'both' }> {
  const [{ workspace }] = both
  try {
    await db.transaction({ workspace }, async (query) => {
      const ids = both.map(({ conversation }) => conversation)
      await query('select from baton.conversations where workspace_id = $1 and id = any ($2) order by id for update', [
        workspace,
        ids,
      ])
      for (const n of [0, 1] as const) {
        const [row] = await query<{ answer: Answer }>(appendSql, paramsOf(both[n]))
        if (!row) throw new Error('append answered nothing')
        if (row.answer.outcome !== 'appended') throw new NotBoth(n, row.answer)
      }
    })
    return { of: 'both' }
  } catch (error) {
    if (!(error instanceof NotBoth)) throw error
    return { of: error.of, answer: toAppended(both[error.of], error.answer) }
  }
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

/** The last facts of a conversation, in order. */
export async function readLastFacts(
  db: Database,
  workspace: string,
  conversation: string,
  limit: number,
): Promise<FactRecord[]> {
  const [row] = await db.scoped<{ version: number }>(
    workspace,
    'select version from baton.conversations where workspace_id = $1 and id = $2',
    [workspace, conversation],
  )
  return readFacts(db, workspace, conversation, Math.max(0, (row?.version ?? 0) - limit), limit)
}

/** The fact that a client id is stored under, and whether it was sent with the same body; null where there is none. */
export async function storedUnder(
  db: Database,
  { workspace, conversation }: { workspace: string; conversation: string },
  clientId: string,
  bodyHash: string | null,
): Promise<{ seq: number; same: boolean } | null> {
  return storedAmong(db, workspace, [conversation], clientId, bodyHash)
}

/** The same in any of these conversations. */
export async function storedAmong(
  db: Database,
  workspace: string,
  conversations: readonly string[],
  clientId: string,
  bodyHash: string | null,
): Promise<{ seq: number; same: boolean } | null> {
  const [row] = await db.scoped<{ seq: number; same: boolean }>(
    workspace,
    `select seq, body_hash is not distinct from $4 as same from baton.facts
      where workspace_id = $1 and conversation_id = any ($2) and client_id = $3 limit 1`,
    [workspace, conversations, clientId, bodyHash],
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

/** The open conversation in which what an opener had open on a channel goes on; null where it goes on nowhere, or that one has ended. */
export async function goneOnIn(
  db: Database,
  workspace: string,
  opener: string,
  channel: string,
): Promise<string | null> {
  const [row] = await db.scoped<{ id: string }>(
    workspace,
    `select r.id from (select baton.root_of(c.id) as id from baton.conversations c
        where c.workspace_id = $1 and c.opener = $2 and c.channel = $3 and c.merged_into is not null order by c.updated_at desc, c.id desc limit 1) as gone
      join baton.conversations r on r.workspace_id = $1 and r.id = gone.id and r.status = 'open'`,
    [workspace, opener, channel],
  )
  return row?.id ?? null
}

/** Texts by id, of a conversation and of what came into it. What was erased, or is another workspace's, is not in the map. */
export async function readTexts(
  db: Database,
  workspace: string,
  conversation: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const own = await readWholeTexts(db, workspace, [conversation], ids)
  const texts = new Map(own.map(({ id, body }) => [id, body]))
  const missing = [...new Set(ids)].filter((id) => !texts.has(id))
  if (missing.length === 0) return texts
  const others = await db.scoped<Pick<Text, 'id' | 'body'>>(
    workspace,
    `select id, body from baton.texts where workspace_id = $1 and id = any ($3) and conversation_id <> $2
      and conversation_id = any (baton.parts_of(array[$2::text]))`,
    [workspace, conversation, missing],
  )
  for (const { id, body } of others) texts.set(id, body)
  return texts
}

/** Texts of any of these conversations, as they are stored. */
export async function readWholeTexts(
  db: Database,
  workspace: string,
  conversations: readonly string[],
  ids: readonly string[],
): Promise<Text[]> {
  if (ids.length === 0) return []
  return db.scoped<Pick<Text, 'id' | 'kind' | 'body'>>(
    workspace,
    'select id, kind, body from baton.texts where workspace_id = $1 and conversation_id = any ($2) and id = any($3)',
    [workspace, conversations, ids],
  )
}

export function toRecord({ seq, at, actorKind, actorId, fact }: WireRecord): FactRecord {
  const actor: Actor =
    actorKind === 'customer' || actorKind === 'agent' ? { kind: actorKind, id: actorId ?? '' } : { kind: actorKind }
  return { seq, at, actor, fact }
}
