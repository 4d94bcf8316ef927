import { defaultWeights, type PackagePart, type Weights } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'

/** What the parts of the package weigh in this workspace. */
export async function weightsOf(db: Database, workspace: string): Promise<Weights> {
  const [row] = await db.scoped<{ weights: Partial<Weights> | null }>(
    workspace,
    `select policy -> 'weights' as weights from baton.workspaces where workspace_id = $1`,
    [workspace],
  )
  return { ...defaultWeights, ...row?.weights }
}

/** Changes the weights that are given and keeps the rest; null goes back to the defaults. Audited. */
export async function putWeights(
  db: Database,
  newId: NewId,
  { workspace, by, weights }: { workspace: string; by: Doer; weights: Partial<Record<PackagePart, number>> | null },
  now: number,
): Promise<Weights> {
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<{ weights: Partial<Weights> }>(
      `update baton.workspaces set policy = policy || jsonb_build_object('weights',
          case when $2::jsonb is null then '{}'::jsonb else coalesce(policy -> 'weights', '{}') || $2::jsonb end)
        where workspace_id = $1 returning policy -> 'weights' as weights`,
      [workspace, weights === null ? null : JSON.stringify(weights)],
    )
    const detail = weights === null ? { reset: true } : { ...weights }
    await audit(query, newId, { workspace, by, action: 'completeness.weighed', target: workspace, detail }, now)
    return { ...defaultWeights, ...row?.weights }
  })
}
