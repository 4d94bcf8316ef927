import type { RetentionSettings } from '@baton/protocol'
import type { Query } from '../db/database.ts'
import type { Removed } from './retention-rows.ts'

export const dayMs = 24 * 60 * 60 * 1000

/** What the settings say as one set of limits, for the statements below: what is older than these is over. ms UTC; null where all is kept. */
export interface Limits {
  resolved: number | null
  open: number | null
  channels: string
  /** Nothing that began after this can be over. */
  newest: number
  files: number | null
  captures: number | null
  audit: number | null
  deliveries: number | null
}

export function limitsOf(settings: RetentionSettings, now: number): Limits {
  const at = (days: number | null) => (days === null ? null : now - days * dayMs)
  const channels = Object.fromEntries(settings.channels.map(({ channel, days }) => [channel, at(days)]))
  const resolved = at(settings.resolvedDays)
  const open = at(settings.openDays)
  return {
    resolved,
    open,
    channels: JSON.stringify(channels),
    newest: Math.max(0, ...[resolved, open, ...Object.values(channels)].map((each) => each ?? 0)),
    files: at(settings.fileDays),
    captures: at(settings.captureDays),
    audit: at(settings.auditDays),
    deliveries: at(settings.deliveryDays),
  }
}

/** A conversation `c` whose time is over: $2 when resolved, $3 when open, $4 by channel. What was forgotten has no words left; what goes on in another goes with that one. */
const isOver = `c.merged_into is null and c.updated_at < case when c.status = 'open' then $3::bigint
    when $4::jsonb ? c.channel then ($4::jsonb ->> c.channel)::bigint else $2::bigint end
  and not exists (select from baton.expired_conversations x where x.workspace_id = c.workspace_id and x.conversation_id = c.id)
  and not exists (select from baton.facts f where f.workspace_id = c.workspace_id and f.conversation_id = c.id and f.seq = c.version and f.type = 'CustomerForgotten')`
const isHeld = (id: string) =>
  `exists (select from baton.legal_holds l where l.workspace_id = $1 and l.conversation_id = any (baton.parts_of(array[baton.root_of(${id})])))`

export interface Scanned {
  /** Conversations whose time is over. */
  over: string[]
  /** Where the next look begins; null at the end. */
  next: string | null
}

/** Looks at so many conversations in the order of their ids, which is that of their beginning. */
export async function nextOver(
  query: Query,
  workspace: string,
  limits: Limits,
  after: string,
  atOnce: number,
): Promise<Scanned> {
  const rows = await query<{ id: string; over: boolean }>(
    `select c.id, coalesce(${isOver} and not ${isHeld('c.id')}, false) as over from baton.conversations c
      where c.workspace_id = $1 and c.id > $5 and c.opened_at <= $6 order by c.id limit $7`,
    [workspace, limits.resolved, limits.open, limits.channels, after, limits.newest, atOnce],
  )
  return {
    over: rows.flatMap(({ id, over }) => (over ? [id] : [])),
    next: rows.length < atOnce ? null : (rows.at(-1)?.id ?? null),
  }
}

/** Files, pages, audit rows and deliveries: which rows of which table are over, by the limit $2. */
const kinds = [
  { kind: 'files', table: 'files', over: `t.sent and t.at < $2 and not ${isHeld('t.conversation_id')}` },
  { kind: 'captures', table: 'captures', over: `t.at < $2 and not ${isHeld('t.conversation_id')}` },
  { kind: 'audit', table: 'audit', over: 't.at < $2' },
  { kind: 'deliveries', table: 'webhook_deliveries', over: 't.ended_at < $2' },
] as const satisfies readonly { kind: keyof Removed; table: string; over: string }[]

export const rowKinds = kinds.map(({ kind }) => kind)
export type RowKind = (typeof kinds)[number]['kind']

/** Removes so many rows of a kind, the oldest first. Gives how many went. */
export async function removeRows(
  query: Query,
  workspace: string,
  kind: RowKind,
  limit: number,
  atOnce: number,
): Promise<number> {
  const { table, over } = kinds.find((each) => each.kind === kind)!
  const gone = await query(
    `delete from baton.${table} where workspace_id = $1 and id in
      (select t.id from baton.${table} t where t.workspace_id = $1 and ${over} limit $3) returning id`,
    [workspace, limit, atOnce],
  )
  return gone.length
}

export interface Preview extends Removed {
  oldestAt: number | null
  held: number
}

/** What these limits would remove now. */
export async function preview(query: Query, workspace: string, limits: Limits): Promise<Preview> {
  const [found] = await query<{ conversations: number; held: number; oldestAt: number | null }>(
    `select count(*) filter (where not held)::int as conversations, count(*) filter (where held)::int as held,
        min(opened_at) filter (where not held) as "oldestAt"
      from (select c.opened_at, ${isHeld('c.id')} as held from baton.conversations c where c.workspace_id = $1 and ${isOver}) o`,
    [workspace, limits.resolved, limits.open, limits.channels],
  )
  const counts: Partial<Removed> = {}
  for (const { kind, table, over } of kinds) {
    const limit = limits[kind]
    if (limit === null) continue
    const [row] = await query<{ n: number }>(
      `select count(*)::int as n from baton.${table} t where t.workspace_id = $1 and ${over}`,
      [workspace, limit],
    )
    counts[kind] = row?.n ?? 0
  }
  const { conversations = 0, held = 0, oldestAt = null } = found ?? {}
  return { files: 0, captures: 0, audit: 0, deliveries: 0, ...counts, conversations, held, oldestAt }
}
