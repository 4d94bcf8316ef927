import type { ConversationRow, ViewFilter } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { conversationRows } from '../live/rows.ts'
import { conditionOf, countedTo, joinsOf, type Reader } from './view-sql.ts'

export interface FoundPage {
  conversations: ConversationRow[]
  /** Up to `countedTo`. */
  count: number
}

export interface FindAmong extends Reader {
  workspace: string
  filter: ViewFilter
  /** The last row of the page before. */
  before: { at: number; id: string } | undefined
  limit: number
}

/** One page of what fits, newest change first, and how many there are in all. */
export async function findConversations(
  db: Database,
  { workspace, filter, before, limit, ...reader }: FindAmong,
): Promise<FoundPage> {
  const values: unknown[] = [workspace]
  const put = (value: unknown) => `$${values.push(value)}`
  const where = `k.workspace_id = $1 and ${conditionOf(filter, reader, put)}`
  const from = joinsOf([filter])
  const counted = [...values]
  const after = before ? `and (k.updated_at, k.id) < (${put(before.at)}, ${put(before.id)})` : ''
  const [[many], ids] = await Promise.all([
    db.scoped<{ n: number }>(
      workspace,
      `select count(*)::int as n from (select from ${from} where ${where} limit ${countedTo}) as few`,
      counted,
    ),
    limit === 0
      ? []
      : db.scoped<{ id: string }>(
          workspace,
          `select k.id from ${from} where ${where} ${after} order by k.updated_at desc, k.id desc limit ${put(limit)}`,
          values,
        ),
  ])
  const conversations =
    ids.length > 0 ? await conversationRows(db, workspace, { ids: ids.map(({ id }) => id), limit: ids.length }) : []
  return { conversations, count: many?.n ?? 0 }
}

/** How many fit each, up to `countedTo`, in one round trip. */
export async function countConversations(
  db: Database,
  workspace: string,
  filters: ReadonlyMap<string, ViewFilter>,
  reader: Reader,
): Promise<Record<string, number>> {
  if (filters.size === 0) return {}
  const values: unknown[] = [workspace]
  const put = (value: unknown) => `$${values.push(value)}`
  const counts = [...filters].map(
    ([id, filter]) =>
      `select ${put(id)}::text as id, (select count(*)::int from (select from ${joinsOf([filter])}
        where k.workspace_id = $1 and ${conditionOf(filter, reader, put)} limit ${countedTo}) as few) as n`,
  )
  const rows = await db.scoped<{ id: string; n: number }>(workspace, counts.join(' union all '), values)
  return Object.fromEntries(rows.map(({ id, n }) => [id, n]))
}
