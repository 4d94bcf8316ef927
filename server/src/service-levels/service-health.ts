import { levelKinds, type ServiceClock } from '@baton/engine'
import type { ServedHandoff, ServiceFigures, ServiceHealth } from '@baton/protocol'
import { iso } from '../live/rows.ts'
import type { Span } from '../health/completeness-health.ts'
import { isKind, type Served } from './served-cases.ts'

const minute = 60_000
const dayMs = 24 * 60 * minute

/** How far promises were kept: all together, by team or tier, and by the day of the handoff. */
export function serviceHealthOf(served: readonly Served[], { from, to }: Span, by: ServiceHealth['by']): ServiceHealth {
  const groups = Map.groupBy(served, (each) => each[by])
  const days = Map.groupBy(served, ({ requestedAt }) => Math.floor(requestedAt / dayMs))
  return {
    from: iso(from),
    to: iso(to),
    by,
    handoffs: served.length,
    figures: figuresOf(served),
    groups: [...groups]
      .map(([key, members]) => ({ key, handoffs: members.length, figures: figuresOf(members) }))
      .sort((a, b) => b.handoffs - a.handoffs || String(a.key).localeCompare(String(b.key))),
    days: [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, members]) => ({ day: iso(day * dayMs).slice(0, 10), figures: figuresOf(members) })),
  }
}

function figuresOf(served: readonly Served[]): ServiceFigures[] {
  const clocks = served.flatMap((each) => each.clocks)
  return levelKinds.flatMap((kind) => {
    const own = clocks.filter((clock) => clock.kind === kind)
    if (own.length === 0) return []
    const met = own.filter((clock) => clock.met === true).length
    const missed = own.filter((clock) => clock.met === false).length
    const stopped = own.flatMap(({ stoppedAt, usedMs }) => (stoppedAt === null ? [] : usedMs)).sort((a, b) => a - b)
    return {
      kind,
      met,
      missed,
      running: own.filter((clock) => clock.met === null && clock.stoppedAt === null).length,
      attained: met + missed === 0 ? null : Math.round((met / (met + missed)) * 10_000) / 10_000,
      medianMinutes: at(stopped, 0.5),
      slowTenthMinutes: at(stopped, 0.9),
    }
  })
}

/** The value that so many are no longer than: the nearest rank. Minutes. */
function at(sorted: readonly number[], share: number): number | null {
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  return found === undefined ? null : Math.round((found / minute) * 10) / 10
}

export interface ServedWhich {
  kind?: ServedHandoff['kind'] | undefined
  team?: string | undefined
  tier?: string | undefined
  met?: boolean | undefined
  limit: number
}

/** The clocks behind a number: those that were missed first, then the newest. */
export function servedHandoffsOf(
  served: readonly Served[],
  { kind, team, tier, met, limit }: ServedWhich,
): { handoffs: ServedHandoff[]; total: number } {
  const found = served
    .filter((each) => (team === undefined || each.team === team) && (tier === undefined || each.tier === tier))
    .flatMap((each) => each.clocks.filter((clock) => isKind(kind, clock)).map((clock) => ({ each, clock })))
    .filter(({ clock }) => met === undefined || clock.met === met)
    .sort((a, b) => late(a.clock) - late(b.clock) || b.each.requestedAt - a.each.requestedAt)
  return {
    total: found.length,
    handoffs: found.slice(0, limit).map(({ each, clock }) => ({
      handoffId: each.handoffId,
      conversationId: each.conversationId,
      team: each.team,
      tier: each.tier,
      at: iso(each.requestedAt),
      kind: clock.kind,
      dueAt: clock.dueAt === null ? null : iso(clock.dueAt),
      usedMinutes: Math.round((clock.usedMs / minute) * 10) / 10,
      targetMinutes: Math.round(clock.targetMs / minute),
      met: clock.met,
    })),
  }
}

const late = ({ met }: ServiceClock): number => (met === false ? 0 : 1)
