import type { Database } from '../db/database.ts'

/** A piece of guidance for everybody that is in use, for another database. */
export interface GuidanceCopy {
  id: string
  version: number
  question: string
  said: string
}

export async function copyGuidance(db: Database, workspace: string): Promise<GuidanceCopy[]> {
  return db.scoped<GuidanceCopy>(
    workspace,
    `select id, version, question, said from baton.guidance where workspace_id = $1 and status = 'active' and scope = 'workspace' order by id`,
    [workspace],
  )
}

export async function putGuidanceCopy(
  db: Database,
  workspace: string,
  guidance: readonly GuidanceCopy[],
  now: number,
): Promise<void> {
  for (const { id, version, question, said } of guidance)
    await db.scoped(
      workspace,
      `insert into baton.guidance (workspace_id, id, scope, question, said, status, version, created_at, updated_at)
        values ($1, $2, 'workspace', $3, $4, 'active', $5, $6, $6)`,
      [workspace, id, question, said, version, now],
    )
}
