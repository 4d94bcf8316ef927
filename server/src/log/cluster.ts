import type { Database } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'

/** Facts set back in one statement: short enough that nobody waits for it. */
const atOnce = 5000
/** Below every id that a transaction gets. */
const before = '3'

/**
 * Names what transaction ids count in: this database of this cluster on this timeline. A cursor that was given under another name says
 * nothing here. Empty where the server does not tell.
 */
export async function readClusterName(db: Database): Promise<string> {
  try {
    const [row] = await db.transaction({ role: 'baton_follower' }, (query) =>
      query<{ name: string }>(
        `select md5(concat_ws('/', s.system_identifier, c.timeline_id, d.oid)) as name
          from pg_control_system() s, pg_control_checkpoint() c, pg_database d where d.datname = current_database()`,
      ),
    )
    return row?.name.slice(0, 12) ?? ''
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code === 'database_unavailable') throw error
    return '' // some providers keep these functions to themselves; a cursor that lies ahead is noticed all the same
  }
}

/** Sets back the transaction ids of facts that were restored from elsewhere and lie ahead of this cluster's. Gives how many there were. */
export async function settleRestored(db: Database): Promise<number> {
  let settled = 0
  for (;;) {
    // What a snapshot shows was committed by transactions below its upper end: whatever is above it came from elsewhere.
    const rows = await db.transaction({ role: 'baton_follower' }, (query) =>
      query(
        `update baton.facts f set xid = $1::text::xid8 from (select workspace_id, conversation_id, seq from baton.facts
            where xid >= pg_snapshot_xmax(pg_current_snapshot()) order by xid limit $2) as r
          where f.workspace_id = r.workspace_id and f.conversation_id = r.conversation_id and f.seq = r.seq returning f.seq`,
        [before, atOnce],
      ),
    )
    settled += rows.length
    if (rows.length < atOnce) return settled
  }
}
