import type { QuarantinedWork } from '@baton/protocol'
import type { DueKind } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import { Busy, type Where } from '../handle.ts'
import { audit, type Audited } from '../identity/audit.ts'
import { iso } from '../live/rows.ts'
import type { DueWork } from './reactions.ts'

/** Due work that failed so often is set aside. */
export const mostTries = 5
/** Begun so often and never ended, in whatever way: the node may have died over it, and with others beside it. */
export const mostBegun = 10

/** Whose lease it is that never ends. */
const nobody = 'quarantine'
const forEver = Number.MAX_SAFE_INTEGER

/** Conversations whose due work is set aside still: nothing else has come since. One name, so that a table's letter can stand before it. */
export const isSetAside = `lease_until = ${forEver}`

/** Whether another conversation's work would have gone the same way: the database was away, or full, or everybody wrote at once. */
export const isEverybodys = (error: unknown): boolean =>
  error instanceof Busy ||
  (error instanceof DatabaseError && ['database_unavailable', 'disk_full', 'serialization'].includes(error.code))

/** What went wrong, by name. What it says may quote the customer, and stays in the log. */
export const faultName = (error: unknown): string =>
  error instanceof DatabaseError ? error.code : error instanceof Error ? error.name : 'unknown'

/** Sets work aside that this node has; false where the conversation has moved on meanwhile. */
export async function setAside(
  db: Database,
  { workspace, conversation, kind, dueAt, tries }: DueWork,
  owner: string,
  fault: string,
  now: number,
): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `with aside as (update baton.conversations set lease_owner = '${nobody}', lease_until = ${forEver}
        where workspace_id = $1 and id = $2 and due_kind = $3 and due_at = $4 and lease_owner = $5 returning id)
      insert into baton.quarantine (workspace_id, conversation_id, due_kind, due_at, tries, fault, at)
        select $1, id, $3, $4, $6, $7, $8 from aside
        on conflict (workspace_id, conversation_id) do update set due_kind = excluded.due_kind, due_at = excluded.due_at, tries = excluded.tries,
          fault = excluded.fault, at = excluded.at
        returning conversation_id`,
    [workspace, conversation, kind, dueAt, owner, tries, fault, now],
  )
  return rows.length > 0
}

/** What is set aside in a workspace, the longest first. */
export async function listQuarantined(
  db: Database,
  workspace: string,
  limit: number,
): Promise<{ quarantined: QuarantinedWork[]; total: number }> {
  const rows = await db.scoped<{
    id: string
    kind: DueKind
    dueAt: number
    tries: number
    fault: string
    at: number
    total: number
  }>(
    workspace,
    `select c.id, q.due_kind as kind, q.due_at as "dueAt", q.tries, q.fault, q.at, count(*) over ()::int as total
      from baton.conversations c join baton.quarantine q on q.workspace_id = $1 and q.conversation_id = c.id
      where c.workspace_id = $1 and c.${isSetAside} order by q.at, c.id limit $2`,
    [workspace, limit],
  )
  return {
    total: rows[0]?.total ?? 0,
    quarantined: rows.map(({ id, kind, dueAt, tries, fault, at }) => ({
      conversationId: id,
      work: kind,
      dueAt: iso(dueAt),
      tries,
      fault,
      at: iso(at),
    })),
  }
}

/** Has it done again, as if for the first time; false where it is not set aside. */
export async function replayQuarantined(
  db: Database,
  { workspace, conversation }: Where,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const rows = await query(
      `update baton.conversations set lease_until = null, lease_owner = null, due_tries = 0
        where workspace_id = $1 and id = $2 and ${isSetAside} returning id`,
      [workspace, conversation],
    )
    if (rows.length === 0) return false
    await query('delete from baton.quarantine where workspace_id = $1 and conversation_id = $2', [
      workspace,
      conversation,
    ])
    await audit(query, newId, { workspace, by, action: 'work.replayed', target: conversation }, now)
    return true
  })
}

/** Of all workspaces. */
export async function countQuarantined(db: Database): Promise<number> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ count: number }>(`select count(*)::int as count from baton.conversations where ${isSetAside}`),
  )
  return row?.count ?? 0
}
