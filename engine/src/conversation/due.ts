import type { Conversation } from './state.ts'
import type { Policy } from '../escalation/policy.ts'

export type DueKind = 'turn' | 'cut' | 'silence' | 'offer' | 'queue' | 'scheduled' | 'follow'

/** What the conversation waits for next, and when (ms UTC). Null when it waits for a person's word alone. */
export interface Due {
  at: number
  kind: DueKind
}

/** The one thing that must happen next, as a function of the state: written on the row that the facts change. */
export function due(c: Conversation, policy: Policy): Due | null {
  if (c.holder.kind === 'queue' && c.handoff) {
    const { status, offer, scheduledFor, waitingSince } = c.handoff
    if (status === 'offered' && offer) return { at: offer.expiresAt, kind: 'offer' }
    if (status === 'scheduled' && scheduledFor !== null) return { at: scheduledFor, kind: 'scheduled' }
    return { at: Math.max(waitingSince, c.handoff.requestedAt) + policy.retryMs, kind: 'queue' }
  }
  if (c.holder.kind === 'agent' && c.follow) {
    const { askedAt, allowedAt } = c.follow
    return {
      at: allowedAt === null ? askedAt + policy.followAskMs : allowedAt + policy.followMs,
      kind: 'follow',
    }
  }
  if (c.holder.kind !== 'assistant') return null
  if (c.openReply) return { at: c.updatedAt + policy.cutMs, kind: 'cut' }
  if (c.unansweredSince !== null && c.lastCustomer) return { at: c.lastCustomer.at + policy.quietMs, kind: 'turn' }
  if (c.question?.kind === 'did-that-help') return { at: c.question.at + policy.silenceMs, kind: 'silence' }
  return null
}
