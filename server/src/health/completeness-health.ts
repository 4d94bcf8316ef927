import { packageParts } from '@baton/engine'
import type { CompletenessHealth } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { iso } from '../live/rows.ts'

type By = CompletenessHealth['by']
type Figures = Pick<
  CompletenessHealth,
  'handoffs' | 'meanScore' | 'meanCorrected' | 'passes' | 'correctedPasses' | 'askedAgain'
>

export interface Span {
  from: number
  to: number
}

const figures = `count(*)::int as handoffs, avg(h.score)::float8 as "meanScore", avg(h.corrected)::float8 as "meanCorrected",
  avg(h.passes::int)::float8 as passes, avg(h.corrected_passes::int)::float8 as "correctedPasses",
  avg((h.asked_again > 0)::int)::float8 as "askedAgain"`
const within = `from baton.handoff_health h where h.workspace_id = $1 and h.at >= $2 and h.at < $3`

/** How complete the packages of all handoffs of a span are: all together, in groups, and day by day (UTC). */
export async function completenessHealth(
  db: Database,
  workspace: string,
  { from, to }: Span,
  by: By,
): Promise<CompletenessHealth> {
  const values = [workspace, from, to]
  const [[all], groups, days] = await Promise.all([
    db.scoped<Figures>(workspace, `select ${figures} ${within}`, values),
    by === 'team' || by === 'source' ? byColumn(db, workspace, values, by) : byGap(db, workspace, values, by),
    db.scoped<Figures & { day: string }>(
      workspace,
      `select to_char(to_timestamp(h.at / 1000) at time zone 'UTC', 'YYYY-MM-DD') as day, ${figures} ${within} group by 1 order by 1`,
      values,
    ),
  ])
  const handoffs = all?.handoffs ?? 0
  return {
    from: iso(from),
    to: iso(to),
    by,
    ...rounded(all ?? nothing),
    groups: groups.map((group) => ({
      ...group,
      ...rounded(group),
      share: handoffs === 0 ? 0 : round((group.missing + group.partial) / handoffs, 4),
    })),
    days: days.map(({ day, ...each }) => ({ day, ...rounded(each) })),
  }
}

interface Group extends Figures {
  key: string
  owner: string | null
  missing: number
  partial: number
  asked: number
}

const nothing: Figures = {
  handoffs: 0,
  meanScore: null,
  meanCorrected: null,
  passes: null,
  correctedPasses: null,
  askedAgain: null,
}

/** By who received it, or where it came from: each handoff is in one group. */
function byColumn(db: Database, workspace: string, values: unknown[], column: 'team' | 'source'): Promise<Group[]> {
  return db.scoped<Group>(
    workspace,
    `select h.${column} as key, null as owner, count(*) filter (where h.gaps @> '[{"state":"missing"}]')::int as missing,
        count(*) filter (where h.gaps @> '[{"state":"partial"}]' and not h.gaps @> '[{"state":"missing"}]')::int as partial,
        count(*) filter (where h.asked_again > 0)::int as asked, ${figures}
      ${within} group by h.${column} order by handoffs desc, key`,
    values,
  )
}

/** By what is lacking: a handoff is in each group that it lacks something of. */
async function byGap(
  db: Database,
  workspace: string,
  values: unknown[],
  by: 'part' | 'cause' | 'owner',
): Promise<Group[]> {
  const rows = await db.scoped<Group>(
    workspace,
    `with h as (select * ${within}), gap as (
        select h.handoff_id, g.value ->> $4 as key, max(g.value ->> 'owner') as owner, bool_or(g.value ->> 'state' = 'missing') as missing
          from h cross join lateral jsonb_array_elements(h.gaps) as g group by 1, 2)
      select gap.key, ${by === 'cause' ? 'max(gap.owner)' : 'null'} as owner, count(*) filter (where gap.missing)::int as missing,
          count(*) filter (where not gap.missing)::int as partial, 0 as asked, ${figures}
        from gap join h using (handoff_id) where gap.key is not null group by gap.key order by count(*) desc, gap.key`,
    [...values, by],
  )
  if (by !== 'part') return rows
  const asked = await db.scoped<{ part: string; count: number }>(
    workspace,
    `select p.part, count(*)::int as count from (select * ${within}) as h cross join lateral unnest(h.asked_parts) as p (part)
      where not h.gaps @> jsonb_build_array(jsonb_build_object('part', p.part)) group by 1`,
    values,
  )
  const askedFor = new Map(asked.map(({ part, count }) => [part, count]))
  // A part that is never lacking has its place too: that is what one wants to see.
  return packageParts.map((part) => {
    const found = rows.find(({ key }) => key === part)
    return {
      ...(found ?? { ...nothing, key: part, owner: null, missing: 0, partial: 0 }),
      asked: askedFor.get(part) ?? 0,
    }
  })
}

function rounded(of: Figures): Figures {
  const to = (value: number | null, places: number) => (value === null ? null : round(value, places))
  return {
    handoffs: of.handoffs,
    meanScore: to(of.meanScore, 1),
    meanCorrected: to(of.meanCorrected, 1),
    passes: to(of.passes, 4),
    correctedPasses: to(of.correctedPasses, 4),
    askedAgain: to(of.askedAgain, 4),
  }
}

const round = (value: number, places: number) => Math.round(value * 10 ** places) / 10 ** places
