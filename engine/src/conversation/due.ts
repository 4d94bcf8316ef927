import type { Conversation, Handoff } from './state.ts'
import type { Policy } from '../escalation/policy.ts'
import { inviteAt } from '../waiting/why-not-invite.ts'

export type DueKind = 'turn' | 'cut' | 'silence' | 'offer' | 'queue' | 'scheduled' | 'follow' | 'invite'

/** What the conversation waits for next, and when (ms UTC). Null when it waits for a person's word alone. */
export interface Due {
  at: number
  kind: DueKind
}

/** The one thing that must happen next, as a function of the state: written on the row that the facts change. */
export function due(c: Conversation, policy: Policy): Due | null {
  if (c.holder.kind === 'queue' && c.handoff) return orInvite(c, policy, dueInQueue(c.handoff, policy))
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

/** What is due next when the queue was looked at just now and nothing came of it: the next look, or the invitation before it. */
export function dueAfterLook(c: Conversation, policy: Policy, now: number): Due {
  return orInvite(c, policy, {
    at: now + policy.retryMs,
    kind: c.handoff?.status === 'scheduled' ? 'scheduled' : 'queue',
  })
}

function dueInQueue({ status, offer, scheduledFor, waitingSince, requestedAt }: Handoff, policy: Policy): Due {
  if (status === 'offered' && offer) return { at: offer.expiresAt, kind: 'offer' }
  if (status === 'scheduled' && scheduledFor !== null) return { at: scheduledFor, kind: 'scheduled' }
  return { at: Math.max(waitingSince, requestedAt) + policy.retryMs, kind: 'queue' }
}

/** Whichever comes first. */
function orInvite(c: Conversation, policy: Policy, other: Due): Due {
  const at = inviteAt(c, policy)
  return at !== null && at < other.at ? { at, kind: 'invite' } : other
}
