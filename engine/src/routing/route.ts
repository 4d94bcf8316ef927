import type { Fact } from '../conversation/facts.ts'
import type { Handoff } from '../conversation/state.ts'
import type { Notice } from '../handoff/notice.ts'
import { chooseAgent } from './choose-agent.ts'
import type { Choice, Picked } from './choice.ts'
import type { Need } from './need.ts'
import { isOpen, nextOpening, type Roster, type RosterTeam } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import type { ToldWait } from '../waiting/told-wait.ts'
import { leads, searchOf } from './search-of.ts'

export interface RouteGiven {
  now: number
  roster: Roster
  policy: RoutingPolicy
  offerMs: number
  /** Promised when a team has no opening in sight: that long from now. */
  promiseMs: number
  /** Who came free and why it is this case's turn, where it is routed for that. */
  picked?: Picked | null | undefined
  newId: (kind: 'offer') => string
}

type Outcome = Extract<Fact, { type: 'Offered' | 'Queued' | 'Scheduled' }>

/** What the customer hears of an outcome, and the numbers of the wait where one is told. */
export interface Told {
  told: Notice | null
  estimate?: ToldWait
}

/** Why this case was next for whoever is free; of no account where it goes to somebody who suits it better. */
const withPicked = (choice: Choice, picked: Picked | null | undefined): Choice =>
  picked && picked.agentId === choice.agentId ? { ...choice, picked } : choice

/** The team named, or the default one when it is not there: a handoff is never lost to a missing team. */
export function teamFor(roster: Roster, wanted: string | null): RosterTeam {
  const named = wanted === null ? undefined : roster.teams.find((team) => team.id === wanted)
  const team = named ?? roster.teams.find((each) => each.isDefault) ?? roster.teams[0]
  if (!team) throw new Error('a workspace always has a default team')
  return team
}

type Routed = Pick<Handoff, 'skills' | 'priority' | 'requestedAt' | 'passedBy' | 'needs' | 'from' | 'package'>

/** What a handoff needs, by all that is known of it. Whoever passed it on is not who should have it back. */
export function needOf(handoff: Routed, team: string): Need {
  const { skills, priority, requestedAt, passedBy, needs = {}, from } = handoff
  const before = from.kind === 'agent' ? null : (handoff.package?.routing.previousAgent ?? needs.previousAgent ?? null)
  return { ...needs, team, skills, priority, since: requestedAt, previousAgent: before, passedBy }
}

/** Whoever the time was booked with, if they can take it now; null where somebody else is to be asked. */
function forCallback(
  { callback, status }: Handoff,
  roster: Roster,
  need: Need,
  { now, policy }: RouteGiven,
): Choice | null {
  const booked = callback && roster.agents.find(({ id }) => id === callback.agentId)
  if (!booked || need.passedBy.includes(booked.id)) return null
  // What was kept free for it is for it.
  const kept = status === 'scheduled' ? Math.min(booked.kept ?? 0, need.weight ?? 1) : 0
  const agent = { ...booked, load: booked.load - kept }
  const choice = chooseAgent({ agents: [agent], teams: roster.teams }, need, now, policy)
  return choice.agentId === null ? null : choice
}

/** What it needs as it is routed: what was sent around is for leads, whatever their teams and skills, however long it takes. */
export function routedNeed(handoff: Routed & Pick<Handoff, 'forLead'>, team: string): Need {
  return handoff.forLead ? { ...needOf(handoff, leads), skills: [] } : needOf(handoff, team)
}

/**
 * Where the handoff goes now: offered to a person, queued, or scheduled with a time. Never nowhere (law 3).
 * When everybody able has been asked once, they are asked again rather than nobody.
 */
export function route(handoff: Handoff, given: RouteGiven, telling: (outcome: Outcome, need: Need) => Told): Outcome {
  const { roster, now } = given
  const team = teamFor(roster, handoff.team)
  const need = routedNeed(handoff, team.id)
  const choice =
    forCallback(handoff, roster, need, given) ??
    withPicked(chooseAgent(roster, need, now, searchOf(need, given.policy)), given.picked)
  const base = { handoffId: handoff.id, team: team.id, choice }
  let outcome: Outcome
  if (choice.agentId) {
    outcome = {
      type: 'Offered',
      ...base,
      offerId: given.newId('offer'),
      agentId: choice.agentId,
      expiresAt: now + given.offerMs,
      told: null,
    }
  } else if (choice.rule !== 'nobody-online' || isOpen(team, now)) {
    outcome = { type: 'Queued', ...base, told: null }
  } else {
    outcome = { type: 'Scheduled', ...base, at: nextOpening(team, now) ?? now + given.promiseMs, told: null }
  }
  return { ...outcome, ...telling(outcome, need) } as Outcome
}
