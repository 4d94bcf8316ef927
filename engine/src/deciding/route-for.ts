import type { Priority } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'
import type { GraveKind, RouteTo } from '../escalation/costs.ts'
import { intentOf, type DecisionPolicy } from '../escalation/decision-policy.ts'
import type { HandoffReason } from '../escalation/reason.ts'

/** Where the policy sends it: by the rule that fired, else by what it is about. Nothing where it says nothing. */
export function routeFor(decision: DecisionPolicy, reason: HandoffReason, intent: string | null): RouteTo {
  const byRule: RouteTo = reason.kind === 'grave' ? (decision.rules[reason.about] ?? {}) : {}
  const byIntent: RouteTo = intentOf(decision, intent) ?? {}
  return {
    team: byRule.team ?? byIntent.team,
    skills: byRule.skills ?? byIntent.skills,
    priority: byRule.priority ?? byIntent.priority,
  }
}

const graveFirst: Readonly<Record<GraveKind, Priority>> = {
  safety: 'urgent',
  'self-harm': 'urgent',
  fraud: 'high',
  legal: 'high',
  vulnerable: 'high',
}

/** How pressing it is, where the policy does not say: danger before haste, haste and money before the rest. */
export function priorityOf(
  { tones, unansweredSince, effort }: Conversation,
  reason: HandoffReason,
  rank: number | null,
): Priority {
  if (reason.kind === 'grave') return graveFirst[reason.about]
  const turn = unansweredSince === null ? tones.slice(-1) : tones.filter(({ at }) => at >= unansweredSince)
  const urgency = Math.max(0, ...turn.map((tone) => tone.urgency))
  if (urgency >= 0.5 && effort.money >= 0.5) return 'urgent'
  if (urgency >= 0.5 || effort.money >= 0.5 || (rank ?? 0) >= 0.8 || reason.kind === 'bounced') return 'high'
  return 'normal'
}
