import type { CompletenessHealth } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'
import { figuresOf, rollUp, round, type Alike, type Sums } from './roll-up.ts'

export interface Span {
  from: number
  to: number
}

const dayMs = 24 * 60 * 60 * 1000
const sums = `count(*)::int as handoffs, sum(h.score)::float8 as score, sum(h.corrected)::float8 as corrected,
  sum(h.passes::int)::int as passes, sum(h.corrected_passes::int)::int as "correctedPasses", sum((h.asked_again > 0)::int)::int as "askedAgain"`
const within = `from baton.handoff_health h where h.workspace_id = $1 and h.at >= $2 and h.at < $3`

/**
 * How complete the packages of all handoffs of a span are: all together, in groups, and day by day (UTC). The database puts together those that
 * are alike, of which there are few; what they come to is counted here, and their gaps are read once for each kind instead of once for each handoff.
 */
export async function completenessHealth(
  db: Database,
  workspace: string,
  { from, to }: Span,
  by: CompletenessHealth['by'],
): Promise<CompletenessHealth> {
  const values = [workspace, from, to]
  const [alike, days] = await Promise.all([
    db.scoped<Alike>(
      workspace,
      `select h.team, h.source, h.gaps, h.asked_parts as asked, ${sums} ${within} group by 1, 2, 3, 4`,
      values,
    ),
    db.scoped<Sums & { day: number }>(
      workspace,
      `select (h.at / ${dayMs})::int as day, ${sums} ${within} group by 1 order by 1`,
      values,
    ),
  ])
  const all = figuresOf(alike)
  return {
    from: iso(from),
    to: iso(to),
    by,
    ...all,
    groups: rollUp(alike, by).map((group) => ({
      ...group,
      share: all.handoffs === 0 ? 0 : round((group.missing + group.partial) / all.handoffs, 4),
    })),
    days: days.map(({ day, ...each }) => ({ day: iso(day * dayMs).slice(0, 10), ...figuresOf([each]) })),
  }
}
