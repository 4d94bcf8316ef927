import type { Priority } from '../conversation/facts.ts'
import type { Conversation } from '../conversation/state.ts'
import type { GraveKind } from '../escalation/costs.ts'
import type { HandoffReason } from '../escalation/reason.ts'

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
