import type { AuditEntry } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'

export interface WhichAudit {
  before?: { at: number; id: string } | undefined
  by?: string | undefined
  /** As it begins. */
  action?: string | undefined
  target?: string | undefined
  /** ms UTC; `to` is not within. */
  from?: number | undefined
  to?: number | undefined
  limit: number
}

interface Row {
  id: string
  at: number
  actor_kind: AuditEntry['by']['kind']
  actor_id: string | null
  name: string | null
  action: string
  target: string | null
  detail: Record<string, unknown>
}

/** One page of the trail, the newest first. */
export async function auditLog(
  db: Database,
  workspace: string,
  which: WhichAudit,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const rows = await db.scoped<Row>(
    workspace,
    `select e.id, e.at, e.actor_kind, e.actor_id, coalesce(a.name, k.name) as name, e.action, e.target, e.detail
      from (select * from baton.audit t where t.workspace_id = $1
          and ($2::bigint is null or (t.at, t.id) < ($2, $3)) and ($4::text is null or t.actor_id = $4)
          and ($5::text is null or starts_with(t.action, $5)) and ($6::text is null or t.target = $6)
          and ($7::bigint is null or t.at >= $7) and ($8::bigint is null or t.at < $8)
        order by t.at desc, t.id desc limit $9) as e
      left join baton.agents a on e.actor_kind = 'agent' and a.workspace_id = $1 and a.id = e.actor_id
      left join baton.api_keys k on e.actor_kind = 'key' and k.workspace_id = $1 and k.id = e.actor_id
      order by e.at desc, e.id desc`,
    [
      workspace,
      which.before?.at ?? null,
      which.before?.id ?? '',
      which.by ?? null,
      which.action ?? null,
      which.target ?? null,
      which.from ?? null,
      which.to ?? null,
      which.limit,
    ],
  )
  const last = rows.at(-1)
  return {
    entries: rows.map(({ id, at, actor_kind: kind, actor_id: actor, name, action, target, detail }) => ({
      id,
      at: iso(at),
      by: { kind, id: actor, name },
      action,
      target,
      detail,
    })),
    next: rows.length === which.limit && last ? `${last.at}.${last.id}` : null,
  }
}
