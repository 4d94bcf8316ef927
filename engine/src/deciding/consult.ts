import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import type { ConsultEnd } from '../conversation/warm-facts.ts'
import { refuse, rosterOf, type Deciding } from './deciding.ts'
import { prepareAgain } from './hand-off.ts'
import { maskedIn } from './receive-message.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** Asks a colleague or a team inside the thread, one question at a time. The customer knows nothing of it: none of these facts is theirs. */
export function consult(d: Deciding, { agentId, consultId, ask, question }: Named<'Consult'>): void {
  const { holder, status, consult: open } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind !== 'agent' || holder.id !== agentId) refuse({ code: 'not_the_holder' })
  if (open) refuse({ code: 'consult_open' })
  if (ask.agentId === agentId) refuse({ code: 'consult_not_yours' })
  const textId = d.text('note', question)
  d.add({ type: 'ConsultAsked', consultId, agentId, asked: ask, textId, ...maskedIn(d.masked(question)) })
}

/** Whoever was asked answers, or somebody of the team that was. */
export function answerConsult(d: Deciding, { agentId, teams, answer }: Named<'AnswerConsult'>): void {
  const open = d.state.consult ?? refuse({ code: 'no_consult' })
  const { asked } = open
  const isAsked = asked.agentId === agentId || (asked.team !== null && teams.includes(asked.team))
  if (!isAsked && open.agentId !== agentId) refuse({ code: 'consult_not_yours' })
  const textId = d.text('note', answer)
  const { consultId } = open
  d.add({ type: 'ConsultAnswered', consultId, agentId, textId, ...maskedIn(d.masked(answer)) })
}

export function endConsult(d: Deciding, { agentId }: Named<'EndConsult'>): void {
  const open = d.state.consult
  if (!open) return
  if (open.agentId !== agentId) refuse({ code: 'consult_not_yours' })
  end(d, 'ended')
}

/**
 * The holder hands it to somebody who knows the case, with a fresh package: theirs at once, without an offer. The customer hears who has it, and
 * nothing of what was asked before.
 */
export function handOver(d: Deciding, { agentId, to }: Named<'HandOver'>): void {
  const { holder, status, handoff, consult: open } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind !== 'agent' || holder.id !== agentId) refuse({ code: 'not_the_holder' })
  const asked = open && (open.asked.agentId === to || open.answeredBy.includes(to))
  if (!asked) refuse({ code: 'no_consult' })
  rosterOf(d) // with it comes what the package needs
  end(d, 'handed-over')
  const waiting = handoff && !isOver(handoff) ? handoff : null
  if (waiting) prepareAgain(d, waiting)
  const told = { key: 'handoff.accepted', params: { agent: d.given.people.name(to) } } as const
  d.add({ type: 'TakenOver', agentId: to, from: holder, handoffId: waiting?.id ?? null, told })
}

/** A question is asked by who holds the case: it ends with them, whoever comes after. */
export function endConsultWithHolder(d: Deciding): void {
  const { consult: open, holder, status } = d.state
  if (!open || (holder.kind === 'agent' && holder.id === open.agentId)) return
  end(d, status === 'resolved' ? 'resolved' : 'moved')
}

function end(d: Deciding, because: ConsultEnd): void {
  const open = d.state.consult
  if (open) d.add({ type: 'ConsultEnded', consultId: open.consultId, because })
}
