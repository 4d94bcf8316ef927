import type { Query } from '../db/database.ts'
import type { PresenceState } from './next-presence.ts'

const columns = `presence, presence_reason as reason, presence_until as until, presence_after as after, presence_by as by, gone_at as "goneAt",
  active_at as "activeAt", presence_at as at, presence_due as due`

/** An agent's presence with their row locked until the transaction ends; null where there is no such agent. */
export async function lockPresence(query: Query, workspace: string, agentId: string): Promise<PresenceState | null> {
  const [row] = await query<PresenceState>(
    `select ${columns} from baton.agents where workspace_id = $1 and id = $2 and removed_at is null for update`,
    [workspace, agentId],
  )
  return row ?? null
}

/** Writes what is other than before. Coming online starts the idle time. */
export async function keepPresence(
  query: Query,
  workspace: string,
  agentId: string,
  before: PresenceState,
  it: PresenceState,
  now: number,
): Promise<void> {
  const more = it.presence !== before.presence || it.reason !== before.reason || it.at !== before.at
  const place = [workspace, agentId]
  if (!more && it.until === before.until && it.after === before.after && it.by === before.by) {
    await query(
      'update baton.agents set gone_at = $3, active_at = $4, presence_due = $5 where workspace_id = $1 and id = $2',
      [...place, it.goneAt, it.activeAt, it.due],
    )
    return
  }
  await query(
    `update baton.agents set presence = $3, presence_reason = $4, presence_until = $5, presence_after = $6, presence_by = $7, gone_at = $8,
        active_at = $9, presence_at = $10, presence_due = $11, idle_since = case when $3 = 'online' and $12 <> 'online' then $13 else idle_since end
      where workspace_id = $1 and id = $2`,
    [
      ...place,
      it.presence,
      it.reason,
      it.until,
      it.after,
      it.by,
      it.goneAt,
      it.activeAt,
      it.at,
      it.due,
      before.presence,
      now,
    ],
  )
}
