import type { Database, Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import { Refused } from './refused.ts'
import type { Deps } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

export interface Visit {
  visitorId: string
  /** Shown once. */
  token: string
}

/** Begins a visit: an anonymous visitor with a token of their own. Throws `Refused` not_found where there is no such workspace. */
export async function startVisit(deps: Pick<Deps, 'db' | 'newId'>, workspace: string, now: number): Promise<Visit> {
  return deps.db.transaction({ workspace }, async (query) => {
    const there = await query('select 1 from baton.workspaces where workspace_id = $1', [workspace])
    if (there.length === 0) throw new Refused('not_found')
    return insertVisitor(query, deps.newId, { workspace, customerId: null }, now)
  })
}

/** A new visitor, inside a transaction of the workspace. */
export async function insertVisitor(
  query: Query,
  newId: NewId,
  { workspace, customerId }: { workspace: string; customerId: string | null },
  now: number,
): Promise<Visit> {
  const visit = { visitorId: newId('visitor'), token: newToken('visitor') }
  await query(
    'insert into baton.visitors (workspace_id, id, token_hash, customer_id, created_at) values ($1, $2, $3, $4, $5)',
    [workspace, visit.visitorId, hashToken(visit.token), customerId, now],
  )
  return visit
}

/** The visitor that a token belongs to; null where there is none. */
export async function visitorByToken(
  db: Database,
  token: string,
): Promise<{ workspace: string; visitorId: string; customerId: string | null } | null> {
  const [row] = await db.transaction({ role: 'baton_auth' }, (query) =>
    query<{ workspace_id: string; id: string; customer_id: string | null }>(
      'select workspace_id, id, customer_id from baton.visitors where token_hash = $1',
      [hashToken(token)],
    ),
  )
  return row ? { workspace: row.workspace_id, visitorId: row.id, customerId: row.customer_id } : null
}
