import type { FailingShares } from '../learning/online/failing-shares.ts'
import type { IntentOffsets } from '../learning/online/intent-offsets.ts'
import type { QueuePrice } from '../learning/online/queue-price.ts'
import { featureNames, type FeatureName, type Features } from './features.ts'

/** A linear model of whether the assistant resolves it without a person. Features without a weight do not count. */
export interface EstimatorModel {
  version: string
  bias: number
  weights: Partial<Record<FeatureName, number>>
  /** What a workspace learned beside the weights; absent in what ships, where it changes nothing. */
  learned?: LearnedBeside | undefined
}

/** See learning/online: how each intent differs from what its features say, what failing did cost, and what a handoff makes others wait. */
export interface LearnedBeside {
  intents: IntentOffsets
  failing: FailingShares
  /** By the hour, UTC: how many wait longer for one more handoff. */
  behind: QueuePrice['behind']
}

export interface Estimate {
  /** The chance that the assistant resolves it without a person, 0..1. */
  resolves: number
  /** Minutes of the customer until it is resolved or has come to nothing. */
  effortMin: number
}

/**
 * What a new workspace starts from: set by hand, not learned, until its own outcomes replace it (docs/intelligence.md). Log-odds of the
 * assistant resolving it alone: a first, calm question has good odds (83 %); what has failed or is said again has poor ones.
 */
export const priorModel: EstimatorModel = {
  version: 'prior-2',
  bias: 1.6,
  weights: {
    frustration: -1.2,
    urgency: -0.8,
    trend: -0.6,
    saysAgain: -1.2,
    answersAgain: -0.6,
    noveltyCustomer: -0.4,
    noveltyWorkspace: -0.8,
    areas: -0.6,
    questions: -0.4,
    turns: -0.4,
    rephrasings: -0.9,
    minutes: -0.3,
    failed: -1.2,
    contacts: -0.8,
    grounding: 1.2,
    confidence: 0.6,
    intentSuccess: 2,
    money: -2,
    longCases: -0.6,
  },
}

/** Pure. `effortMin` is two minutes for a question that goes well, and more the longer it has gone on and the worse the odds. */
export const estimate = (model: EstimatorModel, features: Features): Estimate =>
  expectedOf(logOdds(model, features), features)

/** The same from log-odds that are known already. */
export function expectedOf(odds: number, { turns, steps, questions }: Features): Estimate {
  const resolves = 1 / (1 + Math.exp(-odds))
  return { resolves, effortMin: 2 + 6 * (1 - resolves) + 3 * turns + steps + questions }
}

/** Each feature counts from its neutral value, so that what is not known says nothing. */
export function logOdds({ bias, weights }: EstimatorModel, features: Features): number {
  return featureNames.reduce((sum, name) => sum + (weights[name] ?? 0) * (features[name] - (centre[name] ?? 0)), bias)
}

/** Where a feature means "not known" or "as ever"; the others are 0 there. */
export const centre: Readonly<Partial<Record<FeatureName, number>>> = {
  trend: 0.5,
  grounding: 0.5,
  confidence: 0.5,
  intentSuccess: 0.5,
  tier: 0.5,
}
