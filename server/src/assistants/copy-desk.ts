import { AssistantSettings, type AssistantDesk } from '@baton/protocol'
import type { Database } from '../db/database.ts'

/** Who answers where, and the live version of each, for another database. */
export interface DeskCopy {
  desk: Pick<AssistantDesk, 'defaultId' | 'rules'>
  assistants: readonly { id: string; version: number; settings: AssistantSettings }[]
}

/** The desk of a workspace with what is live; null where it has none of its own. */
export async function copyDesk(db: Database, workspace: string): Promise<DeskCopy | null> {
  const rows = await db.scoped<{ desk: DeskCopy['desk']; id: string; version: number; settings: unknown }>(
    workspace,
    `select jsonb_build_object('defaultId', d.default_id, 'rules', d.rules) as desk, a.id, v.version, v.settings
      from baton.assistant_desks d join baton.assistants a on a.workspace_id = d.workspace_id and a.retired_at is null
      join baton.assistant_versions v on v.workspace_id = a.workspace_id and v.assistant_id = a.id and v.version = a.live_version
      where d.workspace_id = $1 order by a.id`,
    [workspace],
  )
  const [first] = rows
  if (!first) return null
  return {
    desk: first.desk,
    assistants: rows.map(({ id, version, settings }) => ({ id, version, settings: AssistantSettings.parse(settings) })),
  }
}

/** Puts a copy into a workspace that has no desk yet. */
export async function putDeskCopy(
  db: Database,
  workspace: string,
  { desk, assistants }: DeskCopy,
  now: number,
): Promise<void> {
  await db.transaction({ workspace }, async (query) => {
    for (const { id, version, settings } of assistants) {
      const kept = JSON.stringify(settings)
      await query(
        `insert into baton.assistants (workspace_id, id, draft, revision, live_version, created_at, updated_at) values ($1, $2, $3::jsonb, 1, $4, $5, $5)`,
        [workspace, id, kept, version, now],
      )
      await query(
        `insert into baton.assistant_versions (workspace_id, assistant_id, version, settings, note, created_at, by_kind)
          values ($1, $2, $3, $4::jsonb, 'A copy', $5, 'system')`,
        [workspace, id, version, kept, now],
      )
    }
    await query(
      `insert into baton.assistant_desks (workspace_id, default_id, rules, revision, updated_at) values ($1, $2, $3::jsonb, 1, $4)`,
      [workspace, desk.defaultId, JSON.stringify(desk.rules), now],
    )
  })
}
