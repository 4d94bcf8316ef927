import type { Conversation, Handoff } from './state.ts'
import { drillChannel } from './drill-channel.ts'
import { mailChannel } from './fold-mail.ts'
import type { Policy } from '../escalation/policy.ts'
import { nextRingAt } from '../routing/rings.ts'
import { asideDueAt } from '../aside/aside.ts'
import { owed } from '../warm/owed.ts'
import { inviteAt } from '../waiting/why-not-invite.ts'

export type DueKind =
  | 'turn'
  | 'cut'
  | 'silence'
  | 'offer'
  | 'queue'
  | 'scheduled'
  | 'follow'
  | 'invite'
  | 'nudge'
  | 'silent'
  | 'mail'
  | 'incident'
  | 'aside'

/** What the conversation waits for next, and when (ms UTC). Null when it waits for a person's word alone. */
export interface Due {
  at: number
  kind: DueKind
}

/** The one thing that must happen next, as a function of the state: written on the row that the facts change. */
export function due(c: Conversation, policy: Policy): Due | null {
  const other = dueInTalk(c, policy)
  const at = mailAt(c, policy)
  return at !== null && (other === null || at < other.at) ? { at, kind: 'mail' } : other
}

/** When what the customer has not read follows by e-mail; null where there is nothing, nowhere to write to, or no mail in this workspace. */
export function mailAt(c: Conversation, policy: Policy): number | null {
  const { unmailed, address, customerId, channel, openReply } = c
  if (policy.mailAfterMs === null || unmailed === null || openReply !== null) return null
  if (c.mailDeclined || channel === drillChannel || (address === null && customerId === null)) return null
  return unmailed.at + (channel === mailChannel ? policy.mailBatchMs : policy.mailAfterMs)
}

/** What is due next when it was found just now that nothing is to be mailed, or that it is to be looked at `again`. */
export function dueAfterMail(c: Conversation, policy: Policy, again: number | null): Due | null {
  const other = dueInTalk(c, policy)
  return again !== null && (other === null || again < other.at) ? { at: again, kind: 'mail' } : other
}

function dueInTalk(c: Conversation, policy: Policy): Due | null {
  if (c.holder.kind === 'queue' && c.handoff) return orInvite(c, policy, dueInQueue(c.handoff, policy))
  if (c.holder.kind === 'agent')
    return earlier(earlier(followEnds(c, policy), dueOfHolder(c, policy)), asideDue(c, policy))
  if (c.holder.kind !== 'assistant') return null
  if (c.openReply) return { at: c.updatedAt + policy.cutMs, kind: 'cut' }
  if (c.unansweredSince !== null && c.lastCustomer) {
    const quietMs = c.channel === mailChannel ? policy.mailQuietMs : policy.quietMs
    return { at: c.lastCustomer.at + quietMs, kind: 'turn' }
  }
  const held = c.incident?.held ? ({ at: c.incident.held.dueAt, kind: 'incident' } as const) : null
  if (c.question?.kind !== 'did-that-help') return held
  return earlier({ at: c.question.at + policy.silenceMs, kind: 'silence' }, held)
}

/** What is due next when the queue was looked at just now and nothing came of it: the next look, or the invitation before it. */
export function dueAfterLook(c: Conversation, policy: Policy, now: number): Due {
  const next = nextLookAt(c, policy, now)
  // Where that time has passed, it was looked at then.
  const at = mailAt(c, policy)
  return at !== null && at > now && at < next.at ? { at, kind: 'mail' } : next
}

function nextLookAt(c: Conversation, policy: Policy, now: number): Due {
  if (c.handoff?.status === 'scheduled') return orInvite(c, policy, { at: now + policy.retryMs, kind: 'scheduled' })
  return orInvite(c, policy, { at: nextLook(c.handoff, policy, now), kind: 'queue' })
}

function dueInQueue(handoff: Handoff, policy: Policy): Due {
  const { status, offer, scheduledFor, waitingSince, requestedAt } = handoff
  if (status === 'offered' && offer) return { at: offer.expiresAt, kind: 'offer' }
  if (status === 'scheduled' && scheduledFor !== null) return { at: scheduledFor, kind: 'scheduled' }
  return { at: nextLook(handoff, policy, Math.max(waitingSince, requestedAt)), kind: 'queue' }
}

/** When the queue is worth another look after this one: soon in any case, and before that when the search widens or nobody is waited for any more. */
function nextLook(handoff: Handoff | null, { routing, retryMs }: Policy, now: number): number {
  const ring = handoff && nextRingAt(routing, handoff.requestedAt, now)
  const held = handoff?.choice?.heldFor?.until ?? 0
  return Math.min(now + retryMs, ring ?? Infinity, held > now ? held : Infinity)
}

function followEnds({ follow }: Conversation, policy: Policy): Due | null {
  if (!follow) return null
  const { askedAt, allowedAt } = follow
  return { at: allowedAt === null ? askedAt + policy.followAskMs : allowedAt + policy.followMs, kind: 'follow' }
}

/** A nudge first; then it goes to somebody else. */
function dueOfHolder(c: Conversation, policy: Policy): Due | null {
  const word = owed(c, policy)
  if (!word) return null
  if (c.attending?.nudgedAt === null) return { at: word.nudgeAt, kind: 'nudge' }
  return word.takenBackAt === null ? null : { at: word.takenBackAt, kind: 'silent' }
}

/** What was put aside comes back. */
function asideDue(c: Conversation, policy: Policy): Due | null {
  const at = asideDueAt(c, policy)
  return at === null ? null : { at, kind: 'aside' }
}

const earlier = (a: Due | null, b: Due | null): Due | null => (a && b ? (b.at < a.at ? b : a) : (a ?? b))

/** Whichever comes first. */
function orInvite(c: Conversation, policy: Policy, other: Due): Due {
  const at = inviteAt(c, policy)
  return at !== null && at < other.at ? { at, kind: 'invite' } : other
}
