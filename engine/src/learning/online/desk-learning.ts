import { costsFor, type Costs } from '../../escalation/costs.ts'
import { intentOf, tierOf, type DecisionPolicy } from '../../escalation/decision-policy.ts'
import type { EstimatorModel } from '../../escalation/estimate.ts'
import { packFeatures } from '../../escalation/features.ts'
import { chanceByModel } from '../../escalation/learned-costs.ts'
import { logLoss } from './drift.ts'
import { countFailure, wholeLoss, type FailingShares } from './failing-shares.ts'
import type { LabelledConversation, WeighedDecision } from './label-decisions.ts'
import { beginLearner, chanceBy, countOutcome, learnFrom, resumeLearner, weightOf, type Learner } from './learner.ts'
import { estimatorOf } from './online-model.ts'
import { hasFailed, labelOf, type HeardOutcome } from './outcome-labels.ts'
import { countHandoff, noQueue, type QueuePrice } from './queue-price.ts'

export type LabelKind = HeardOutcome | `mark-${NonNullable<LabelledConversation['mark']>}`

/** One stretch of the learning curve: mean log-losses of first decisions, each before it was learned from. */
export interface CurvePoint {
  labels: number
  learned: number
  live: number
  shipped: number
  /** Conversations in this stretch. */
  count: number
}

export interface DeskDrift {
  intent: string | null
  at: number
  labels: number
}

/** All that a workspace has learned so far. Plain data, and bounded: it is kept as JSON and read again. */
export interface DeskLearning {
  learner: Learner
  failing: FailingShares
  queue: QueuePrice
  /** Conversations whose outcome was looked at, of which some taught something. */
  conversations: number
  decisions: number
  labelled: number
  unknown: number
  /** Counts everything that was ever learned, so that later lessons can be told from earlier ones. */
  lessons: number
  kinds: Readonly<Partial<Record<LabelKind, number>>>
  drift: readonly DeskDrift[]
  curve: readonly CurvePoint[]
  /** So many conversations make one point of the curve: doubled when there are too many points. */
  stretch: number
}

/** What a conversation has taught: nothing as long as it is silent. Learned anew only where this changes. */
export type Taught = 'silent' | 'yes' | 'lost' | NonNullable<LabelledConversation['mark']>

/** A decision as it is kept for comparing versions. `resolved` is null where nobody knows. */
export interface StoredDecision {
  features: readonly number[]
  intent: string | null
  kept: boolean
  rule: boolean
  at: number
  waitMin: number | null
  resolved: number | null
  weight: number
}

export const beginDesk = (prior: EstimatorModel): DeskLearning => ({
  learner: beginLearner(prior),
  failing: wholeLoss,
  queue: noQueue,
  conversations: 0,
  decisions: 0,
  labelled: 0,
  unknown: 0,
  lessons: 0,
  kinds: {},
  drift: [],
  curve: [],
  stretch: 10,
})

/** What was kept, as it goes on with the features that there are now. */
export const resumeDesk = (desk: DeskLearning, shipped: EstimatorModel): DeskLearning => ({
  ...desk,
  learner: resumeLearner(desk.learner, shipped),
})

const mostPoints = 100
const keptDrift = 50
/** Names come from the workspace's own intents, playbooks and articles; more than so many are not told apart. */
const mostIntents = 400

export interface LearnGiven {
  labelled: LabelledConversation
  /** What it has taught before; null where it is new. */
  taught: Taught | null
  tier: string | null
  policy: DecisionPolicy
  /** The versions that the curve is drawn beside. */
  live: EstimatorModel
  shipped: EstimatorModel
  now: number
}

export interface Learned {
  desk: DeskLearning
  taught: Taught
  /** Its decisions as they are kept; null where they were kept before and nothing is known anew. */
  stored: readonly StoredDecision[] | null
}

/** Learns from what became of one conversation: labels, how often which outcome is heard of, and what failing did cost. */
export function learnConversation(before: DeskLearning, given: LearnGiven): Learned {
  const { labelled, taught } = given
  const { heard, mark } = labelled
  const lost = hasFailed(labelled)
  const solved = heard.has('customer-said-yes') || heard.has('action-verified')
  const now: Taught = lost ? 'lost' : (mark ?? (solved ? 'yes' : 'silent'))
  // The first word of an agent counts, and what was lost stays lost.
  const settled = taught !== null && taught !== 'silent' && taught !== 'yes'
  if (settled || taught === now) return { desk: before, taught: taught ?? now, stored: null }
  const known = knownIntents(before.learner, labelled.decisions)
  const counted = taught === null ? countAll(before, { ...given, labelled: { ...labelled, decisions: known } }) : before
  const desk = mark !== null && !lost ? { ...counted, learner: countOutcome(counted.learner, 'marked') } : counted
  const stored = known.map((each) => storedOf(desk.learner, each, labelled))
  if (now === 'silent') return { desk: { ...desk, unknown: desk.unknown + 1 }, taught: now, stored }
  const learner = learnFrom(desk.learner, known, labelled)
  const alarms = learner.alarms.slice(sameLength(desk.learner.alarms, learner.alarms))
  return {
    desk: {
      ...desk,
      ...curveAfter(desk, known[0], labelled, given),
      learner,
      labelled: desk.labelled + (taught === 'yes' ? 0 : 1),
      lessons: desk.lessons + 1,
      unknown: desk.unknown - (taught === 'silent' ? 1 : 0),
      kinds: kindsAfter(desk.kinds, labelled, taught),
      drift: [
        ...desk.drift,
        ...alarms.map(({ intent, learned }) => ({ intent, at: given.now, labels: learned })),
      ].slice(-keptDrift),
    },
    taught: now,
    stored,
  }
}

/** A handoff was decided: what it makes others wait is learned from the order in which they come. */
export function takesHandoff(desk: DeskLearning, at: number, waitMin: number | null, { costs }: DecisionPolicy) {
  return { ...desk, queue: countHandoff(desk.queue, hourOf(at), waitMin ?? 0, costs.waitCap) }
}

export const hourOf = (at: number): number => Math.floor(at / 3_600_000) % 24

/** What could decide in the place of what is live. */
export const candidateOf = ({ learner, failing, queue }: DeskLearning, version: string): EstimatorModel => ({
  ...estimatorOf(learner.model, version),
  learned: {
    intents: Object.fromEntries(Object.entries(learner.intents).map(([name, offset]) => [name, round(offset)])),
    failing: failing.map(({ sum, all }) => ({ sum: round(sum), all: round(all) })),
    behind: queue.behind.map(round),
  },
})

/** What is counted of a conversation once, whatever is heard of it later. */
function countAll(desk: DeskLearning, { labelled, policy, tier }: LearnGiven): DeskLearning {
  const { decisions } = labelled
  const lost = hasFailed(labelled)
  const end = decisions.findIndex(({ kept }) => !kept)
  const solved = labelled.heard.has('customer-said-yes') || labelled.heard.has('action-verified')
  const outcome = lost ? 'failed' : end >= 0 || labelled.called ? 'handed-off' : solved ? 'yes' : 'silent'
  let { failing } = desk
  if (lost || end >= 0)
    for (const [turn, from] of decisions.entries()) {
      if (!from.kept) break
      const costs = costsFor(policy.costs, tierOf(policy, tier), intentOf(policy, from.intent))
      const share = lost ? 1 : costUntil(costs, from, turn, decisions[end]!, end) / lossOf(costs, from, turn)
      failing = countFailure(failing, { turn, chance: chanceBy(desk.learner, from.features, from.intent) }, share)
    }
  return {
    ...desk,
    failing,
    learner: countOutcome(desk.learner, outcome),
    conversations: desk.conversations + 1,
    decisions: desk.decisions + decisions.length,
  }
}

/** The later a person comes, the more there is to make good; replies that did not help count by thirds. */
export const latenessAt = (turn: number): number => Math.min(1, turn / 3)

/** What it costs beyond a person now when this customer is lost. */
const lossOf = ({ late, churn }: Costs, { features }: WeighedDecision, turn: number): number =>
  Math.max(0.1, late * (1 + features.urgency) * (1 - latenessAt(turn)) + churn)

/** What going on from one turn to a handoff at a later one has cost on top. */
const costUntil = (
  { late, effort }: Costs,
  from: WeighedDecision,
  turn: number,
  to: WeighedDecision,
  end: number,
): number =>
  late * (1 + to.features.urgency) * (latenessAt(end) - latenessAt(turn)) +
  effort * Math.min(60, (to.at - from.at) / 60_000)

function storedOf(learner: Learner, decision: WeighedDecision, labelled: LabelledConversation): StoredDecision {
  const { features, intent, kept, rule, at, waitMin } = decision
  const known = kept || labelled.mark !== null
  const resolved = known ? labelOf(labelled, chanceBy(learner, features, intent)) : null
  return {
    features: packFeatures(features),
    intent,
    kept,
    rule,
    at,
    waitMin,
    resolved: resolved === null ? null : round(resolved),
    weight: round(weightOf(learner, labelled)),
  }
}

function curveAfter(
  { curve, stretch, labelled: labels, learner }: DeskLearning,
  first: WeighedDecision | undefined,
  labelled: LabelledConversation,
  { live, shipped }: LearnGiven,
): Pick<DeskLearning, 'curve' | 'stretch'> {
  if (!first || (!first.kept && labelled.mark === null)) return { curve, stretch }
  const chance = chanceBy(learner, first.features, first.intent)
  const resolved = labelOf(labelled, chance)
  if (resolved === null) return { curve, stretch }
  const loss = (said: number) => logLoss(said, resolved)
  const one: CurvePoint = {
    labels: labels + 1,
    learned: loss(chance),
    live: loss(chanceByModel(live, first.features, first.intent)),
    shipped: loss(chanceByModel(shipped, first.features, first.intent)),
    count: 1,
  }
  const last = curve.at(-1)
  const next = last && last.count < stretch ? [...curve.slice(0, -1), together(last, one)] : [...curve, one]
  if (next.length <= mostPoints) return { curve: next, stretch }
  const halved = Array.from({ length: Math.ceil(next.length / 2) }, (_, i) => {
    const [a, b] = [next[2 * i]!, next[2 * i + 1]]
    return b ? together(a, b) : a
  })
  return { curve: halved, stretch: stretch * 2 }
}

function together(a: CurvePoint, b: CurvePoint): CurvePoint {
  const count = a.count + b.count
  const mean = (of: 'learned' | 'live' | 'shipped') => round((a[of] * a.count + b[of] * b.count) / count)
  return { labels: b.labels, learned: mean('learned'), live: mean('live'), shipped: mean('shipped'), count }
}

function kindsAfter(
  kinds: DeskLearning['kinds'],
  { heard, mark }: LabelledConversation,
  taught: Taught | null,
): DeskLearning['kinds'] {
  const next: Partial<Record<LabelKind, number>> = { ...kinds }
  const count = (kind: LabelKind) => void (next[kind] = (next[kind] ?? 0) + 1)
  // What was heard before the mark came was counted then.
  if (taught !== 'yes') for (const each of heard) count(each)
  if (mark !== null) count(`mark-${mark}`)
  return next
}

const knownIntents = (learner: Learner, decisions: readonly WeighedDecision[]): WeighedDecision[] => {
  const full = Object.keys(learner.intents).length >= mostIntents
  return decisions.map((each) =>
    full && each.intent !== null && !Object.hasOwn(learner.intents, each.intent) ? { ...each, intent: null } : each,
  )
}

/** Alarms are kept up to a number: how many of the new list were in the old one. */
const sameLength = (before: Learner['alarms'], after: Learner['alarms']): number => {
  const last = before.at(-1)
  return last ? after.lastIndexOf(last) + 1 : 0
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
