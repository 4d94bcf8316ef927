import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import type { Handoff } from '../conversation/state.ts'
import { teamFor } from '../routing/route.ts'
import type { RosterAgent } from '../routing/roster.ts'
import { endCallback } from './callback.ts'
import { refuse, rosterOf, type Deciding } from './deciding.ts'
import { handOff, offerTo, prepareAgain, routeAgain } from './hand-off.ts'

type Give = Extract<Command, { type: 'Give' }>

/**
 * A lead gives it to a person or a team. A person with room is asked by an offer, like anybody; one without room has it at once where the lead
 * says so, for capacity binds the router and not who chooses. Nobody is given what they are not there for.
 */
export function give(d: Deciding, command: Give): void {
  const { status, epoch } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  // They gave what they saw: another one has it by now (law 1).
  if (command.epoch !== null && command.epoch !== epoch) refuse({ code: 'moved_meanwhile' })
  const { agentId, team } = command.to
  if (agentId !== null) giveToPerson(d, command, agentId)
  else giveToTeam(d, command, team ?? '')
}

function giveToPerson(d: Deciding, command: Give, to: string): void {
  const { holder } = d.state
  if (holder.kind === 'agent' && holder.id === to) refuse({ code: 'theirs_already' })
  const waiting = openHandoff(d)
  if (waiting?.offer?.agentId === to && !command.over) return
  const person = personIn(d, to)
  const { load, capacity } = person
  // Whatever it weighs, one case can be had.
  const full = load > 0 && load + (waiting?.needs?.weight ?? 1) > capacity
  if (full && !command.over) refuse({ code: 'agent_full', load, capacity })
  d.add({ type: 'Given', agentId: command.by, from: holder, to: command.to, over: full ? { load, capacity } : null })
  const asked = full ? null : person
  if (waiting && holder.kind === 'queue') {
    if (asked) offerTo(d, asked)
    else prepareAgain(d, waiting)
  } else handOff(d, { ...handedOn(d, command, waiting), lands: { on: asked } })
  if (asked) return
  const told = { key: 'handoff.accepted', params: { agent: d.given.people.name(to) } } as const
  d.add({ type: 'TakenOver', agentId: to, from: d.state.holder, handoffId: openHandoff(d)?.id ?? null, told })
}

function giveToTeam(d: Deciding, command: Give, wanted: string): void {
  const { holder } = d.state
  const waiting = openHandoff(d)
  const team = teamFor(rosterOf(d), wanted)
  const queued = waiting && holder.kind === 'queue'
  if (queued && waiting.team === team.id) refuse({ code: 'already_with_team', handoffId: waiting.id })
  d.add({ type: 'Given', agentId: command.by, from: holder, to: { agentId: null, team: team.id }, over: null })
  if (queued) endCallback(d, 'moved-on')
  if (!queued) return handOff(d, { ...handedOn(d, command, waiting), team: team.id })
  const told = { key: 'handoff.transferred', params: { team: team.name } } as const
  d.add({ type: 'SentOn', handoffId: waiting.id, agentId: command.by, from: waiting.team, to: team.id, told })
  prepareAgain(d, d.state.handoff ?? waiting)
  routeAgain(d, 'taken-back')
}

/** What a person has goes on as their transfer would; what the assistant has is asked for by the lead. */
function handedOn(d: Deciding, { by }: Give, before: Handoff | null): Parameters<typeof handOff>[1] {
  const held = d.state.holder.kind === 'agent'
  return {
    reason: held ? { kind: 'transfer', agentId: by } : { kind: 'requested', code: 'given-by-lead' },
    team: before?.team ?? null,
    skills: before?.skills ?? [],
    priority: before?.priority ?? 'normal',
    ...(held ? { transferredBy: by } : {}),
  }
}

function openHandoff({ state: { handoff } }: Deciding): Handoff | null {
  return handoff && !isOver(handoff) ? handoff : null
}

function personIn(d: Deciding, id: string): RosterAgent {
  const { index, agents } = rosterOf(d)
  const person = index ? index.get(id) : agents.find((agent) => agent.id === id)
  return person?.presence === 'online' ? person : refuse({ code: 'agent_not_there' })
}
