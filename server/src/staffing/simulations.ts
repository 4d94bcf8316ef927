import type { SimulationAsked, SimulationResult, SimulationRow } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'

/** One what-if as it is kept. Times are ms UTC. */
export interface StoredSimulation {
  id: string
  requestedAt: number
  endedAt: number | null
  status: 'waiting' | 'done' | 'failed' | 'cancelled'
  /** Somebody plays it now. */
  leased: boolean
  asked: SimulationAsked
  progress: number
  headline: SimulationRow['headline']
  fault: string | null
}

const columns = `id, requested_at as "requestedAt", ended_at as "endedAt", status, asked, progress, headline, fault,
  (status = 'waiting' and lease_until is not null and lease_until > $2) as leased`

/** So many of a workspace are kept. */
const kept = 20

/** Asks for one. What is older than the last twenty is forgotten. */
export async function requestSimulation(
  db: Database,
  workspace: string,
  asked: SimulationAsked,
  { by, newId }: Audited,
  now: number,
): Promise<StoredSimulation> {
  return db.transaction({ workspace }, async (query) => {
    const id = newId('simulation')
    const [made] = await query<StoredSimulation>(
      `insert into baton.simulations (workspace_id, id, requested_at, status, asked) values ($1, $3, $2, 'waiting', $4::jsonb) returning ${columns}`,
      [workspace, now, id, JSON.stringify(asked)],
    )
    if (!made) throw new Error('an insert gave no row')
    await query(
      `delete from baton.simulations where workspace_id = $1 and id not in
        (select id from baton.simulations where workspace_id = $1 order by requested_at desc, id desc limit $2)`,
      [workspace, kept],
    )
    await audit(query, newId, { workspace, by, action: 'staffing.simulated', target: id }, now)
    return made
  })
}

/** The last ones, the newest first. */
export const lastSimulations = (db: Database, workspace: string, now: number): Promise<StoredSimulation[]> =>
  db.scoped<StoredSimulation>(
    workspace,
    `select ${columns} from baton.simulations where workspace_id = $1 order by requested_at desc, id desc limit $3`,
    [workspace, now, kept],
  )

export async function simulationById(
  db: Database,
  workspace: string,
  id: string,
  now: number,
): Promise<(StoredSimulation & { result: SimulationResult | null }) | null> {
  const [row] = await db.scoped<StoredSimulation & { result: SimulationResult | null }>(
    workspace,
    `select ${columns}, result from baton.simulations where workspace_id = $1 and id = $3`,
    [workspace, now, id],
  )
  return row ?? null
}

/** Stops one that has not ended. Whoever plays it finds out when it next says how far it is. False where it had ended. */
export async function cancelSimulation(
  db: Database,
  workspace: string,
  id: string,
  { by, newId }: Audited,
  now: number,
): Promise<boolean> {
  return db.transaction({ workspace }, async (query) => {
    const rows = await query(
      `update baton.simulations set status = 'cancelled', ended_at = $3, lease_until = null, lease_owner = null
        where workspace_id = $1 and id = $2 and status = 'waiting' returning id`,
      [workspace, id, now],
    )
    if (rows.length > 0) await audit(query, newId, { workspace, by, action: 'staffing.cancelled', target: id }, now)
    return rows.length > 0
  })
}

/** How far it is. False where it is not to go on: it was cancelled, or is somebody else's. */
export async function keepProgress(
  db: Database,
  { workspace, id }: Pick<ClaimedSimulation, 'workspace' | 'id'>,
  owner: string,
  { progress, until }: { progress: number; until: number },
): Promise<boolean> {
  const rows = await db.scoped(
    workspace,
    `update baton.simulations set progress = $4, lease_until = $5
      where workspace_id = $1 and id = $2 and status = 'waiting' and lease_owner = $3 returning id`,
    [workspace, id, owner, progress, until],
  )
  return rows.length > 0
}

export type Ended = { result: SimulationResult } | { fault: string }

/** It is over, unless it was cancelled meanwhile. */
export async function endSimulation(
  db: Database,
  { workspace, id }: Pick<ClaimedSimulation, 'workspace' | 'id'>,
  ended: Ended,
  now: number,
): Promise<void> {
  const result = 'result' in ended ? ended.result : null
  await db.scoped(
    workspace,
    `update baton.simulations set status = $3, fault = $4, result = $5::jsonb, headline = $6::jsonb, progress = $7, ended_at = $8, lease_until = null,
        lease_owner = null where workspace_id = $1 and id = $2 and status = 'waiting'`,
    [
      workspace,
      id,
      result ? 'done' : 'failed',
      'fault' in ended ? ended.fault : null,
      result && JSON.stringify(result),
      result && JSON.stringify(headlineOf(result)),
      result ? 1 : 0,
      now,
    ],
  )
}

function headlineOf({ before, after }: SimulationResult): SimulationRow['headline'] {
  const of = ({ figures: { inTime, meanWait, p80, abandoned } }: SimulationResult['before']) => ({
    inTime,
    meanWait,
    p80,
    abandoned,
  })
  return { before: of(before), after: after && of(after) }
}

export interface ClaimedSimulation {
  workspace: string
  id: string
  tries: number
}

/** Takes the oldest that nobody plays, of any workspace; null where there is none. */
export async function claimSimulation(
  db: Database,
  owner: string,
  now: number,
  until: number,
): Promise<ClaimedSimulation | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<ClaimedSimulation>(
      `update baton.simulations set lease_until = $2, lease_owner = $3, tries = tries + 1
        where (workspace_id, id) = (select workspace_id, id from baton.simulations
          where status = 'waiting' and (lease_until is null or lease_until < $1) order by requested_at limit 1 for update skip locked)
        returning workspace_id as workspace, id, tries`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

/** Gives it back: another node, or this one later, begins it again. */
export async function releaseSimulation(
  db: Database,
  { workspace, id }: Pick<ClaimedSimulation, 'workspace' | 'id'>,
  owner: string,
  until: number | null,
): Promise<void> {
  await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query('update baton.simulations set lease_until = $4 where workspace_id = $1 and id = $2 and lease_owner = $3', [
      workspace,
      id,
      owner,
      until,
    ]),
  )
}
