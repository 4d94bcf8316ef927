import type { Database } from '../db/database.ts'

/** Customers in all workspaces who wait for a person: in a queue, or while somebody is asked. */
export async function countWaiting(db: Database): Promise<number> {
  const [row] = await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query<{ count: number }>(
      `select count(*)::int as count from baton.conversations where status = 'open' and holder_kind = 'queue'`,
    ),
  )
  return row?.count ?? 0
}
