import { isOver } from '../conversation/evolve.ts'
import type { Conversation } from '../conversation/state.ts'
import { whyNotAsk } from '../waiting/why-not-invite.ts'
import type { Deciding } from './deciding.ts'

/** So many questions at most in one handoff. */
const mostQuestions = 2

/** The next question, where one may be asked: never more than two, never of a person who has grown angry, never what is known by now. */
export function askNext(d: Deciding): void {
  const { invitation, handoff } = d.state
  if (!handoff || !invitation || !isWaiting(d.state, invitation.handoffId)) return
  if (invitation.accepts !== true || invitation.open || invitation.asked.length >= mostQuestions) return
  if (whyNotAsk(d.state) !== null) return
  const slot = invitation.wanted?.find((each) => !invitation.asked.includes(each) && mayAsk(d, each))
  if (slot === undefined) return
  const textId = invitation.asks?.find((each) => each.slot === slot)?.textId
  d.add({ type: 'InvitationAsked', handoffId: handoff.id, slot, ...(textId ? { askTextId: textId } : {}) })
}

/** Not what stands already, and nothing that proves who somebody is: that is for the person who asks for it. */
export function mayAsk({ state, given }: Deciding, slot: string): boolean {
  const known = state.slots.some(({ name, supersededAt }) => name === slot && supersededAt === null)
  return !known && !given.policy.slots.some(({ name, verification }) => name === slot && verification === true)
}

/** Whether this handoff is waiting for a person. */
export const isWaiting = ({ holder, handoff }: Conversation, handoffId: string): boolean =>
  holder.kind === 'queue' && handoff?.id === handoffId && !isOver(handoff)
