import { calibrationOf, type Calibration, type DriftAlarm } from '@baton/engine'
import { writeMonth } from './month/arrivals.ts'
import { lastMonthBy } from './month/known.ts'
import { learnedPolicy, priorPolicy } from './policies/learned.ts'
import { days } from './month/world.ts'
import { runMonth, type DeskPolicy, type MonthResult } from './month/run-month.ts'
import { allKnowing, combinedRules, confidenceRules, staticPolicy, type StaticRule } from './policies/static.ts'

export interface MonthComparison {
  seed: number
  conversations: number
  /** The best of its kind in hindsight: over the month, and another one after the drift. */
  confidence: Best
  combined: Best
  /** As it ships, and never learns. */
  shipped: MonthResult
  learned: MonthResult
  /** The learned policy's cost over that of the best static rule of any kind: over the month, and after the drift. */
  ratio: { month: number; afterDrift: number }
  /** Drifts that it noticed. */
  alarms: readonly DriftAlarm[]
  /** What it said of first turns in the second half of the month, against what was true. It was told the truth of few, and of none when it spoke. */
  calibration: Calibration
  /** A bound that nobody reaches. */
  allKnowing: MonthResult
}

export interface Best {
  month: MonthResult
  afterDrift: MonthResult
}

/** Runs the same month under every policy. */
export function simulateMonth(seed: number, conversations: number, heard: (line: string) => void): MonthComparison {
  const scripts = writeMonth(seed, conversations)
  const known = lastMonthBy(seed)
  const run = (policy: DeskPolicy): MonthResult => runMonth(scripts, policy, known)
  const best = (rules: readonly StaticRule[], kind: string): Best => {
    const results = rules.map((rule, i) => {
      heard(`seed ${seed}: ${kind} ${i + 1} of ${rules.length}`)
      return run(staticPolicy(rule))
    })
    return { month: leastOf(results, ({ cost }) => cost), afterDrift: leastOf(results, (each) => each.costAfterDrift) }
  }
  const confidence = best(confidenceRules, 'confidence threshold')
  const combined = best(combinedRules, 'thresholds over confidence, turns and tone')
  const policy = learnedPolicy(seed, conversations / days)
  const said: { conversation: number; chance: number }[] = []
  const learned = run({
    ...policy,
    handsOff(seen) {
      if (seen.turn === 0) said.push({ conversation: seen.conversation, chance: policy.chance(seen) })
      return policy.handsOff(seen)
    },
  })
  return {
    seed,
    conversations,
    confidence,
    combined,
    shipped: run(priorPolicy),
    learned,
    ratio: {
      month: learned.cost / Math.min(confidence.month.cost, combined.month.cost),
      afterDrift:
        learned.costAfterDrift / Math.min(confidence.afterDrift.costAfterDrift, combined.afterDrift.costAfterDrift),
    },
    alarms: policy.learner().alarms,
    calibration: calibrationOf(
      said.slice(said.length / 2).map(({ conversation, chance }) => ({
        chance,
        resolved: scripts[conversation]!.ending === 'resolved' ? 1 : 0,
        weight: 1,
      })),
    ),
    allKnowing: run(allKnowing(scripts)),
  }
}

const leastOf = <T>(all: readonly T[], cost: (each: T) => number): T =>
  all.reduce((least, each) => (cost(each) < cost(least) ? each : least))
