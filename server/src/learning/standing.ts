import type { Calibration, DeskLearning } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** What the last run found, for whoever looks. */
export interface LearningReport {
  live: { version: number } & Calibration
  shadow: ({ version: number } & Calibration) | null
}

/** How learning stands in a workspace. Times are ms UTC. */
export interface Standing {
  switchByItself: boolean
  state: DeskLearning | null
  report: LearningReport | null
  nextAt: number
  lastAt: number | null
  seconds: number | null
  learned: number
  fault: string | null
  running: boolean
  waiting: number
}

export async function standingOf(db: Database, workspace: string, now: number): Promise<Standing> {
  const [row] = await db.scoped<Standing>(
    workspace,
    `select switch_by_itself as "switchByItself", state, report, next_at as "nextAt", last_at as "lastAt", seconds, learned, fault,
        coalesce(lease_until > $2, false) as running,
        (select count(*)::int from baton.learned_conversations where workspace_id = $1 and ripe_at is not null) as waiting
      from baton.learning where workspace_id = $1`,
    [workspace, now],
  )
  if (!row) throw new Error('a workspace has no row of what it learned')
  return row
}

/** The next run is now; where one goes on, another comes after it. */
export async function askForRun(db: Database, workspace: string, now: number): Promise<void> {
  await db.scoped(
    workspace,
    `update baton.learning set tries = 0, next_at = case when next_at > $2 or lease_until > $2 then $2 else next_at end where workspace_id = $1`,
    [workspace, now],
  )
}
