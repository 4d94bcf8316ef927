import type { EstimatorModel } from '../../escalation/estimate.ts'
import type { Features } from '../../escalation/features.ts'
import { freshWatch, logLoss, usualDrift, watchLoss, type DriftOptions, type DriftWatch } from './drift.ts'
import { learnOffset, offsetOf, type IntentOffsets } from './intent-offsets.ts'
import {
  beginWith,
  learnOne,
  oddsOf,
  oddsToChance,
  unsure,
  usualPace,
  withAllFeatures,
  type LearningPace,
  type OnlineModel,
} from './online-model.ts'
import {
  countKept,
  hearingRates,
  hasFailed,
  labelOf,
  noAnswers,
  type AnswerCounts,
  type CountedOutcome,
  type HearingRates,
  type OutcomeRecord,
} from './outcome-labels.ts'

/** Everything that a workspace's estimator has learned. Plain data: it is kept as JSON and read again. */
export interface Learner {
  /** What it began as, and is pulled back to. */
  prior: EstimatorModel
  model: OnlineModel
  intents: IntentOffsets
  answers: AnswerCounts
  /** By intent, and for everything together under `everything`. */
  drift: Readonly<Record<string, DriftWatch>>
  /** Drifts that were noticed, the newest last. */
  alarms: readonly DriftAlarm[]
}

/** A loss that has risen for good: of one intent, or of everything (null). `learned` labels, by weight, had been learned by then. */
export interface DriftAlarm {
  intent: string | null
  learned: number
}

const everything = '*'
const keptAlarms = 50
/** Everything together has many more labels, and must have risen further before it is called a drift. */
const wholeAlarm = 4

/** A decision as it was logged, with the intent that it was about. */
export interface LoggedDecision {
  features: Features
  intent: string | null
  /** Whether the assistant kept it: of what was handed off only a mark can tell what the assistant would have done. */
  kept: boolean
}

export interface LearnOptions {
  pace: LearningPace
  drift: DriftOptions
}

export const usualLearning: LearnOptions = { pace: usualPace, drift: usualDrift }

export const beginLearner = (prior: EstimatorModel): Learner => ({
  prior,
  model: beginWith(prior),
  intents: {},
  answers: noAnswers,
  drift: {},
  alarms: [],
})

/** One that was kept, as it goes on: features that were appended since stand as the shipped model has them now. */
export function resumeLearner(learner: Learner, shipped: EstimatorModel): Learner {
  const { weights } = learner.prior
  const prior = { ...learner.prior, weights: { ...shipped.weights, ...weights } }
  return { ...learner, prior, model: withAllFeatures(learner.model, prior) }
}

/** The chance that the assistant resolves it without a person. */
export const chanceBy = (learner: Learner, features: Features, intent: string | null): number =>
  oddsToChance(oddsOf(learner.model, features) + offsetOf(learner.intents, intent))

/**
 * Learns from what was heard of one conversation, about all decisions in it. What is unknown changes nothing. Each label counts by how often
 * such an outcome is heard of at all. Whether the loss has risen for good is watched on the first decision of each conversation: the others of
 * one are no news. When all of it has, the model is unsure again, so that a change is learned fast.
 */
export function learnFrom(
  learner: Learner,
  decisions: readonly LoggedDecision[],
  outcome: OutcomeRecord,
  { pace, drift }: LearnOptions = usualLearning,
): Learner {
  let { model, intents } = learner
  const watches = { ...learner.drift }
  const alarms: DriftAlarm[] = []
  const rates = hearingRates(learner.answers)
  for (const [i, { features, intent, kept }] of decisions.entries()) {
    if (!kept && outcome.mark === null) continue
    const offset = offsetOf(intents, intent)
    const chance = oddsToChance(oddsOf(model, features) + offset)
    const resolved = labelOf(outcome, chance)
    if (resolved === null) continue
    if (outcome.mark === null && i === 0)
      for (const each of intent === null ? [null] : [intent, null]) {
        const name = each ?? everything
        const watch = watchLoss(
          Object.hasOwn(watches, name) ? watches[name]! : freshWatch,
          logLoss(chance, resolved),
          each === null ? { ...drift, alarm: drift.alarm * wholeAlarm } : drift,
        )
        watches[name] = watch.rangAt === null ? watch : freshWatch
        if (watch.rangAt !== null) alarms.push({ intent: each, learned: Math.round(model.learned) })
      }
    const weight = weightBy(rates, outcome)
    model = learnOne(model, learner.prior, { features, offset, resolved, weight }, pace)
    if (intent !== null) intents = learnOffset(intents, intent, { chance, resolved, weight: weight / decisions.length })
  }
  if (alarms.some(({ intent }) => intent === null)) model = unsure(model, 0.005, pace)
  return { ...learner, model, intents, drift: watches, alarms: [...learner.alarms, ...alarms].slice(-keptAlarms) }
}

/** What a label counts: one over the chance that such an outcome is heard of. */
export const weightOf = ({ answers }: Learner, outcome: OutcomeRecord): number =>
  weightBy(hearingRates(answers), outcome)

const weightBy = (rates: HearingRates, outcome: OutcomeRecord): number =>
  1 / (hasFailed(outcome) ? rates.failure : outcome.mark !== null ? rates.mark : rates.success)

/** Counts, to know how often which outcome is heard of. */
export const countOutcome = (learner: Learner, outcome: CountedOutcome): Learner => ({
  ...learner,
  answers: countKept(learner.answers, outcome),
})
