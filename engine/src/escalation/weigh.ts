import type { HandoffReason } from './reason.ts'
import { costsFor, type Costs } from './costs.ts'
import { intentOf, tierOf, type DecisionPolicy } from './decision-policy.ts'
import { expectedOf, type EstimatorModel } from './estimate.ts'
import { featureNames, type FeatureName, type Features } from './features.ts'
import { oddsBy, priceBy, shareBy } from './learned-costs.ts'

/** What can be done with a turn. `ask` once more before answering; `offer` a person beside the answer. */
export type Outcome = 'go-on' | 'ask' | 'offer' | 'hand-off'

/** Expected costs in agent minutes; null where something cannot be done now. */
export type OutcomeCosts = Readonly<Record<Outcome, number | null>>

/** The smallest change of one feature that would have led to something else. */
export interface Tip {
  feature: FeatureName
  from: number
  to: number
  outcome: Outcome
}

/** A decision with its numbers, as facts keep it: enums and numbers only. */
export interface Weighing {
  outcome: Outcome
  /** The rule that decided, whatever the costs; null where the costs did. */
  rule: HandoffReason['kind'] | null
  /** In the order of `featureNames`. */
  features: readonly number[]
  /** The chance that the assistant resolves it alone, 0..1, and the customer's minutes until then. */
  resolves: number
  effortMin: number
  /** How long a person would take to come, in minutes; null where that is not known. */
  waitMin: number | null
  costs: OutcomeCosts
  runnerUp: Outcome | null
  tip: Tip | null
  /** The versions that decided: of the estimator, and of the policy. */
  model: string
  policy: number
}

export interface WeighGiven {
  features: Features
  /** The rule that has fired; null where none did. */
  rule: HandoffReason['kind'] | null
  tier: string | null
  intent: string | null
  waitMin: number | null
  /** What a handoff makes others wait is learned by the hour, UTC, and shared by so many people; null is unknown. */
  desk?: { hour: number | null; staff: number | null } | undefined
  /** Whether the draft is there, and neither a question has been put nor a person been offered in this episode. */
  may: { ask: boolean; offer: boolean }
  policy: { version: number; decision: DecisionPolicy }
}

/**
 * Which of the things that can be done costs least, by expectation: the chance of failing times what failing costs (a person all the same,
 * late, and the customer's patience), and the customer's effort, against a person now and the wait for one. Something else than going on is
 * done only when it is cheaper by the margin. A rule stands above all of that. Pure; the same work for any length of thread.
 */
export function weigh(given: WeighGiven): Weighing {
  const { features, policy, rule } = given
  const { decision } = policy
  const odds = oddsBy(decision.model, features, given.intent)
  const prices = pricesOf(given)
  const costs = costsOf(decision.model, odds, features, given, prices)
  const outcome = rule ? 'hand-off' : cheapest(costs, prices.margin)
  const { resolves, effortMin } = expectedOf(odds, features)
  return {
    outcome,
    rule,
    features: featureNames.map((name) => features[name]),
    resolves: round(resolves),
    effortMin: round(effortMin),
    waitMin: given.waitMin === null ? null : round(given.waitMin),
    costs: roundAll(costs),
    runnerUp: secondBest(costs, outcome),
    tip: rule ? null : tipOf(odds, given, prices, outcome),
    model: decision.model.version,
    policy: policy.version,
  }
}

/** Chances that a customer who is offered a person takes it: one who would get stuck, and one who would not. Set by hand, to be measured. */
const takesOffer = { stuck: 0.7, fine: 0.15 }
/** Reading the offer costs so many agent minutes' worth; answering a question so many of the customer's minutes. */
const offerCosts = 0.4
const askMinutes = 1.5
/** A question asked before a weak answer saves so much of the failures, for a draft that rests on nothing; none for one of middling ground. */
const askSaves = 0.5
const middling = 0.5
/** Where nobody knows how long a person takes to come. Minutes. */
const usualWait = 2

function costsOf(
  model: EstimatorModel,
  odds: number,
  features: Features,
  { waitMin, may, desk = nobodyKnows }: Pick<WeighGiven, 'waitMin' | 'may' | 'desk'>,
  costs: Costs,
): Record<Outcome, number | null> {
  const { resolves, effortMin } = expectedOf(odds, features)
  const wait = Math.min(waitMin ?? usualWait, costs.waitCap) * costs.wait
  const now = costs.person + wait + priceBy(model, desk, costs)
  const lost = costs.late * (1 + features.urgency) + costs.churn
  const failed = costs.person + wait + shareBy(model, features, resolves) * lost
  const fails = 1 - resolves
  const effort = effortMin * costs.effort
  const stuck = takesOffer.stuck * now + (1 - takesOffer.stuck) * failed
  const saved = askSaves * Math.max(0, 1 - features.grounding / middling)
  return {
    'go-on': fails * failed + effort,
    ask: may.ask ? fails * (1 - saved) * failed + effort + askMinutes * costs.effort : null,
    offer: may.offer ? offerCosts + fails * stuck + resolves * takesOffer.fine * now + effort : null,
    'hand-off': now,
  }
}

const nobodyKnows = { hour: null, staff: null }

/** Whether a person now is cheaper than going on, by a version of the estimator: of the two alone. */
export function handsOffBy(
  model: EstimatorModel,
  {
    features,
    intent,
    costs,
    waitMin,
    ...desk
  }: {
    features: Features
    intent: string | null
    costs: Costs
    waitMin: number | null
    hour: number | null
    staff: number | null
  },
): boolean {
  const may = { ask: false, offer: false }
  const compared = costsOf(model, oddsBy(model, features, intent), features, { waitMin, may, desk }, costs)
  return cheapest(compared, costs.margin) === 'hand-off'
}

const pricesOf = ({ policy: { decision }, tier, intent }: WeighGiven): Costs =>
  costsFor(decision.costs, tierOf(decision, tier), intentOf(decision, intent))

/** A question or an offer leaves the way open: as much of the margin is needed for it. */
const lightly = 0.3

const outcomes: readonly Outcome[] = ['go-on', 'ask', 'offer', 'hand-off']

/** What costs least, where something else than going on must be cheaper by the margin. */
export function cheapest(costs: OutcomeCosts, margin: number): Outcome {
  const goOn = costs['go-on'] ?? Infinity
  let best: Outcome = 'go-on'
  let least = Infinity
  for (const each of outcomes.slice(1)) {
    const cost = costs[each]
    const needed = each === 'hand-off' ? margin : margin * lightly
    if (cost !== null && cost < least && cost < goOn - needed) [best, least] = [each, cost]
  }
  return best
}

function secondBest(costs: OutcomeCosts, chosen: Outcome): Outcome | null {
  const others = outcomes.filter((each) => each !== chosen && costs[each] !== null)
  return others.reduce<Outcome | null>(
    (best, each) => (best === null || (costs[each] ?? 0) < (costs[best] ?? 0) ? each : best),
    null,
  )
}

/** Looks along each feature alone, to both of its ends, for the nearest place where something else is decided. */
function tipOf(odds: number, given: WeighGiven, prices: Costs, outcome: Outcome): Tip | null {
  const { features, policy } = given
  const { model } = policy.decision
  const { weights } = model
  /** Moved along one feature at a time, and put back: this is done some hundred times. */
  const moved: Record<FeatureName, number> = { ...features }
  let nearest: Tip | null = null
  for (const feature of featureNames) {
    if (!counts(model, feature)) continue
    const from = features[feature]
    const decided = (to: number): Outcome => {
      moved[feature] = to
      const costs = costsOf(model, odds + (weights[feature] ?? 0) * (to - from), moved, given, prices)
      moved[feature] = from
      return cheapest(costs, prices.margin)
    }
    for (const end of [0, 1]) {
      const reach: number = nearest ? Math.abs(nearest.to - nearest.from) : Infinity
      const limit: number = Math.abs(end - from) > reach ? from + Math.sign(end - from) * reach : end
      if (limit === from || decided(limit) === outcome) continue
      const to = flip(from, limit, (at) => decided(at) !== outcome)
      if (Math.abs(to - from) < reach) nearest = { feature, from, to, outcome: decided(to) }
    }
  }
  return nearest
}

/** The nearest place to `from`, to a hundredth, from which on it is otherwise. */
function flip(from: number, limit: number, isOther: (at: number) => boolean): number {
  let [near, far] = [from, limit]
  while (Math.abs(far - near) > 0.01) {
    const middle = (near + far) / 2
    if (isOther(middle)) far = middle
    else near = middle
  }
  const rounded = (far > from ? Math.ceil(far * 100) : Math.floor(far * 100)) / 100
  return isOther(rounded) ? rounded : far
}

/** What the customer or the conversation could have been otherwise: it weighs, or the costs look at it. */
const counts = ({ weights }: EstimatorModel, feature: FeatureName): boolean =>
  (weights[feature] ?? 0) !== 0 || looksAt.includes(feature)

/** Features that the costs look at, whatever they weigh in the odds. */
const looksAt: readonly FeatureName[] = ['urgency', 'turns', 'steps', 'questions']

const round = (value: number) => Math.round(value * 1000) / 1000
const roundAll = (costs: Record<Outcome, number | null>): OutcomeCosts => ({
  'go-on': rounded(costs['go-on']),
  ask: rounded(costs.ask),
  offer: rounded(costs.offer),
  'hand-off': rounded(costs['hand-off']),
})
const rounded = (cost: number | null) => (cost === null ? null : round(cost))
