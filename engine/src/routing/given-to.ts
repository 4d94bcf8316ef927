import type { Fact } from '../conversation/facts.ts'
import type { Handoff } from '../conversation/state.ts'
import type { Choice } from './choice.ts'
import type { RosterAgent } from './roster.ts'
import { teamFor, type RouteGiven } from './route.ts'

type Outcome = Extract<Fact, { type: 'Offered' | 'Queued' }>

/** Where a handoff goes that a lead gives to somebody: they are asked; or, with nobody, it waits for who takes it at once. */
export function givenTo(
  agent: RosterAgent | null,
  handoff: Handoff,
  { now, roster, offerMs, newId }: Pick<RouteGiven, 'now' | 'roster' | 'offerMs' | 'newId'>,
): Outcome {
  const team = teamFor(roster, handoff.team)
  const choice: Choice = {
    agentId: agent?.id ?? null,
    rule: 'given-by-lead',
    considered: agent ? 1 : 0,
    eligible: agent ? 1 : 0,
    ranked: agent ? [rankedOf(agent, now)] : [],
    passedOver: {},
  }
  const base = { handoffId: handoff.id, team: team.id, choice, told: null }
  if (!agent) return { type: 'Queued', ...base }
  return { type: 'Offered', ...base, offerId: newId('offer'), agentId: agent.id, expiresAt: now + offerMs }
}

const rankedOf = ({ id, load, capacity, idleSince }: RosterAgent, now: number): Choice['ranked'][number] => ({
  agentId: id,
  idleSeconds: Math.max(0, Math.round((now - idleSince) / 1000)),
  load,
  capacity,
})
