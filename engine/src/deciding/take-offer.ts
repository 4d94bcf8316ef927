import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import { refuse, type Deciding } from './deciding.ts'
import { routeAgain } from './hand-off.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** Whoever used the inbox within so long is there, and may be given what is offered to them at once. Milliseconds. */
export const activeWithinMs = 60_000

export function acceptOffer(d: Deciding, { offerId, agentId }: Named<'AcceptOffer'>): void {
  const { handoff, holder } = d.state
  const offer = handoff?.offer
  // Sent again after its answer was lost: who accepted it and still has it is answered as the first time.
  if (handoff?.acceptedOfferId === offerId && holder.kind === 'agent' && holder.id === agentId) return
  if (!handoff || !offer || offer.id !== offerId || isOver(handoff)) return refuse({ code: 'offer_gone', offerId })
  if (offer.agentId !== agentId) return refuse({ code: 'offer_not_yours', offerId })
  if (d.given.now >= offer.expiresAt) return refuse({ code: 'offer_gone', offerId })
  accept(d, handoff.id, { offerId, agentId })
}

/** For whoever was asked, where they are seen to be there. What is not open any more, or not theirs to be given, stays as it is. */
export function acceptForThem(d: Deciding, { offerId, activeAt }: Named<'AcceptForThem'>): void {
  const { handoff } = d.state
  const offer = handoff?.offer
  if (!handoff || !offer || offer.id !== offerId || isOver(handoff) || d.given.now >= offer.expiresAt) return
  const idleMs = Math.max(0, d.given.now - activeAt)
  if (idleMs > activeWithinMs) return
  accept(d, handoff.id, { offerId, agentId: offer.agentId, automatic: { idleMs } })
}

function accept(
  d: Deciding,
  handoffId: string,
  by: { offerId: string; agentId: string; automatic?: { idleMs: number } },
): void {
  const told = { key: 'handoff.accepted', params: { agent: d.given.people.name(by.agentId) } } as const
  d.add({ type: 'OfferAccepted', handoffId, ...by, told })
}

/** Told by their screen, before they open the case; what is told later, or again, says nothing new. */
export function noteCardLoaded(d: Deciding, { offerId, agentId }: Named<'NoteCardLoaded'>): void {
  const { handoff } = d.state
  const { arrival } = handoff ?? {}
  if (!handoff || isOver(handoff) || arrival?.offerId !== offerId) return refuse({ code: 'offer_gone', offerId })
  if (arrival.agentId !== agentId) return refuse({ code: 'offer_not_yours', offerId })
  if (arrival.loadedAt !== null || handoff.openedAt !== null) return
  d.add({ type: 'CardLoaded', handoffId: handoff.id, offerId, agentId })
}

export function declineOffer(d: Deciding, { offerId, agentId, reason }: Named<'DeclineOffer'>): void {
  const { handoff } = d.state
  const offer = handoff?.offer
  if (!handoff || !offer || offer.id !== offerId) return refuse({ code: 'offer_gone', offerId })
  if (offer.agentId !== agentId) return refuse({ code: 'offer_not_yours', offerId })
  d.add({ type: 'OfferDeclined', handoffId: handoff.id, offerId, agentId, reason })
  routeAgain(d, 'declined')
}

export function expireOffer(d: Deciding, { offerId }: Named<'ExpireOffer'>): void {
  const { handoff } = d.state
  const offer = handoff?.offer
  if (!handoff || !offer || offer.id !== offerId || d.given.now < offer.expiresAt) return
  d.add({ type: 'OfferExpired', handoffId: handoff.id, offerId, agentId: offer.agentId })
  routeAgain(d, 'expired')
}
