import type { Policy } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { hashOf } from '../knowledge/hash.ts'

/** Whether the assistant may be switched on: one of the workspace's own drills has reached a person with what holds now. */
export interface Gate {
  assistant: 'live' | 'off'
  met: boolean
  /** When a drill of its own last reached a person, with whatever held then; ms UTC. */
  reachedAt: number | null
}

/**
 * Stands for what an assistant knows and decides by: articles, playbooks, intents, assistants, guidance for everybody and policy. Another value means that something of it is other than before.
 * What the switch itself says, what is only tried out, and what does not decide is left out of it.
 */
export async function groundOf(db: Database, workspace: string, policy: Policy): Promise<string> {
  const [row] = await db.scoped<{
    articles: string | null
    playbooks: string | null
    intents: number | null
    assistants: string | null
    guidance: string | null
  }>(
    workspace,
    `select (select string_agg(id || ' ' || locale || ' ' || hash, ',' order by id, locale) from baton.articles where workspace_id = $1) as articles,
      (select string_agg(id || ' ' || hash, ',' order by id) from baton.playbooks where workspace_id = $1) as playbooks,
      (select wanted from baton.intent_models where workspace_id = $1) as intents,
      -- The one that ships, as it ships, is what there always was.
      (select concat_ws(' ', d.default_id, d.rules, (select string_agg(a.id || ' ' || a.live_version, ',' order by a.id) from baton.assistants a
            where a.workspace_id = $1 and a.retired_at is null))
        from baton.assistant_desks d where d.workspace_id = $1 and (d.revision > 0
          or exists (select 1 from baton.assistants a where a.workspace_id = $1 and a.live_version > 1))) as assistants,
      (select string_agg(id || ' ' || version, ',' order by id) from baton.guidance
        where workspace_id = $1 and status = 'active' and scope = 'workspace') as guidance`,
    [workspace],
  )
  const { assistant: _switch, weights: _weights, ...decides } = policy
  const known = Object.entries(decides)
    .filter(([name]) => name !== 'shadow')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return hashOf(
    JSON.stringify([
      row?.articles ?? '',
      row?.playbooks ?? '',
      row?.intents ?? 0,
      known,
      ...(row?.assistants ? [row.assistants] : []),
      ...(row?.guidance ? [['guidance', row.guidance]] : []),
    ]),
  )
}

/** How a workspace stands before its gate. `policy` is what it decides by now. */
export async function gateOf(db: Database, workspace: string, policy: Policy): Promise<Gate> {
  const [row] = await db.scoped<{ assistant: Gate['assistant']; on: string | null; at: number | null }>(
    workspace,
    'select assistant, drilled_on as "on", drilled_at as at from baton.workspaces where workspace_id = $1',
    [workspace],
  )
  return {
    assistant: row?.assistant ?? 'off',
    met: row?.on != null && row.on === (await groundOf(db, workspace, policy)),
    reachedAt: row?.at ?? null,
  }
}

/** One of its own drills has reached a person on this ground. */
export async function openGate(db: Database, workspace: string, ground: string, now: number): Promise<void> {
  await db.scoped(workspace, 'update baton.workspaces set drilled_on = $2, drilled_at = $3 where workspace_id = $1', [
    workspace,
    ground,
    now,
  ])
}
