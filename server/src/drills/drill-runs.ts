import type { Database } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import type { PlayedDrill } from './play-drill.ts'

export interface NamedDrill {
  name: string
  source: 'own' | 'shipped'
}

export type DrillResult = PlayedDrill & Pick<NamedDrill, 'source'>

/** One run as it is kept. Times are ms UTC. */
export interface StoredRun {
  id: string
  requestedAt: number
  endedAt: number | null
  status: 'waiting' | 'done' | 'failed'
  /** Somebody plays it now. */
  leased: boolean
  names: readonly NamedDrill[]
  results: readonly DrillResult[]
  fault: string | null
}

const columns = `id, requested_at as "requestedAt", ended_at as "endedAt", status, names, results, fault,
  (status = 'waiting' and lease_until is not null and lease_until > $2) as leased`

/** So many runs of a workspace are kept. */
const keptRuns = 20

/** Asks for a run, and gives it; where one with the same drills waits or goes on, that one. What is older than the last twenty is forgotten. */
export async function requestRun(
  db: Database,
  workspace: string,
  names: readonly NamedDrill[],
  { by, newId }: Audited,
  now: number,
): Promise<StoredRun> {
  return db.transaction({ workspace }, async (query) => {
    // One at a time asks, so that two who press at once get the same.
    await query('select 1 from baton.workspaces where workspace_id = $1 for update', [workspace])
    const [same] = await query<StoredRun>(
      `select ${columns} from baton.drill_runs where workspace_id = $1 and status = 'waiting' and names = $3::jsonb limit 1`,
      [workspace, now, JSON.stringify(names)],
    )
    if (same) return same
    const id = newId('drill-run')
    const [made] = await query<StoredRun>(
      `insert into baton.drill_runs (workspace_id, id, requested_at, status, names) values ($1, $3, $2, 'waiting', $4::jsonb) returning ${columns}`,
      [workspace, now, id, JSON.stringify(names)],
    )
    if (!made) throw new Error('an insert gave no row')
    await query(
      `delete from baton.drill_runs where workspace_id = $1 and status <> 'waiting' and id not in
        (select id from baton.drill_runs where workspace_id = $1 order by requested_at desc, id desc limit $2)`,
      [workspace, keptRuns],
    )
    await audit(query, newId, { workspace, by, action: 'drill.run', target: id, detail: { drills: names.length } }, now)
    return made
  })
}

/** The last runs, the newest first. */
export const lastRuns = (db: Database, workspace: string, now: number): Promise<StoredRun[]> =>
  db.scoped<StoredRun>(
    workspace,
    `select ${columns} from baton.drill_runs where workspace_id = $1 order by requested_at desc, id desc limit $3`,
    [workspace, now, keptRuns],
  )

export interface LastPlayed extends Pick<DrillResult, 'name' | 'source' | 'passed' | 'turn' | 'reason'> {
  runId: string
  at: number
}

/** What came of each drill when it was last played, in the runs that are kept. */
export const lastPlayed = (db: Database, workspace: string): Promise<LastPlayed[]> =>
  db.scoped<LastPlayed>(
    workspace,
    `select distinct on (source, name) name, source, passed, turn, reason, run_id as "runId", at from (
      select e ->> 'name' as name, e ->> 'source' as source, (e ->> 'passed')::boolean as passed, (e ->> 'turn')::int as turn,
        e ->> 'reason' as reason, r.id as run_id, r.requested_at as at
      from baton.drill_runs r, jsonb_array_elements(r.results) e where r.workspace_id = $1) as played
      order by source, name, at desc, run_id desc`,
    [workspace],
  )

export async function runById(db: Database, workspace: string, id: string, now: number): Promise<StoredRun | null> {
  const [row] = await db.scoped<StoredRun>(
    workspace,
    `select ${columns} from baton.drill_runs where workspace_id = $1 and id = $3`,
    [workspace, now, id],
  )
  return row ?? null
}

/** What a run has come to so far. */
export async function keepResults(
  db: Database,
  workspace: string,
  id: string,
  results: readonly DrillResult[],
): Promise<void> {
  await db.scoped(workspace, 'update baton.drill_runs set results = $3::jsonb where workspace_id = $1 and id = $2', [
    workspace,
    id,
    JSON.stringify(results),
  ])
}

/** It is over. @param fault why it came to nothing; null where it was played. */
export async function endRun(
  db: Database,
  workspace: string,
  id: string,
  fault: string | null,
  now: number,
): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.drill_runs set status = $3, fault = $4, ended_at = $5, lease_until = null, lease_owner = null
      where workspace_id = $1 and id = $2 and status = 'waiting'`,
    [workspace, id, fault === null ? 'done' : 'failed', fault, now],
  )
}

export interface ClaimedRun {
  workspace: string
  id: string
  tries: number
}

/** Takes the oldest run that nobody plays, of any workspace; null where there is none. */
export async function claimRun(db: Database, owner: string, now: number, until: number): Promise<ClaimedRun | null> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<ClaimedRun>(
      `update baton.drill_runs set lease_until = $2, lease_owner = $3, tries = tries + 1
        where (workspace_id, id) = (select workspace_id, id from baton.drill_runs
          where status = 'waiting' and (lease_until is null or lease_until < $1) order by requested_at limit 1 for update skip locked)
        returning workspace_id as workspace, id, tries`,
      [now, until, owner],
    ),
  )
  return row ?? null
}

/** Keeps a run, or gives it back where `until` is null. False where somebody else has it by now. */
export async function holdRun(
  db: Database,
  { workspace, id }: Pick<ClaimedRun, 'workspace' | 'id'>,
  owner: string,
  until: number | null,
): Promise<boolean> {
  const rows = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query(
      'update baton.drill_runs set lease_until = $4 where workspace_id = $1 and id = $2 and lease_owner = $3 returning id',
      [workspace, id, owner, until],
    ),
  )
  return rows.length > 0
}
