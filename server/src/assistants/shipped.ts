import { AssistantSettings, type AssistantDesk } from '@baton/protocol'
import type { Query } from '../db/database.ts'

/** The assistant that every workspace begins with, and its first version. */
export const shippedId = 'basic'
export const shippedSettings: AssistantSettings = AssistantSettings.parse({
  name: 'Baton Basic',
  goal: 'Answers from the workspace’s articles and playbooks, and passes on what they do not cover.',
})
export const shippedDesk: AssistantDesk = { defaultId: shippedId, rules: [], revision: 0 }

/** Writes down what a workspace has by default, where nothing is written down yet: once there is a desk, it stays. */
export async function ensureShipped(query: Query, workspace: string, now: number): Promise<void> {
  await query('select 1 from baton.workspaces where workspace_id = $1 for update', [workspace])
  const made = await query(
    `insert into baton.assistants (workspace_id, id, draft, revision, live_version, created_at, updated_at)
      select $1, $2, $3::jsonb, 1, 1, $4, $4 where not exists (select 1 from baton.assistant_desks where workspace_id = $1)
      on conflict do nothing returning id`,
    [workspace, shippedId, JSON.stringify(shippedSettings), now],
  )
  if (made.length === 0) return
  await query(
    `insert into baton.assistant_versions (workspace_id, assistant_id, version, settings, note, created_at, by_kind)
      values ($1, $2, 1, $3::jsonb, 'As shipped', $4, 'system')`,
    [workspace, shippedId, JSON.stringify(shippedSettings), now],
  )
  await query(
    `insert into baton.assistant_desks (workspace_id, default_id, rules, revision, updated_at) values ($1, $2, '[]'::jsonb, 0, $3)`,
    [workspace, shippedId, now],
  )
}
