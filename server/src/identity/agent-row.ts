import type { AgentRow } from '@baton/protocol'
import type { Query } from '../db/database.ts'

/** The columns of an `AgentRow`, of a table or a returned row that is called `a`. */
export const agentColumns = `a.id, a.name,
  (select baton.picture_address(f.workspace_id, f.name) from baton.agent_pictures f where f.workspace_id = a.workspace_id and f.agent_id = a.id) as picture, a.email, a.role, a.teams, a.skills, a.capacity, a.presence,
  a.presence_reason as "presenceReason", baton.iso(a.presence_until) as "presenceUntil", a.presence_by as "presenceBy",
  baton.agent_load(a.workspace_id, a.id) as load`

/** One agent with what they carry; null where there is none, or they were removed. Inside a transaction of the workspace. */
export async function agentById(query: Query, workspace: string, agentId: string): Promise<AgentRow | null> {
  const [agent] = await query<AgentRow>(
    `select ${agentColumns} from baton.agents a where a.workspace_id = $1 and a.id = $2 and a.removed_at is null`,
    [workspace, agentId],
  )
  return agent ?? null
}
