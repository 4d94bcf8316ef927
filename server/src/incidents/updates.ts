import type { IncidentState } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import { DatabaseError } from '../db/database-error.ts'
import type { Deps, Words } from './incidents.ts'

export type UpdateStatus = 'waiting' | 'sending' | 'sent' | 'cancelled'

/** One update to all. Times are ms UTC. */
export interface UpdateRow {
  id: string
  incidentId: string
  number: number | null
  state: IncidentState
  words: Words
  nextUpdateAt: number | null
  status: UpdateStatus
  tries: number
  dueAt: number
  createdAt: number
  createdBy: string | null
  endedAt: number | null
}

const columns = `id, incident_id as "incidentId", number, state, words, next_update_at as "nextUpdateAt", status, tries, due_at as "dueAt",
  created_at as "createdAt", created_by as "createdBy", ended_at as "endedAt"`

export type NewUpdate = Pick<UpdateRow, 'incidentId' | 'state' | 'words' | 'nextUpdateAt' | 'dueAt'>

/** Null where another one of the incident is under way: they are told one after the other. */
export async function createUpdate(
  { db, newId }: Deps,
  { workspace, by, given }: { workspace: string; by: Doer; given: NewUpdate },
  now: number,
): Promise<UpdateRow | null> {
  const id = newId('update')
  try {
    return await db.transaction({ workspace }, async (query) => {
      const [row] = await query<UpdateRow>(
        `insert into baton.incident_updates (workspace_id, id, incident_id, state, words, next_update_at, status, due_at, created_at, created_by)
          values ($1, $2, $3, $4, $5::jsonb, $6, 'waiting', $7, $8, $9) returning ${columns}`,
        [
          workspace,
          id,
          given.incidentId,
          given.state,
          JSON.stringify(given.words),
          given.nextUpdateAt,
          given.dueAt,
          now,
          by.kind === 'agent' ? by.id : null,
        ],
      )
      const detail = { incident: given.incidentId, state: given.state }
      await audit(query, newId, { workspace, by, action: 'incident.updated', target: id, detail }, now)
      return row ?? null
    })
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'incident_updates_one') return null
    throw error
  }
}

/** Takes it back, where nobody has heard of it yet. */
export async function cancelUpdate(db: Database, workspace: string, id: string, now: number): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `update baton.incident_updates set status = 'cancelled', ended_at = $3
      where workspace_id = $1 and id = $2 and status = 'waiting' returning id`,
    [workspace, id, now],
  )
  return rows.length > 0
}

export async function updateById(db: Database, workspace: string, id: string): Promise<UpdateRow | null> {
  const [row] = await db.scoped<UpdateRow>(
    workspace,
    `select ${columns} from baton.incident_updates where workspace_id = $1 and id = $2`,
    [workspace, id],
  )
  return row ?? null
}

export function updatesOf(db: Database, workspace: string, incidentId: string): Promise<UpdateRow[]> {
  return db.scoped<UpdateRow>(
    workspace,
    `select ${columns} from baton.incident_updates where workspace_id = $1 and incident_id = $2 and status <> 'cancelled'
      order by created_at desc limit 50`,
    [workspace, incidentId],
  )
}

/** Who has been told this number, and who is still to be. */
export async function progressOf(
  db: Database,
  workspace: string,
  { incidentId, number }: Pick<UpdateRow, 'incidentId' | 'number'>,
): Promise<{ told: number; left: number }> {
  const [row] = await db.scoped<{ told: number; left: number }>(
    workspace,
    `select (count(*) filter (where incident_told >= $3))::int as told, (count(*) filter (where status = 'open' and incident_told < $3))::int as left
      from baton.conversations where workspace_id = $1 and incident_id = $2`,
    [workspace, incidentId, number ?? 2_000_000_000],
  )
  return row ?? { told: 0, left: 0 }
}

/**
 * Begins it: from here on it is what is known, and it has its number. Begun twice, it is the same. Null where it was taken back.
 */
export async function beginUpdate(db: Database, workspace: string, id: string, now: number): Promise<UpdateRow | null> {
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<UpdateRow>(
      `select ${columns} from baton.incident_updates where workspace_id = $1 and id = $2 for update`,
      [workspace, id],
    )
    if (!row || row.status === 'cancelled' || row.status === 'sent') return null
    if (row.status === 'sending') return row
    const [incident] = await query<{ updates: number }>(
      `update baton.incidents set updates = updates + 1, state = $3, words = case when $4::jsonb = '{}' then words else $4::jsonb end,
          next_update_at = $5, resolved_at = case when $3 = 'resolved' then $6::bigint end
        where workspace_id = $1 and id = $2 returning updates`,
      [workspace, row.incidentId, row.state, JSON.stringify(row.words), row.nextUpdateAt, now],
    )
    if (!incident) return null
    const [begun] = await query<UpdateRow>(
      `update baton.incident_updates set status = 'sending', number = $3 where workspace_id = $1 and id = $2 returning ${columns}`,
      [workspace, id, incident.updates],
    )
    return begun ?? null
  })
}

export async function endUpdate(db: Database, workspace: string, id: string, now: number): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.incident_updates set status = 'sent', ended_at = $3, lease_until = null where workspace_id = $1 and id = $2 and status = 'sending'`,
    [workspace, id, now],
  )
}

export interface ClaimedUpdate {
  workspace: string
  id: string
  tries: number
}

/** The next update to send, under a lease. */
export async function claimUpdate(
  db: Database,
  owner: string,
  now: number,
  until: number,
): Promise<ClaimedUpdate | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<ClaimedUpdate>(
      `update baton.incident_updates set lease_until = $2, lease_owner = $3, tries = tries + 1
        where (workspace_id, id) = (select workspace_id, id from baton.incident_updates
          where status in ('waiting', 'sending') and due_at <= $1 and (lease_until is null or lease_until < $1)
          order by due_at limit 1 for update skip locked)
        returning workspace_id as workspace, id, tries`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

/** The lease goes on while it is being sent. False where somebody else has it by now. */
export async function keepLease(
  db: Database,
  owner: string,
  { workspace, id }: ClaimedUpdate,
  until: number,
): Promise<boolean> {
  const rows = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query(
      `update baton.incident_updates set lease_until = $3 where workspace_id = $1 and id = $2 and lease_owner = $4 returning id`,
      [workspace, id, until, owner],
    ),
  )
  return rows.length > 0
}
