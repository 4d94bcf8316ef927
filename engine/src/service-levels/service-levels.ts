import { afterOpen, openBetween, type Openings } from './open-time.ts'

/**
 * What is promised. `first-response`: a person's first message after the handoff; the assistant's never counts (law 5).
 * `next-response`: an answer to what the customer wrote while a person holds it. `resolution`: from the handoff to its end.
 */
export const levelKinds = ['first-response', 'next-response', 'resolution'] as const
export type LevelKind = (typeof levelKinds)[number]

/** Minutes of open time for each kind; what is left out is not promised. Null `team` or `tier` stands for any. */
export interface ServiceTarget {
  team: string | null
  tier: string | null
  minutes: Readonly<Partial<Record<LevelKind, number>>>
}

/** One handoff as far as its clocks go. Times are ms UTC; null means that it has not happened. */
export interface ServedCase {
  team: string
  tier: string | null
  requestedAt: number
  firstResponseAt: number | null
  endedAt: number | null
  /** The customer wrote and no person has answered yet; null where nobody waits. */
  unansweredSince: number | null
  /** When it was the customer's turn: a person had answered and they had not. It counts in no resolution. Apart, in order, ms UTC. */
  customersTurns: readonly { from: number; to: number }[]
}

/** One clock of a case. `dueAt` is null where the openings in sight do not reach so far. Milliseconds of open time. */
export interface ServiceClock {
  kind: LevelKind
  targetMs: number
  startedAt: number
  /** When it stopped; null while it runs. */
  stoppedAt: number | null
  dueAt: number | null
  usedMs: number
  met: boolean | null
}

/**
 * The target for a case: for each kind on its own, the one that says most of it. A team and a tier say more than a tier, a tier more than a team:
 * what was sold to a customer holds in whichever team they land.
 */
export function targetFor(targets: readonly ServiceTarget[], team: string, tier: string | null): ServiceTarget {
  const minutes: Partial<Record<LevelKind, number>> = {}
  const fitting = targets
    .filter((each) => (each.team === null || each.team === team) && (each.tier === null || each.tier === tier))
    .toSorted((a, b) => saysMuch(b) - saysMuch(a))
  for (const kind of levelKinds) {
    const promised = fitting.find((each) => each.minutes[kind] !== undefined)?.minutes[kind]
    if (promised !== undefined) minutes[kind] = promised
  }
  return { team, tier, minutes }
}

const saysMuch = ({ team, tier }: ServiceTarget): number => (tier === null ? 0 : 2) + (team === null ? 0 : 1)

const minute = 60_000

/** The clocks of a case: those that run and those that stopped. What is not promised has none. */
export function clocksOf(
  served: ServedCase,
  targets: readonly ServiceTarget[],
  openings: Openings,
  now: number,
): ServiceClock[] {
  const { minutes } = targetFor(targets, served.team, served.tier)
  const clocks: ServiceClock[] = []
  const { requestedAt, firstResponseAt, endedAt, unansweredSince } = served
  const first = minutes['first-response']
  if (first !== undefined) {
    const answered = clock(
      'first-response',
      first * minute,
      { from: requestedAt, to: firstResponseAt ?? endedAt },
      openings,
      now,
    )
    // Ended before it was due, and without a word of a person: nothing was kept, nothing was broken.
    clocks.push(firstResponseAt === null && answered.met ? { ...answered, met: null } : answered)
  }
  const next = minutes['next-response']
  if (
    next !== undefined &&
    firstResponseAt !== null &&
    endedAt === null &&
    unansweredSince !== null &&
    unansweredSince >= firstResponseAt
  )
    clocks.push(clock('next-response', next * minute, { from: unansweredSince, to: null }, openings, now))
  const whole = minutes.resolution
  if (whole !== undefined) {
    const paused = served.customersTurns.reduce((sum, { from, to }) => sum + openBetween(openings, from, to), 0)
    clocks.push(clock('resolution', whole * minute, { from: requestedAt, to: endedAt }, openings, now, paused))
  }
  return clocks
}

function clock(
  kind: LevelKind,
  targetMs: number,
  { from, to }: { from: number; to: number | null },
  openings: Openings,
  now: number,
  pausedMs = 0,
): ServiceClock {
  const usedMs = Math.max(0, openBetween(openings, from, to ?? now) - pausedMs)
  return {
    kind,
    targetMs,
    startedAt: from,
    stoppedAt: to,
    dueAt: afterOpen(openings, from, targetMs + pausedMs),
    usedMs,
    met: to !== null || usedMs > targetMs ? usedMs <= targetMs : null,
  }
}
