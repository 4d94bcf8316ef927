import type { FoundCustomer } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { foundCustomer, type FoundCustomerRow } from '../search/search.ts'

interface Row extends FoundCustomerRow {
  id: string
  updated_at: number
  verified: boolean
}

/** One page of a workspace's customers, those who were changed last first. */
export async function listCustomers(
  db: Database,
  workspace: string,
  { before, limit }: { before?: { at: number; id: string } | undefined; limit: number },
): Promise<{ customers: (FoundCustomer & { verified: boolean })[]; next: string | null }> {
  const rows = await db.scoped<Row>(
    workspace,
    `select u.id, u.updated_at, u.external_id, u.name, u.email, u.tier, n.conversations, l.id as latest_id, l.status as latest_status, l.updated_at as latest_at,
        u.source = 'identity' or exists (select from baton.visitors v where v.workspace_id = $1 and v.customer_id = u.id) as verified
      from (select * from baton.customers k where k.workspace_id = $1 and ($2::bigint is null or (k.updated_at, k.id) < ($2, $3))
          order by k.updated_at desc, k.id desc limit $4) as u
      cross join lateral (select count(*)::int as conversations from baton.conversations c where c.workspace_id = $1 and c.customer_id = u.id) n
      left join lateral (select c.id, c.status, c.updated_at from baton.conversations c
        where c.workspace_id = $1 and c.customer_id = u.id order by c.updated_at desc, c.id desc limit 1) l on true
      order by u.updated_at desc, u.id desc`,
    [workspace, before?.at ?? null, before?.id ?? '', limit],
  )
  const last = rows.at(-1)
  return {
    customers: rows.map((row) => ({ ...foundCustomer(row), verified: row.verified })),
    next: rows.length === limit && last ? `${last.updated_at}.${last.id}` : null,
  }
}
