import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited, type Doer } from '../identity/audit.ts'
import type { ActionRow, Confirm, Scope } from './action-rows.ts'
import type { McpFault } from './on-mcp-server.ts'

export type CallStatus = 'asked' | 'waiting' | 'running' | 'done' | 'failed' | 'refused'

/** One call of a tool, from the moment that somebody wanted it. Times in ms UTC. */
export interface CallRow {
  id: string
  conversation: string
  server: string
  tool: string
  title: string
  scope: Scope
  confirm: Confirm
  arguments: Readonly<Record<string, string | number | boolean>>
  shown: readonly string[]
  hash: string
  status: CallStatus
  fault: CallFault | null
  httpStatus: number | null
  result: string | null
  decidedBy: string | null
  createdAt: number
  expiresAt: number | null
  startedAt: number | null
  endedAt: number | null
  ms: number | null
}

/** `changed`: its server describes the tool otherwise than when it was switched on. */
export type CallFault = McpFault | 'changed' | 'secret-lost'

/** The customer's word counts so long after the question, and a person's. Milliseconds. */
export const wordCounts = { customer: 10 * 60_000, person: 24 * 60 * 60_000 } as const
/** What runs longer than this broke off: whether it was done, nobody knows. */
export const brokeOffAfter = 30_000

const columns = `id, conversation_id as conversation, server_id as server, tool, title, scope, confirm, arguments, shown, hash, status, fault,
  http_status as "httpStatus", result, decided_by as "decidedBy", created_at as "createdAt", expires_at as "expiresAt", started_at as "startedAt",
  ended_at as "endedAt", ms`

export interface Wanted {
  conversation: string
  customerId: string | null
  action: ActionRow
  arguments: CallRow['arguments']
  shown: readonly string[]
  hash: string
  dedupe: string
  status: 'asked' | 'waiting' | 'running'
}

/**
 * Keeps that a call is wanted, and, where nobody's word is needed, that it runs: whoever wrote the row runs it. The same call of the same turn is
 * the one that is there. Null when the tool was called as often as it may be in an hour.
 */
export async function openCall(
  db: Database,
  workspace: string,
  wanted: Wanted,
  newId: Audited['newId'],
  now: number,
): Promise<{ call: CallRow; mine: boolean } | null> {
  const { action, status } = wanted
  return db.transaction({ workspace }, async (query) => {
    // One after the other, on all nodes: a limit that two may read at once is none.
    await query('select 1 from baton.actions where workspace_id = $1 and server_id = $2 and tool = $3 for update', [
      workspace,
      action.server,
      action.tool,
    ])
    const [known] = await query<CallRow>(
      `select ${columns} from baton.action_calls where workspace_id = $1 and dedupe = $2`,
      [workspace, wanted.dedupe],
    )
    if (known) return { call: known, mine: false }
    const [lately] = await query<{ n: number }>(
      `select count(*)::int as n from baton.action_calls where workspace_id = $1 and server_id = $2 and tool = $3 and created_at > $4`,
      [workspace, action.server, action.tool, now - 60 * 60_000],
    )
    if ((lately?.n ?? 0) >= action.perHour) return null
    const [call] = await query<CallRow>(
      `insert into baton.action_calls (workspace_id, id, conversation_id, customer_id, server_id, tool, title, scope, confirm, arguments, shown, hash,
          dedupe, status, created_at, expires_at, started_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17) returning ${columns}`,
      [
        workspace,
        newId('action-call'),
        wanted.conversation,
        wanted.customerId,
        action.server,
        action.tool,
        action.title,
        action.scope,
        action.confirm,
        JSON.stringify(wanted.arguments),
        wanted.shown,
        wanted.hash,
        wanted.dedupe,
        status,
        now,
        status === 'running' ? null : now + wordCounts[status === 'asked' ? 'customer' : 'person'],
        status === 'running' ? now : null,
      ],
    )
    return call ? { call, mine: true } : null
  })
}

export async function callById(db: Database, workspace: string, id: string): Promise<CallRow | null> {
  const [row] = await db.scoped<CallRow>(
    workspace,
    `select ${columns} from baton.action_calls where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  return row ?? null
}

/** The newest calls, of all conversations or of one and what came into it. */
export const listCalls = (
  db: Database,
  workspace: string,
  { conversationId = null, limit }: { conversationId?: string | null | undefined; limit: number },
): Promise<CallRow[]> =>
  db.scoped<CallRow>(
    workspace,
    `select ${columns} from baton.action_calls where workspace_id = $1 and ($2::text is null or conversation_id = any (baton.parts_of(array[$2::text])))
      order by created_at desc, id desc limit $3`,
    [workspace, conversationId, limit],
  )

/**
 * Moves a call on from the word that it waits for, while that counts and its arguments are those that were shown. Of two who try, one gets it; null
 * for the other, and for a word that came too late.
 */
export async function decideCall(
  db: Database,
  workspace: string,
  id: string,
  to: { from: 'asked' | 'waiting'; status: 'waiting' | 'running' | 'refused'; hash?: string | undefined },
  { by, newId }: Audited,
  now: number,
): Promise<CallRow | null> {
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<CallRow>(
      `update baton.action_calls set status = $4, decided_by = $5, started_at = case when $4 = 'running' then $6::bigint end,
          ended_at = case when $4 = 'refused' then $6::bigint end, expires_at = case when $4 = 'waiting' then $6::bigint + $8::bigint else expires_at end
        where workspace_id = $1 and id = $2 and status = $3 and expires_at > $6 and ($7::text is null or hash = $7) returning ${columns}`,
      [workspace, id, to.from, to.status, nameOf(by), now, to.hash ?? null, wordCounts.person],
    )
    if (!row) return null
    const action = to.status === 'refused' ? 'action-call.refused' : 'action-call.approved'
    const detail = { server: row.server, tool: row.tool, hash: row.hash, conversation: row.conversation }
    if (by.kind === 'agent') await audit(query, newId, { workspace, by, action, target: id, detail }, now)
    return row
  })
}

const nameOf = (by: Doer): string => (by.kind === 'system' ? 'customer' : (by.id ?? by.kind))

export interface Ended {
  status: 'done' | 'failed'
  fault: CallFault | null
  httpStatus: number | null
  result: string | null
  ms: number
}

/** Keeps how a call ended, and puts what changed something into the trail. */
export async function endCall(
  db: Database,
  workspace: string,
  call: CallRow,
  ended: Ended,
  { by, newId }: Audited,
  now: number,
): Promise<CallRow> {
  return db.transaction({ workspace }, async (query) => {
    // Where the customer was forgotten meanwhile, what was answered about them is not kept.
    const [row] = await query<CallRow>(
      `update baton.action_calls set status = $3, fault = $4, http_status = $5, result = case when hash = '' then null else $6 end, ms = $7, ended_at = $8
        where workspace_id = $1 and id = $2 and status = 'running' returning ${columns}`,
      [workspace, call.id, ended.status, ended.fault, ended.httpStatus, ended.result, ended.ms, now],
    )
    const { server, tool, scope, hash, conversation } = call
    const detail = { server, tool, scope, hash, conversation, outcome: ended.status, fault: ended.fault, ms: ended.ms }
    if (scope !== 'read')
      await audit(query, newId, { workspace, by, action: 'action-call.ended', target: call.id, detail }, now)
    return row ?? { ...call, ...ended, endedAt: now }
  })
}

/** @throws {ProblemError} action_call_not_found */
export async function knownCall(db: Database, workspace: string, id: string): Promise<CallRow> {
  const call = await callById(db, workspace, id)
  if (!call) throw new ProblemError('action_call_not_found')
  return call
}

export async function callsOfADay(
  db: Database,
  workspace: string,
  now: number,
): Promise<Map<string, { done: number; failed: number }>> {
  const rows = await db.scoped<{ at: string; done: number; failed: number }>(
    workspace,
    `select server_id || '/' || tool as at, count(*) filter (where status = 'done')::int as done, count(*) filter (where status = 'failed')::int as failed
      from baton.action_calls where workspace_id = $1 and created_at > $2 group by 1`,
    [workspace, now - 24 * 60 * 60_000],
  )
  return new Map(rows.map(({ at, ...counts }) => [at, counts]))
}
