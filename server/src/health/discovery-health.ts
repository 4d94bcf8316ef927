import type { DiscoveryFigures, DiscoveryHealth } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'
import type { Span } from './completeness-health.ts'
import { fewest } from './warm-health.ts'

interface Row {
  team: string | null
  taken: number
  people: number
  opened: number
  transcripts: number
  solved: number
  median: number | null
  slow: number | null
}

/**
 * From accepting a handoff to the first solving action, of the handoffs of a span that a person has taken: all together and by team. Drills are
 * nobody's.
 */
export async function discoveryHealth(db: Database, workspace: string, { from, to }: Span): Promise<DiscoveryHealth> {
  const rows = await db.scoped<Row>(
    workspace,
    `select h.team, count(*)::int as taken, count(distinct h.agent_id)::int as people, count(h.opened_at)::int as opened,
        count(h.transcript_at)::int as transcripts, count(h.solving_at)::int as solved,
        percentile_cont(0.5) within group (order by h.solving_at - h.accepted_at) as median,
        percentile_cont(0.9) within group (order by h.solving_at - h.accepted_at) as slow
      from baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
      where h.workspace_id = $1 and h.requested_at >= $2 and h.requested_at < $3 and h.accepted_at is not null and c.channel <> 'drill'
      group by grouping sets ((), (h.team))
      order by grouping(h.team) desc, count(*) desc, h.team`,
    [workspace, from, to],
  )
  const [all, ...teams] = rows
  return {
    from: iso(from),
    to: iso(to),
    fewest,
    ...figuresOf(all),
    groups: teams.map((row) => ({
      key: row.team ?? '',
      taken: row.taken,
      people: row.people,
      figures: row.people < fewest ? null : figuresOf(row),
    })),
  }
}

function figuresOf(row: Row | undefined): DiscoveryFigures {
  const seconds = (ms: number | null | undefined) =>
    ms === null || ms === undefined ? null : Math.round(ms / 100) / 10
  return {
    taken: row?.taken ?? 0,
    opened: row?.opened ?? 0,
    transcripts: row?.transcripts ?? 0,
    solved: row?.solved ?? 0,
    medianSeconds: seconds(row?.median),
    slowTenthSeconds: seconds(row?.slow),
  }
}
