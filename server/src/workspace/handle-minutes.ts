import { drillChannel } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** As many of the newest handoffs as are looked at: bounded work however many there are. */
const lookedAt = 600
/** Fewer than this say nothing. */
const fewest = 5

/** What cases take a person, in minutes, by what they are about. */
export type MinutesOf = Readonly<Record<string, number>>

/**
 * The median of the newest resolved handoffs, from their acceptance to their end, without the time in which it was the customer's turn: those of
 * which it was read, or shown by a playbook or an article, what they are about. Of at least five; less would be luck. Drills are nobody's.
 */
export async function handleMinutes(db: Database, workspace: string): Promise<MinutesOf> {
  const rows = await db.scoped<{ about: string; minutes: number[] }>(
    workspace,
    `with newest as materialized (
        select h.data -> 'package' -> 'intent' as intent, (h.data ->> 'acceptedAt')::bigint as accepted, h.ended_at, h.customers_turns, h.status,
            h.conversation_id
          from baton.handoffs h where h.workspace_id = $1 order by h.requested_at desc limit ${lookedAt})
      select n.intent ->> 'ref' as about, array_agg((greatest(0, n.ended_at - n.accepted - coalesce((
          select sum(greatest(0, (t ->> 'to')::bigint - greatest((t ->> 'from')::bigint, n.accepted)))
            from jsonb_array_elements(n.customers_turns) as t), 0)) / 60000.0)::float8) as minutes
        from newest n join baton.conversations c on c.workspace_id = $1 and c.id = n.conversation_id
        where n.status = 'resolved' and n.accepted is not null and n.ended_at is not null and c.channel <> '${drillChannel}'
          and n.intent ->> 'source' in ('reading', 'playbook', 'article')
        group by 1 having count(*) >= ${fewest}`,
    [workspace],
  )
  return Object.fromEntries(rows.map(({ about, minutes }) => [about, median(minutes)]))
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
