import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import { endCallback } from './callback.ts'
import { refuse, rosterOf, type Deciding } from './deciding.ts'
import { prepareAgain, routeAgain } from './hand-off.ts'
import { teamFor } from '../routing/route.ts'

/**
 * "Not ours: it is …". The same handoff goes on to the other team, with its urgency and its age: the customer does not wait anew. What was
 * written and the note travel. After as many as the policy allows a lead gets it, and only a lead may send it on from there.
 */
export function misroute(d: Deciding, command: Extract<Command, { type: 'Misroute' }>): void {
  const { agentId, isLead } = command
  const { holder, handoff, status, intent } = d.state
  const limit = d.given.policy.misroutes
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (!handoff || isOver(handoff)) return refuse({ code: 'nothing_to_route' })
  const holds = holder.kind === 'agent' && holder.id === agentId
  const offered = holder.kind === 'queue' && (handoff.offer?.agentId === agentId || isLead)
  if (!holds && !offered) refuse({ code: 'not_the_holder' })
  if (handoff.forLead && !isLead) refuse({ code: 'sent_around', misroutes: handoff.misroutes ?? 0 })
  const team = teamFor(rosterOf(d), command.team)
  if (team.id === handoff.team && !handoff.forLead) refuse({ code: 'already_with_team', handoffId: handoff.id })
  endCallback(d, 'moved-on')
  const forLead = !isLead && (handoff.misroutes ?? 0) >= limit
  d.add({
    type: 'Misrouted',
    handoffId: handoff.id,
    agentId,
    from: handoff.team,
    to: team.id,
    skills: command.skills,
    intent: intent?.name ?? null,
    areas: intent?.areas ?? [],
    noteTextId: command.note ? d.text('note', command.note) : null,
    ...(forLead ? { forLead: { times: (handoff.misroutes ?? 0) + 1, limit } } : {}),
    told: forLead
      ? { key: 'handoff.requeued', params: { team: team.name, because: 'sent-around' } }
      : { key: 'handoff.transferred', params: { team: team.name } },
  })
  prepareAgain(d, d.state.handoff ?? handoff)
  routeAgain(d, 'taken-back')
}
