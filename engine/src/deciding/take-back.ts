import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import { rosterOf, type Deciding } from './deciding.ts'
import { handOff, prepareAgain, routeAgain } from './hand-off.ts'
import { teamFor } from '../routing/route.ts'
import { owed } from '../warm/owed.ts'

/**
 * Whoever holds it is not there: the conversation waits for their team again, with a fresh package, and is offered to somebody else in the same
 * transaction. It stays the same handoff, so that its clocks go on. What was offered to them and not answered goes on to the next. Nothing
 * where they hold nothing here: it may be asked twice, by two nodes.
 */
export function takeBack(d: Deciding, { agentId, because }: Extract<Command, { type: 'TakeBack' }>): void {
  const { holder, status } = d.state
  const handoff = d.state.handoff && !isOver(d.state.handoff) ? d.state.handoff : null
  if (status !== 'open') return
  if (holder.kind === 'queue' && handoff?.offer?.agentId === agentId) {
    d.add({ type: 'OfferExpired', handoffId: handoff.id, offerId: handoff.offer.id, agentId })
    return routeAgain(d, 'expired')
  }
  if (holder.kind !== 'agent' || holder.id !== agentId) return
  // They may have written since somebody saw that they were silent.
  if (because === 'agent-silent' && d.given.now < (owed(d.state, d.given.policy)?.takenBackAt ?? Infinity)) return
  const roster = rosterOf(d)
  const own = roster.agents.find(({ id }) => id === agentId)?.teams[0]
  const team = teamFor(roster, handoff?.team ?? own ?? null)
  const told = { key: 'handoff.requeued', params: { team: team.name, because } } as const
  d.add({ type: 'TakenBack', handoffId: handoff?.id ?? null, agentId, team: team.id, because, told })
  if (!handoff) {
    const reason = { kind: 'taken-back', agentId, because } as const
    return handOff(d, { reason, team: team.id, from: holder, passedBy: agentId })
  }
  prepareAgain(d, handoff)
  routeAgain(d, 'taken-back')
}
