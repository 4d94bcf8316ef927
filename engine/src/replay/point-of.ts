import type { Conversation } from '../conversation/state.ts'
import { considerCosts } from '../deciding/weigh-turn.ts'
import { costsFor } from '../escalation/costs.ts'
import { intentOf, tierOf } from '../escalation/decision-policy.ts'
import { unpackFeatures, type Around, type Drafted } from '../escalation/features.ts'
import type { Policy } from '../escalation/policy.ts'
import type { ReplayPoint } from './replay-case.ts'

/** Where nobody knows how long a person took to come. Minutes. */
const usualWait = 2

/** What a policy would have decided for the turn that has just ended. */
export function pointOf(
  state: Conversation,
  drafted: Drafted | null,
  around: Around,
  now: number,
  policy: Policy,
  turn: number,
): ReplayPoint {
  const given = { now, policy, around }
  const asked = { turnId: '', drafted, proposed: drafted, mayAsk: drafted !== null, mayOffer: drafted !== null }
  const { weighing, reason } = considerCosts({ state, given }, asked)
  const { decision } = policy
  const costs = costsFor(decision.costs, tierOf(decision, around.tier), intentOf(decision, around.intent?.name ?? null))
  const { urgency } = unpackFeatures(weighing.features)
  return {
    turn,
    rule: weighing.rule ?? (reason && reason.kind !== 'expected-cost' ? reason.kind : null),
    resolves: weighing.resolves,
    costs: weighing.costs,
    margin: costs.margin,
    late: costs.late * (1 + urgency),
    churn: costs.churn,
    person: costs.person,
    wait: Math.min(around.waitMin ?? usualWait, costs.waitCap) * costs.wait,
    effort: Math.max(0, (now - (state.effort.since || now)) / 60_000) * costs.effort,
  }
}
