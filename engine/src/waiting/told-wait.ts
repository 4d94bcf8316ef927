import type { Notice } from '../handoff/notice.ts'
import {
  estimateWait,
  uncalibrated,
  type Calibration,
  type Coming,
  type EstimateOutcome,
} from '../routing/estimate-wait.ts'
import type { Need } from '../routing/need.ts'
import type { Roster } from '../routing/roster.ts'
import type { RoutingPolicy } from '../routing/routing-policy.ts'

/** The queue of a workspace as the shell saw it. */
export interface QueueLook {
  /** Everybody else who waits, those included to whom somebody has been offered. */
  waiting: readonly Need[]
  /** What comes, by kind; absent where too little is known of it, or of who waits, to tell a position. */
  coming?: readonly Coming[] | undefined
  /** What a case takes one person of a team, in minutes; of teams that are not here nothing is known. */
  handleMinutes: Readonly<Record<string, number>>
  /** What earlier estimates taught, by team. */
  calibrations: Readonly<Record<string, Calibration>>
}

/** What was told of the wait, in numbers. Whole seconds; `steps` and `minutes` are the queue's own, before what was learned. */
export interface ToldWait {
  kind: 'position' | 'range'
  /** Whoever goes before; told where the kind is a position. */
  ahead: number
  fromSeconds: number
  toSeconds: number
  seconds: number
  steps: number
  minutes: number
}

/** What was told, when, and when a person then came; null where nobody has. ms UTC. */
export interface WaitEstimated extends ToldWait {
  at: number
  cameAt: number | null
}

/** What a case takes where nothing is known of the team. */
export const usualMinutes = 6
/** Nobody is told of days: so long a queue says nothing but that it is long. */
const longestSeconds = 24 * 60 * 60

/** What may be told of the wait now; null where nobody is at work to say it of. */
export function toldWait(
  need: Need,
  { roster, look, policy, now }: { roster: Roster; look: QueueLook; policy: RoutingPolicy; now: number },
): ToldWait | null {
  const { waiting, coming, handleMinutes, calibrations } = look
  const given = { roster, waiting, coming, policy, now, handleMinutes: handleMinutes[need.team] ?? usualMinutes }
  const estimate = estimateWait(need, given, calibrations[need.team] ?? uncalibrated)
  if (!estimate || estimate.queue.minutes === null) return null
  const { kind, fromSeconds, toSeconds, seconds, queue } = estimate
  if (Math.max(seconds, toSeconds) > longestSeconds) return null
  return {
    kind,
    ahead: queue.position,
    fromSeconds,
    toSeconds,
    seconds,
    steps: rounded(queue.ahead + 1),
    minutes: rounded(estimate.queue.minutes),
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

/** As the customer hears it: a place with about how long, or a range. */
export function waitParams({
  kind,
  ahead,
  fromSeconds,
  toSeconds,
  seconds,
}: ToldWait): Omit<Extract<Notice, { key: 'handoff.queued' }>['params'], 'team'> {
  return kind === 'position' ? { ahead, waitSeconds: seconds } : { waitSeconds: seconds, fromSeconds, toSeconds }
}

/** So many of what was told in one handoff are kept. */
const mostKept = 4

export const withTold = (before: readonly WaitEstimated[] | undefined, told: ToldWait, at: number): WaitEstimated[] =>
  [...(before ?? []), { ...told, at, cameAt: null }].slice(-mostKept)

/** Somebody has come: that is what became of all that was told since somebody had come last. */
export const withOutcome = (before: readonly WaitEstimated[], at: number): WaitEstimated[] =>
  before.map((each) => (each.cameAt === null ? { ...each, cameAt: at } : each))

/** The outcome to learn from; null where nobody came. */
export const outcomeOfTold = ({ at, cameAt, steps, minutes }: WaitEstimated): EstimateOutcome | null =>
  cameAt === null ? null : { steps, minutes, waitedMinutes: (cameAt - at) / 60_000 }
