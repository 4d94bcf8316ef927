import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import { refuse, type Deciding } from './deciding.ts'
import { bringBack } from './put-aside.ts'
import { owed } from '../warm/owed.ts'

/** The holder owes the customer a word and has been silent: they are told, once, and when it goes to somebody else. */
export function nudge(d: Deciding): void {
  const { attending, holder, handoff } = d.state
  const due = owed(d.state, d.given.policy)
  if (!due || !attending || holder.kind !== 'agent' || attending.nudgedAt !== null || d.given.now < due.nudgeAt) return
  d.add({
    type: 'AgentNudged',
    handoffId: handoff && !isOver(handoff) ? handoff.id : null,
    agentId: holder.id,
    because: due.because,
    takenBackAt: due.takenBackAt,
  })
  // What was put aside does not hide it.
  bringBack(d, 'answer-owed')
}

/** "Working on it, back by …": the customer is told the time, and nobody is nudged before it. It is no answer: no clock stops (law 5). */
export function hold(d: Deciding, { agentId, until }: Extract<Command, { type: 'Hold' }>): void {
  const { holder, handoff, status, attending } = d.state
  const { now, policy } = d.given
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind !== 'agent' || holder.id !== agentId) refuse({ code: 'not_the_holder' })
  if (until <= now || until > now + policy.holdMs) refuse({ code: 'hold_out_of_bounds', latest: now + policy.holdMs })
  if (attending?.hold?.backAt === until) return
  if ((attending?.holds ?? 0) >= policy.holds) refuse({ code: 'held_too_often', holds: policy.holds })
  d.add({
    type: 'HoldPromised',
    handoffId: handoff && !isOver(handoff) ? handoff.id : null,
    agentId,
    backAt: until,
    told: { key: 'handoff.held', params: { agent: d.given.people.name(agentId), at: until } },
  })
}
