import {
  estimateWait,
  uncalibrated,
  waitCalibrationOf,
  type Coming,
  type EstimateOutcome,
  type Roster,
  type RoutingPolicy,
  type WaitingCase,
} from '@baton/engine'
import { matters, meanMinutes, perMinute, skillNames, tiers, type Desk } from './desk.ts'

const minute = 60_000
/** It learns from so many of the newest, anew after so many more. */
const learnsFrom = 400
const learnsAfter = 50

/** What was told to customers who had to wait, with what became of it. */
export interface Told {
  at: number
  fromSeconds: number
  toSeconds: number
  seconds: number
  waitedSeconds: number
}

/** Tells everybody who has to wait how long it will be, and learns from what then happened. */
export function createEstimates(desk: Desk, policy: RoutingPolicy) {
  const coming = comingTo(desk)
  const told: Told[] = []
  const open = new Map<string, Omit<Told, 'waitedSeconds'> & Omit<EstimateOutcome, 'waitedMinutes'>>()
  const outcomes: EstimateOutcome[] = []
  let calibration = uncalibrated
  return {
    told: told as readonly Told[],
    tell(need: WaitingCase, roster: Roster, waiting: readonly WaitingCase[], now: number): void {
      const given = { roster, waiting, coming, handleMinutes: meanMinutes, policy, now: now * minute }
      const estimate = estimateWait(need, given, calibration)
      if (!estimate) throw new Error('a desk with people at work told somebody that nobody is there')
      const { fromSeconds, toSeconds, seconds, queue } = estimate
      open.set(need.id, {
        at: now,
        fromSeconds,
        toSeconds,
        seconds,
        steps: queue.ahead + 1,
        minutes: queue.minutes ?? 0,
      })
    },
    came(id: string, now: number): void {
      const said = open.get(id)
      if (!said) return
      open.delete(id)
      const { at, fromSeconds, toSeconds, seconds, steps, minutes } = said
      told.push({ at, fromSeconds, toSeconds, seconds, waitedSeconds: (now - at) * 60 })
      outcomes.push({ steps, minutes, waitedMinutes: now - at })
      if (outcomes.length >= learnsFrom + learnsAfter) outcomes.splice(0, learnsAfter)
      if (told.length % learnsAfter === 0) calibration = waitCalibrationOf(outcomes)
    },
  }
}

/** What comes to the desk: every skill, tier and matter with its rate. */
function comingTo({ kind }: Desk): Coming[] {
  const kinds = kind === 'tiers' ? tiers : [{ name: 'standard', share: 1 }]
  const takes = kind === 'tiers' ? matters : [{ minutes: meanMinutes, share: 1 }]
  return skillNames.flatMap((skill) =>
    kinds.flatMap(({ name: tier, share }) =>
      takes.map(({ minutes, share: ofThose }) => ({
        need: { team: 'support', skills: [skill], tier, minutes, passedBy: [] },
        perMinute: (perMinute / skillNames.length) * share * ofThose,
      })),
    ),
  )
}
