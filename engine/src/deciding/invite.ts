import type { Command } from '../conversation/commands.ts'
import { inviteAt, whyNotInvite } from '../waiting/why-not-invite.ts'
import { askNext, isWaiting, mayAsk } from './ask-next.ts'
import type { Deciding } from './deciding.ts'
import { receiveMessage } from './receive-message.ts'

/** So much is kept of what is worth asking: some of it may have been said by the time it would be asked. */
const mostWanted = 4

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/**
 * Once for each handoff, when the wait is known to be long: may we ask something meanwhile? That it was not done is kept with its reason.
 * Nothing where it is decided already, or too early.
 */
export function considerInvitation(d: Deciding, { handoffId, wanted }: Named<'ConsiderInvitation'>): void {
  const { handoff } = d.state
  const at = inviteAt(d.state, d.given.policy)
  if (!handoff || handoff.id !== handoffId || at === null || d.given.now < at) return
  const missing = wanted.filter(({ slot }) => mayAsk(d, slot)).slice(0, mostWanted)
  const because =
    whyNotInvite(d.state, d.given.policy, d.given.now) ?? (missing.length === 0 ? 'nothing-missing' : null)
  if (because) return d.add({ type: 'InvitationHeldBack', handoffId, because })
  const asks = missing.flatMap(({ slot, ask }) => (ask === null ? [] : [{ slot, textId: d.text('title', ask) }]))
  d.add({
    type: 'InvitationMade',
    handoffId,
    slots: missing.map(({ slot }) => slot),
    ...(asks.length > 0 ? { asks } : {}),
  })
}

/** Yes brings the first question; no ends it. Too late, or said twice, it is nothing. */
export function answerInvitation(d: Deciding, { handoffId, accepts }: Named<'AnswerInvitation'>): void {
  const { invitation } = d.state
  if (!isWaiting(d.state, handoffId) || !invitation || invitation.accepts !== null) return
  d.add({ type: 'InvitationAnswered', handoffId, accepts })
  askNext(d)
}

/**
 * The answer is a message of the customer's like any other, and the value of the slot that was asked for: kept also when a person has come
 * meanwhile. Without words the question is skipped, at no cost.
 */
export function answerQuestion(d: Deciding, command: Named<'AnswerQuestion'>): void {
  const { handoffId, slot, text } = command
  const { invitation } = d.state
  const asked = invitation?.handoffId === handoffId && invitation.asked.includes(slot)
  if (text !== null) {
    const { messageId, clientId, page } = command
    return receiveMessage(d, { type: 'ReceiveMessage', messageId, clientId, text, page }, asked ? slot : null)
  }
  if (!isWaiting(d.state, handoffId) || invitation?.open !== slot) return
  d.add({ type: 'InvitationSkipped', handoffId, slot })
  askNext(d)
}
