import type { StrandedConversation } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'
import { isSetAside } from '../reactions/quarantine.ts'

/** So long after its time work that nobody has begun is called left over. Milliseconds. */
export const graceMs = 60_000

/** Who waits: for people, or for an answer that was begun. `$1` is where being late begins, `$2` is now. */
const waits = `c.status = 'open' and (c.holder_kind = 'queue' or c.due_kind in ('turn', 'cut', 'incident'))
  and (c.due_at is null or c.${isSetAside} or (c.due_at < $1 and (c.lease_until is null or c.lease_until < $2)))`

/** Customers in all workspaces who wait and whom nothing will reach. The number is 0 (law 3). */
export async function countStranded(db: Database, now: number): Promise<number> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ count: number }>(`select count(*)::int as count from baton.conversations c where ${waits}`, [
      now - graceMs,
      now,
    ]),
  )
  return row?.count ?? 0
}

/** Those of one workspace, who has waited the longest first. */
export async function strandedIn(
  db: Database,
  workspace: string,
  now: number,
  limit: number,
): Promise<{ stranded: StrandedConversation[]; total: number }> {
  const rows = await db.scoped<{
    id: string
    holder: 'queue' | 'assistant'
    team: string | null
    since: number | null
    dueAt: number | null
    aside: boolean
    total: number
  }>(
    workspace,
    `select c.id, c.holder_kind as holder, case when c.holder_kind = 'queue' then c.holder_id end as team,
        coalesce(case when c.holder_kind = 'queue' then h.requested_at end, (c.row ->> 'unansweredSince')::bigint) as since,
        c.due_at as "dueAt", (c.${isSetAside}) is true as aside, count(*) over ()::int as total
      from baton.conversations c left join baton.handoffs h on h.workspace_id = c.workspace_id and h.id = c.handoff_id
      where c.workspace_id = $3 and ${waits} order by since nulls last, c.id limit $4`,
    [now - graceMs, now, workspace, limit],
  )
  return {
    total: rows[0]?.total ?? 0,
    stranded: rows.map(({ id, holder, team, since, dueAt, aside }) => ({
      conversationId: id,
      holder,
      team,
      since: since === null ? null : iso(since),
      dueAt: dueAt === null ? null : iso(dueAt),
      why: dueAt === null ? 'nothing-due' : aside ? 'quarantined' : 'overdue',
    })),
  }
}
