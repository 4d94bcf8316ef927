import { drillChannel, type Lately } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** As many of the newest conversations as are counted: bounded work however many there are. */
const counted = 1_000

/**
 * What the newest conversations were about and what became of them, from their rows alone, which are rebuilt from facts. Ids sort by time,
 * so that the newest are the last of the key's index. Drills are nobody's.
 */
export async function latelyOf(db: Database, workspace: string): Promise<Lately> {
  const rows = await db.scoped<{
    intent: string
    seen: number
    alone: number
    notAlone: number
    ended: number
    messages: number
  }>(
    workspace,
    `with newest as materialized (
        select row -> 'matter' as matter, status, (row ->> 'messages')::int as messages from baton.conversations
        where workspace_id = $1 and channel <> '${drillChannel}' order by id desc limit ${counted})
      select matter ->> 'intent' as intent, count(*)::int as seen,
        count(*) filter (where matter -> 'alone' = 'true')::int as alone,
        count(*) filter (where matter -> 'alone' = 'false')::int as "notAlone",
        count(*) filter (where status = 'resolved')::int as ended,
        coalesce(sum(messages) filter (where status = 'resolved'), 0)::int as messages
      from newest where matter is not null group by 1`,
    [workspace],
  )
  return { of: Object.fromEntries(rows.map(({ intent, ...counts }) => [intent, counts])) }
}
