import { audit, type Doer } from './audit.ts'
import { Refused } from './refused.ts'
import { endSessionsOf, type Deps } from './sessions.ts'

/**
 * Removes an agent: no offer reaches them any more, every session of theirs ends, and their address is free again. Their name stays on what they
 * wrote, their picture does not. Returns the open conversations that they hold or were offered, which go back to their queue by commands of their own.
 * Throws `Refused` agent_not_found, or forbidden for the last admin.
 */
export async function removeAgent(
  deps: Deps,
  given: { workspace: string; agentId: string; by: Doer },
  now: number,
): Promise<{ conversations: string[] }> {
  const { workspace, agentId, by } = given
  const { ended, conversations } = await deps.db.transaction({ workspace }, async (query) => {
    // Locked in the order of their ids, so that two admins who remove each other do not leave none.
    const admins = await query<{ id: string }>(
      `select id from baton.agents where workspace_id = $1 and role = 'admin' and removed_at is null order by id for update`,
      [workspace],
    )
    if (admins.length === 1 && admins[0]?.id === agentId) throw new Refused('forbidden', 'the last admin stays')
    const removed = await query(
      // Due at once: should this node end before it has given back what they have, the next sweep does.
      `update baton.agents set removed_at = $3, presence = 'offline', password_hash = null, presence_due = $3
       where workspace_id = $1 and id = $2 and removed_at is null returning id`,
      [workspace, agentId, now],
    )
    if (removed.length === 0) throw new Refused('agent_not_found')
    await query('delete from baton.agent_pictures where workspace_id = $1 and agent_id = $2', [workspace, agentId])
    await audit(query, deps.newId, { workspace, by, action: 'agent.removed', target: agentId }, now)
    return {
      ended: await endSessionsOf(query, { workspace, agentId }, now),
      conversations: await query<{ id: string }>(
        `select id from baton.conversations where workspace_id = $1 and status = 'open'
           and ((holder_kind = 'agent' and holder_id = $2) or offered_to = $2) order by id`,
        [workspace, agentId],
      ),
    }
  })
  deps.endings.announce({ kind: 'session', workspace, ids: ended.ids })
  return { conversations: conversations.map(({ id }) => id) }
}
