import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** The language that an agent has chosen to read in; null where they read in the workspace's. */
export async function languageOf(db: Database, workspace: string, agentId: string): Promise<Locale | null> {
  const [row] = await db.scoped<{ locale: Locale | null }>(
    workspace,
    'select locale from baton.agents where workspace_id = $1 and id = $2',
    [workspace, agentId],
  )
  return row?.locale ?? null
}

/** Chooses a language, or goes back to the workspace's. */
export async function setLanguage(
  db: Database,
  { workspace, agentId, language }: { workspace: string; agentId: string; language: Locale | null },
): Promise<void> {
  await db.scoped(workspace, 'update baton.agents set locale = $3 where workspace_id = $1 and id = $2', [
    workspace,
    agentId,
    language,
  ])
}
