import type { Database } from '../db/database.ts'
import type { Caller } from './caller.ts'

/**
 * Whether a caller who was let in is who they were: their credential has not ended, by whatever node, and stands for the same role or customer.
 * Live sockets ask every `recheckMs`, so that what ended elsewhere is closed within 5 seconds. A visitor who was identified since is
 * not who they were: they come back with their new token.
 */
export async function stillValid(db: Database, caller: Caller, now: number): Promise<boolean> {
  switch (caller.kind) {
    case 'agent': {
      const rows = await db.scoped(
        caller.workspace,
        `select 1 from baton.sessions s join baton.agents a on a.workspace_id = s.workspace_id and a.id = s.agent_id
         where s.workspace_id = $1 and s.id = $2 and s.ended_at is null and s.expires_at > $3 and a.removed_at is null and a.role = $4`,
        [caller.workspace, caller.sessionId, now, caller.role],
      )
      return rows.length > 0
    }
    case 'key': {
      const rows = await db.scoped(
        caller.workspace,
        'select 1 from baton.api_keys where workspace_id = $1 and id = $2 and revoked_at is null',
        [caller.workspace, caller.keyId],
      )
      return rows.length > 0
    }
    case 'visitor': {
      const rows = await db.scoped(
        caller.workspace,
        'select 1 from baton.visitors where workspace_id = $1 and id = $2 and customer_id is not distinct from $3',
        [caller.workspace, caller.visitorId, caller.customerId],
      )
      return rows.length > 0
    }
    case 'nobody':
      return false
  }
}

/** How often a live socket asks. */
export const recheckMs = 4_000
