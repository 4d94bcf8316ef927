import { scoreEstimates, type WaitEstimated } from '@baton/engine'
import type { EstimatedWait, EstimateFigures, EstimateHealth } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Span } from '../health/completeness-health.ts'
import { iso } from '../live/rows.ts'

const dayMs = 24 * 60 * 60 * 1000
/** So many handoffs are looked at once; a span with more is cut at the oldest. */
const mostLooked = 50_000

/** A wait as it was told, and the wait. */
export interface Told extends WaitEstimated {
  handoffId: string
  conversationId: string
  team: string
}

/** What was told in a span, the newest first. Drills are nobody's. */
export async function toldIn(db: Database, workspace: string, { from, to }: Span): Promise<Told[]> {
  const rows = await db.scoped<{
    handoffId: string
    conversationId: string
    team: string
    estimates: WaitEstimated[]
  }>(
    workspace,
    `select h.id as "handoffId", h.conversation_id as "conversationId", h.team, h.brief -> 'estimates' as estimates
      from baton.handoffs h join baton.conversations c on c.workspace_id = h.workspace_id and c.id = h.conversation_id
      where h.workspace_id = $1 and h.requested_at < $3 and h.requested_at >= $2 and h.brief ? 'estimates' and c.channel <> 'drill'
      order by h.requested_at desc, h.id limit ${mostLooked}`,
    // A wait may have been told of long after it was asked for a person.
    [workspace, from - dayMs, to],
  )
  return rows
    .flatMap(({ estimates, ...row }) => estimates.map((estimate) => ({ ...estimate, ...row })))
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => b.at - a.at || a.handoffId.localeCompare(b.handoffId))
}

export function estimateHealthOf(told: readonly Told[], { from, to }: Span): EstimateHealth {
  const teams = Map.groupBy(told, ({ team }) => team)
  const days = Map.groupBy(told, ({ at }) => Math.floor(at / dayMs))
  return {
    from: iso(from),
    to: iso(to),
    figures: figuresOf(told),
    nobodyCame: told.filter(({ cameAt }) => cameAt === null).length,
    groups: [...teams]
      .map(([team, members]) => ({ team, figures: figuresOf(members) }))
      .sort((a, b) => b.figures.count - a.figures.count || a.team.localeCompare(b.team)),
    days: [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, members]) => ({ day: iso(day * dayMs).slice(0, 10), figures: figuresOf(members) })),
  }
}

const waitedOf = ({ at, cameAt }: Told): number | null => (cameAt === null ? null : Math.round((cameAt - at) / 1000))

function figuresOf(told: readonly Told[]): EstimateFigures {
  const came = told.flatMap((each) => {
    const waitedSeconds = waitedOf(each)
    return waitedSeconds === null ? [] : [{ ...each, waitedSeconds }]
  })
  if (came.length === 0) return { count: 0, coverage: null, bias: null, medianWaitedSeconds: null }
  const { count, coverage, bias } = scoreEstimates(came)
  const waited = came.map(({ waitedSeconds }) => waitedSeconds).sort((a, b) => a - b)
  return {
    count,
    coverage: rounded(coverage),
    // Where nobody waited at all, no share of it can be told.
    bias: Number.isFinite(bias) ? rounded(bias) : null,
    medianWaitedSeconds: waited[Math.floor(waited.length / 2)] ?? null,
  }
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

export function estimatedWaitsOf(
  told: readonly Told[],
  { team, within, limit }: { team?: string | undefined; within?: boolean | undefined; limit: number },
): { waits: EstimatedWait[]; total: number } {
  const found = told
    .filter((each) => team === undefined || each.team === team)
    .map((each) => ({ each, within: isWithin(each) }))
    .filter((found) => within === undefined || found.within === within)
  return {
    total: found.length,
    waits: found.slice(0, limit).map(({ each, within }) => ({
      handoffId: each.handoffId,
      conversationId: each.conversationId,
      team: each.team,
      at: iso(each.at),
      kind: each.kind,
      ahead: each.ahead,
      fromSeconds: each.fromSeconds,
      toSeconds: each.toSeconds,
      seconds: each.seconds,
      waitedSeconds: waitedOf(each),
      within,
    })),
  }
}

function isWithin(told: Told): boolean | null {
  const waited = waitedOf(told)
  return waited === null ? null : told.fromSeconds <= waited && waited <= told.toSeconds
}
