import type { Conversation, Handoff } from '../conversation/state.ts'
import type { Policy } from '../escalation/policy.ts'

/** Why a customer who waits is not asked whether they want to add something. */
export type NotInvited =
  | 'switched-off'
  | 'short-wait'
  | 'angry'
  | 'safety'
  | 'legal'
  | 'declined-before'
  | 'nothing-missing'

/** An expected wait shorter than this is no time for questions. Milliseconds. */
export const shortWaitMs = 60_000
/** The customer reads first what they were told. */
const pauseMs = 3000
/** Where no time was named, or the time named has passed: so long must they have waited, without anybody being asked to join. */
const unknownMs = 20_000
/** From here on somebody counts as angry. 0..1, see signals/tone.ts. */
const angryAt = 0.5
/** Their last so many messages count. */
const lastTones = 3

/**
 * When the customer who waits may be asked, ms UTC; null where that is decided, or while a person is being asked to join. Before the wait
 * is known to be long, or has proved to be, it is too early.
 */
export function inviteAt(c: Conversation, policy: Policy): number | null {
  const { handoff, holder, invitation } = c
  if (!policy.inviteWhileWaiting || holder.kind !== 'queue' || !handoff || handoff.endedAt !== null) return null
  if (invitation?.handoffId === handoff.id) return null
  const since = Math.max(handoff.waitingSince, handoff.requestedAt)
  if (handoff.status === 'scheduled') return since + pauseMs
  if (handoff.status !== 'queued') return null
  const wait = toldWaitMs(handoff)
  if (wait === null) return since + unknownMs
  return wait - pauseMs >= shortWaitMs ? since + pauseMs : since + wait + unknownMs
}

/** Why they are not asked now; null where nothing stands against it. `nothing-missing` is for who knows what is missing. */
export function whyNotInvite(c: Conversation, policy: Policy, now: number): NotInvited | null {
  if (!policy.inviteWhileWaiting) return 'switched-off'
  const left = c.handoff && leftMs(c.handoff, now)
  if (left !== null && left < shortWaitMs) return 'short-wait'
  if (c.invitation?.accepts === false && c.invitation.heldBack === undefined) return 'declined-before'
  return whyNotAsk(c)
}

/** Why somebody is asked nothing, also when they have said yes to it. */
export function whyNotAsk({ serious, tones, handoff }: Conversation): 'safety' | 'legal' | 'angry' | null {
  if (serious) return serious
  if (tones.slice(-lastTones).some(({ frustration }) => frustration >= angryAt)) return 'angry'
  // What they said to a person is read when that person hands on; how it went on is not known so closely that a falling tone would do.
  const tone = handoff?.package?.tone
  return tone && tone.frustration >= angryAt ? 'angry' : null
}

/** How long they still wait by what they were told; null where no time was named, or it has passed. */
function leftMs(handoff: Handoff, now: number): number | null {
  if (handoff.status === 'scheduled') return (handoff.scheduledFor ?? now) - now
  const wait = toldWaitMs(handoff)
  const left = wait === null ? 0 : Math.max(handoff.waitingSince, handoff.requestedAt) + wait - now
  return left > 0 ? left : null
}

/** The wait that the customer was told, counted from when they began to wait. */
function toldWaitMs({ told }: Handoff): number | null {
  const seconds = told?.key === 'handoff.queued' ? told.params.waitSeconds : undefined
  return seconds === undefined ? null : seconds * 1000
}
