import type { CallbackCancelledBecause } from '../conversation/callback-facts.ts'
import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import type { Handoff } from '../conversation/state.ts'
import { refuse, type Deciding } from './deciding.ts'
import { routeAgain } from './hand-off.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** The handoff of a customer who waits and of whom nobody is being asked; refused where there is none. */
function waiting({ state }: Deciding): Handoff {
  const { holder, handoff, status } = state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind !== 'queue' || !handoff || isOver(handoff) || handoff.offer) return refuse({ code: 'not_waiting' })
  return handoff
}

/**
 * A time that this person really has free: the shell has looked, and the database gives no time twice. Whoever has one already has it moved. Asked
 * again for the same, it is nothing.
 */
export function bookCallback(d: Deciding, { agentId, at, because, note }: Named<'BookCallback'>): void {
  const handoff = waiting(d)
  const { callback } = handoff
  if (at <= d.given.now) refuse({ code: 'callback_taken' })
  if (callback?.agentId === agentId && callback.callAt === at) return
  const noteTextId = note ? d.text('value', note, 'callback') : null
  const base = { handoffId: handoff.id, agentId, callAt: at, noteTextId }
  const agent = d.given.people.name(agentId)
  if (callback) {
    const told = { key: 'callback.moved', params: { agent, at, because } } as const
    return d.add({ type: 'CallbackMoved', ...base, because, told })
  }
  const told = { key: 'callback.booked', params: { agent, at } } as const
  d.add({ type: 'CallbackBooked', ...base, told })
}

/** The customer waits again, at once. Nothing where no time is booked. */
export function cancelCallback(d: Deciding, { because }: Named<'CancelCallback'>): void {
  const handoff = waiting(d)
  if (!handoff.callback) return
  endCallback(d, because)
  routeAgain(d, 'retry')
}

/** What goes on to somebody else takes no booked time along, and the customer hears of it. */
export function endCallback(d: Deciding, because: CallbackCancelledBecause): void {
  const { handoff } = d.state
  if (!handoff?.callback || isOver(handoff)) return
  const told = { key: 'callback.cancelled', params: { because } } as const
  d.add({ type: 'CallbackCancelled', handoffId: handoff.id, because, told })
}
