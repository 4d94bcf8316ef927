import type { Warmth } from '@baton/engine'
import type { ArrivedHandoff, Fates, HandoffHealth } from '@baton/protocol'
import { iso } from '../live/rows.ts'
import type { Arrived } from './arrived-handoffs.ts'
import type { Span } from './completeness-health.ts'

const minute = 60_000
const hour = 60 * minute
const dayMs = 24 * hour
/** A figure of fewer people would be about one of them. */
export const fewest = 5

type Taken = Arrived & { warmth: Warmth }
const isTaken = (each: Arrived): each is Taken => each.warmth !== null
export const isWarm = ({ available, skilled, loaded }: Warmth): boolean => available && skilled && loaded

/** How many handoffs were warm, and what became of those beside the cold ones: all together, by team, and by the day of the handoff (UTC). */
export function warmHealthOf(all: readonly Arrived[], { from, to }: Span, now: number): HandoffHealth {
  const taken = all.filter(isTaken)
  const teams = Map.groupBy(all, ({ team }) => team)
  const days = Map.groupBy(taken, ({ requestedAt }) => Math.floor(requestedAt / dayMs))
  return {
    from: iso(from),
    to: iso(to),
    by: 'team',
    fewest,
    handoffs: all.length,
    ...figuresOf(taken, now),
    groups: [...teams]
      .map(([key, members]) => ({ key, handoffs: members.length, ...groupFigures(members.filter(isTaken), now) }))
      .sort((a, b) => b.handoffs - a.handoffs || (a.key < b.key ? -1 : 1)),
    days: [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, each]) => ({
        day: iso(day * dayMs).slice(0, 10),
        taken: each.length,
        warm: each.filter(warm).length,
      })),
  }
}

const warm = ({ warmth }: Taken): boolean => isWarm(warmth)

function groupFigures(taken: readonly Taken[], now: number) {
  const people = new Set(taken.map(({ agentId }) => agentId)).size
  return people < fewest ? { people, figures: null } : { people, figures: figuresOf(taken, now) }
}

function figuresOf(taken: readonly Taken[], now: number) {
  const count = (has: (warmth: Warmth) => boolean) => taken.filter(({ warmth }) => has(warmth)).length
  const warmOnes = taken.filter(warm)
  return {
    taken: taken.length,
    available: count(({ available }) => available),
    skilled: count(({ skilled }) => skilled),
    loaded: count(({ loaded }) => loaded),
    warmRate: taken.length === 0 ? null : Math.round((warmOnes.length / taken.length) * 10_000) / 10_000,
    warm: fatesOf(warmOnes, now),
    cold: fatesOf(
      taken.filter((each) => !warm(each)),
      now,
    ),
  }
}

function fatesOf(taken: readonly Taken[], now: number): Fates {
  const resolved = taken.filter(({ resolvedAt }) => resolvedAt !== null)
  return {
    handoffs: taken.length,
    resolved: resolved.length,
    reopened48h: reopenedWithin(resolved, 48 * hour, now),
    reopened7d: reopenedWithin(resolved, 7 * dayMs, now),
    sentOn: taken.filter(({ sentOn }) => sentOn).length,
    firstResponse: timesOf(taken, ({ firstResponseAt }) => firstResponseAt),
    resolution: timesOf(taken, ({ resolvedAt }) => resolvedAt),
  }
}

/** Of those alone whose time is over: the others may still come back. */
function reopenedWithin(resolved: readonly Taken[], ms: number, now: number): Fates['reopened48h'] {
  const over = resolved.filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt + ms <= now)
  return { of: over.length, count: over.filter((each) => cameBack(each, ms)).length }
}

const cameBack = ({ resolvedAt, reopenedAt }: Arrived, ms: number): boolean =>
  resolvedAt !== null && reopenedAt !== null && reopenedAt < resolvedAt + ms

/** From the handoff, in minutes: half were no longer, nine in ten were no longer. */
function timesOf(taken: readonly Taken[], end: (each: Taken) => number | null): Fates['firstResponse'] {
  const times = taken
    .flatMap((each) => {
      const at = end(each)
      return at === null ? [] : [at - each.requestedAt]
    })
    .sort((a, b) => a - b)
  return { of: times.length, medianMinutes: rank(times, 0.5), slowTenthMinutes: rank(times, 0.9) }
}

/** The nearest rank. */
function rank(sorted: readonly number[], share: number): number | null {
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  return found === undefined ? null : minutes(found)
}

const minutes = (ms: number): number => Math.round((ms / minute) * 10) / 10

export interface Which {
  arrived?: 'warm' | 'cold' | undefined
  fate?: 'resolved' | 'reopened' | 'sent-on' | undefined
  team?: string | undefined
  limit: number
}

/** The handoffs behind a number, the newest first. Whose they were is not said. */
export function arrivedHandoffsOf(
  all: readonly Arrived[],
  { arrived, fate, team, limit }: Which,
): { handoffs: ArrivedHandoff[]; total: number } {
  const found = all
    .filter(isTaken)
    .filter((each) => team === undefined || each.team === team)
    .filter((each) => arrived === undefined || warm(each) === (arrived === 'warm'))
    .filter((each) => fate === undefined || fates[fate](each))
  return { total: found.length, handoffs: found.slice(0, limit).map(shown) }
}

const fates = {
  resolved: ({ resolvedAt }: Arrived) => resolvedAt !== null,
  reopened: (each: Arrived) => cameBack(each, 7 * dayMs),
  'sent-on': ({ sentOn }: Arrived) => sentOn,
}

function shown(each: Taken): ArrivedHandoff {
  const { handoffId, conversationId, team, requestedAt, firstResponseAt, resolvedAt, sentOn, warmth } = each
  return {
    handoffId,
    conversationId,
    team,
    at: iso(requestedAt),
    ...warmth,
    firstResponseMinutes: firstResponseAt === null ? null : minutes(firstResponseAt - requestedAt),
    resolutionMinutes: resolvedAt === null ? null : minutes(resolvedAt - requestedAt),
    reopened: cameBack(each, 7 * dayMs),
    sentOn,
  }
}
