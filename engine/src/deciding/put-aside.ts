import { closesAt, comesBack, wordAt } from '../aside/aside.ts'
import type { CameBackBecause } from '../conversation/aside-facts.ts'
import type { Command } from '../conversation/commands.ts'
import { kept } from '../conversation/state.ts'
import { owed } from '../warm/owed.ts'
import { refuse, type Deciding } from './deciding.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** So far ahead something may be put aside. */
const longestMs = 90 * 24 * 60 * 60 * 1000

/** What is there already is not added again. */
export function changeTags(d: Deciding, { add, remove }: Named<'ChangeTags'>): void {
  const { tags } = d.state
  const removed = tags.filter((id) => remove.includes(id) && !add.includes(id))
  const added = [...new Set(add)].filter((id) => !tags.includes(id))
  if (added.length + removed.length === 0) return
  if (tags.length - removed.length + added.length > kept.tags) refuse({ code: 'too_many_tags', most: kept.tags })
  d.add({ type: 'TagsChanged', added, removed })
}

/** Until a time. A word that is owed brings it back before: a clock that runs is not hidden. */
export function snooze(d: Deciding, { agentId, until }: Named<'Snooze'>): void {
  mustHold(d, agentId)
  const { now, policy } = d.given
  if (until <= now || until > now + longestMs) refuse({ code: 'snooze_out_of_bounds', latest: now + longestMs })
  const word = owed(d.state, policy)
  if (word && word.nudgeAt <= now) refuse({ code: 'answer_owed' })
  if (d.state.aside?.for === 'time' && d.state.aside.until === until) return
  d.add({ type: 'Snoozed', agentId, backAt: until })
}

/** It is the customer's turn: not while they wait for a word of ours. */
export function waitForCustomer(d: Deciding, { agentId }: Named<'WaitForCustomer'>): void {
  mustHold(d, agentId)
  if (d.state.unansweredSince !== null || owed(d.state, d.given.policy)) refuse({ code: 'answer_owed' })
  if (d.state.aside?.for === 'customer') return
  d.add({ type: 'WaitingForCustomer', agentId })
}

/** Nothing where it is not put aside: it was brought back already. */
export function bringBack(d: Deciding, because: CameBackBecause): void {
  if (d.state.aside) d.add({ type: 'CameBack', because })
}

/** Its time has come: it is back, or the customer hears that it will be closed, or it is closed. */
export function wakeAside(d: Deciding, close: () => void): void {
  const { state, given } = d
  const back = comesBack(state)
  const closes = closesAt(state, given.policy)
  const word = wordAt(state, given.policy)
  if (back && back.at <= given.now) return bringBack(d, back.because)
  if (closes !== null && closes <= given.now) return close()
  if (word === null || word > given.now || given.policy.waitingClose === null) return
  const at = given.now + given.policy.waitingClose.wordMs
  d.add({ type: 'ClosingTold', closesAt: at, told: { key: 'conversation.closing', params: { at } } })
}

function mustHold({ state }: Deciding, agentId: string): void {
  if (state.status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (state.holder.kind !== 'agent' || state.holder.id !== agentId) refuse({ code: 'not_the_holder' })
}
