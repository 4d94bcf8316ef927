import type { ServiceTarget } from '@baton/protocol'
import type { ServiceTarget as EngineTarget } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'

interface TargetRow {
  team: string
  tier: string
  first: number | null
  next: number | null
  resolution: number | null
}

/** What is promised in this workspace, by team and tier. */
export async function targetsOf(db: Database, workspace: string): Promise<ServiceTarget[]> {
  const rows = await db.scoped<TargetRow>(
    workspace,
    `select team, tier, first_response as first, next_response as next, resolution from baton.service_targets
      where workspace_id = $1 order by team, tier`,
    [workspace],
  )
  return rows.map(({ team, tier, first, next, resolution }) => ({
    team: team || null,
    tier: tier || null,
    ...(first === null ? {} : { firstResponse: first }),
    ...(next === null ? {} : { nextResponse: next }),
    ...(resolution === null ? {} : { resolution }),
  }))
}

/** The same as the engine reckons with them. */
export const forEngine = (targets: readonly ServiceTarget[]): EngineTarget[] =>
  targets.map(({ team, tier, firstResponse, nextResponse, resolution }) => ({
    team,
    tier,
    minutes: {
      ...(firstResponse === undefined ? {} : { 'first-response': firstResponse }),
      ...(nextResponse === undefined ? {} : { 'next-response': nextResponse }),
      ...(resolution === undefined ? {} : { resolution }),
    },
  }))

/** Puts these in the place of all there are. Returns the first team that does not exist, having changed nothing. Audited. */
export async function putTargets(
  db: Database,
  newId: NewId,
  { workspace, by, targets }: { workspace: string; by: Doer; targets: readonly ServiceTarget[] },
  now: number,
): Promise<{ missingTeam: string | null }> {
  return db.transaction({ workspace }, async (query) => {
    const named = [...new Set(targets.flatMap(({ team }) => team ?? []))]
    const [missing] = await query<{ id: string }>(
      `select t as id from unnest($2::text[]) as t
        where not exists (select from baton.teams where workspace_id = $1 and id = t) limit 1`,
      [workspace, named],
    )
    if (missing) return { missingTeam: missing.id }
    await query('delete from baton.service_targets where workspace_id = $1', [workspace])
    await query(
      `insert into baton.service_targets (workspace_id, team, tier, first_response, next_response, resolution)
        select $1, coalesce(t ->> 'team', ''), coalesce(t ->> 'tier', ''), (t ->> 'firstResponse')::int, (t ->> 'nextResponse')::int,
          (t ->> 'resolution')::int from jsonb_array_elements($2::jsonb) as t`,
      [workspace, JSON.stringify(targets)],
    )
    const detail = { targets: targets.length }
    await audit(query, newId, { workspace, by, action: 'service-levels.changed', target: workspace, detail }, now)
    return { missingTeam: null }
  })
}
