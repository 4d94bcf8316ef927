import { costsFor, type Costs } from '../../escalation/costs.ts'
import { intentOf, tierOf, type DecisionPolicy } from '../../escalation/decision-policy.ts'
import type { EstimatorModel } from '../../escalation/estimate.ts'
import { unpackFeatures, type Features } from '../../escalation/features.ts'
import { chanceByModel } from '../../escalation/learned-costs.ts'
import { handsOffBy } from '../../escalation/weigh.ts'
import { calibrationOf, type Calibration, type Said } from './calibration.ts'
import { hourOf, latenessAt, type StoredDecision } from './desk-learning.ts'
import type { ShadowedConversation } from './shadow.ts'

/** A conversation that was learned from, as it is kept. */
export interface StoredConversation {
  tier: string | null
  decisions: readonly StoredDecision[]
}

/** Where nobody knows how long a person took to come. Minutes. */
const usualWait = 2

/**
 * A conversation as two versions would have gone through it: up to where each hands off, or to its end. What it costs then is known from its
 * outcome, so one without a known outcome counts for neither. Prices are those of the policy as it is now. Null where it cannot be compared.
 */
export function shadowedBy(
  { tier, decisions }: StoredConversation,
  versions: { live: EstimatorModel; candidate: EstimatorModel },
  policy: DecisionPolicy,
): ShadowedConversation | null {
  const byCosts = decisions.filter(({ rule }) => !rule)
  const last = byCosts.findLast(({ resolved }) => resolved !== null)
  if (!last || last.resolved === null) return null
  const points = byCosts.map((each) => pointOf(each, tier, policy))
  const [live, candidate] = [versions.live, versions.candidate].map((model) =>
    points.map(({ features, costs, waitMin, at, intent }) =>
      handsOffBy(model, { features, costs, waitMin, intent, hour: hourOf(at), staff: null }),
    ),
  )
  if (!live || !candidate) return null
  return {
    live: costOf(points, live, last.resolved),
    candidate: costOf(points, candidate, last.resolved),
    differ: live.filter((handsOff, i) => handsOff !== candidate[i]).length,
    weight: last.weight,
  }
}

/** Whether the chances that a version says come true. */
export const calibrationBy = (conversations: readonly StoredConversation[], model: EstimatorModel): Calibration =>
  calibrationOf(
    conversations.flatMap(({ decisions }) =>
      decisions.flatMap(({ features, intent, resolved, weight }): Said[] =>
        resolved === null ? [] : [{ chance: chanceByModel(model, unpackFeatures(features), intent), resolved, weight }],
      ),
    ),
  )

interface Point {
  features: Features
  costs: Costs
  waitMin: number | null
  at: number
  intent: string | null
}

const pointOf = (decision: StoredDecision, tier: string | null, policy: DecisionPolicy): Point => ({
  features: unpackFeatures(decision.features),
  costs: costsFor(policy.costs, tierOf(policy, tier), intentOf(policy, decision.intent)),
  waitMin: decision.waitMin,
  at: decision.at,
  intent: decision.intent,
})

/** Agent minutes: a person where it first hands off, the later the dearer; else what failing costs, by how likely it failed, and the effort. */
function costOf(points: readonly Point[], handsOff: readonly boolean[], resolved: number): number {
  const at = handsOff.indexOf(true)
  const { features, costs, waitMin } = points[at === -1 ? points.length - 1 : at]!
  const late = costs.late * (1 + features.urgency)
  const now = costs.person + costs.wait * Math.min(waitMin ?? usualWait, costs.waitCap)
  const turns = at === -1 ? points.length : at
  const effort = 2 * turns * costs.effort
  return at === -1 ? effort + (1 - resolved) * (now + late + costs.churn) : effort + now + late * latenessAt(at)
}
