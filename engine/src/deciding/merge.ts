import type { Command } from '../conversation/commands.ts'
import { drillChannel } from '../conversation/drill-channel.ts'
import { isOver } from '../conversation/evolve.ts'
import { carriedBy } from '../conversation/fold-merge.ts'
import { kept, type Conversation } from '../conversation/state.ts'
import { isByItself } from './by-itself.ts'
import { endCallback } from './callback.ts'
import { refuse, rosterOf, type Deciding } from './deciding.ts'
import { handOff, prepareAgain } from './hand-off.ts'
import { bringBack } from './put-aside.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/**
 * Another conversation of the same customer goes on in this one: what was said there is known here, and who waited there for a person waits here,
 * since when they did. Whoever has a person keeps them. `mergeInto` decides the other side, and both are written at once or not at all.
 */
export function mergeIn(d: Deciding, { from, agentId }: Named<'MergeIn'>): void {
  const { state: into } = d
  const { other } = d.given
  if (!other || other.status === 'none') return refuse({ code: 'conversation_not_found' })
  if (into.status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (other.forgottenAt !== null) refuse({ code: 'customer_forgotten' })
  if (other.mergedInto) refuse({ code: 'conversation_merged', into: other.mergedInto.conversationId })
  if (!isOneCustomer(into, other)) refuse({ code: 'not_same_customer' })
  const parts = [{ conversationId: from, visitorId: other.visitorId }, ...other.merged]
  if (into.merged.length + parts.length > kept.merged) refuse({ code: 'too_many_merged', most: kept.merged })
  const carried = carriedBy(other)
  const told = { key: 'conversation.merged', params: {} } as const
  d.add({ type: 'ConversationMerged', from, parts, agentId, carried, told })
  if (carried.unansweredSince !== null) bringBack(d, 'customer-wrote')
  goOn(d, other, carried.handoff)
}

type CarriedHandoff = ReturnType<typeof carriedBy>['handoff']

/** Who waited there waits here; who held it there, and nobody does here, holds it; and whoever waits for it here gets to know what came. */
function goOn(d: Deciding, other: Conversation, waited: CarriedHandoff): void {
  const { holder, handoff } = d.state
  const held = other.holder.kind === 'agent' ? other.holder.id : null
  if (waited && holder.kind === 'assistant') {
    const { reason, team, skills, priority, begunAt, answered } = waited
    const note = { team, skills, priority, ...(answered ? {} : { begunAt }) }
    handOff(d, { reason, ...note, ...(held === null ? {} : { lands: { on: null } }) })
  } else if (handoff && !isOver(handoff)) {
    rosterOf(d) // with all that the shell has to look up
    prepareAgain(d, handoff)
  }
  if (held === null || d.state.holder.kind === 'agent') return
  endCallback(d, 'moved-on')
  const current = d.state.handoff
  const told = { key: 'handoff.accepted', params: { agent: d.given.people.name(held) } } as const
  const handoffId = current && !isOver(current) ? current.id : null
  d.add({ type: 'TakenOver', agentId: held, from: d.state.holder, handoffId, told })
}

/** The last that is decided here. Nobody is asked or waited for any more, and who held it is free. */
export function mergeInto(d: Deciding, { into, agentId }: Named<'MergeInto'>): void {
  endCallback(d, 'moved-on')
  d.add({ type: 'MergedInto', into, agentId, told: { key: 'conversation.moved', params: {} } })
}

/** Somebody who may not be told from another is nobody's customer but their own; and a drill is not a customer's. */
function isOneCustomer(a: Conversation, b: Conversation): boolean {
  if ((a.channel === drillChannel) !== (b.channel === drillChannel)) return false
  if (a.customerId !== null || b.customerId !== null) return a.customerId === b.customerId
  return a.visitorId !== null && a.visitorId === b.visitorId
}

/** What still reaches a conversation that goes on elsewhere: what is known of who it is, and mails of what was said in it. */
const reaches: ReadonlySet<Command['type']> = new Set([
  'LinkCustomer',
  'DeclineMail',
  'FollowByMail',
  'NoteMail',
  'ForgetCustomer',
])

/** Whether it is decided here all the same. What somebody wants is refused with where it goes on. */
export function afterMerging({ state }: Deciding, { type }: Command): boolean {
  if (reaches.has(type)) return true
  if (!isByItself(type)) refuse({ code: 'conversation_merged', into: state.mergedInto?.conversationId ?? '' })
  return false
}
