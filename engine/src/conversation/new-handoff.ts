import { endTurn } from './customers-turn.ts'
import type { Fact } from './facts.ts'
import type { Conversation, Handoff } from './state.ts'

/** A handoff as it begins: nobody has been asked yet. `begunAt`: when the first of those began that were handed on to it. */
export function newHandoff(fact: Extract<Fact, { type: 'Escalated' }>, at: number, begunAt?: number): Handoff {
  return {
    id: fact.handoffId,
    status: 'requested',
    team: fact.team,
    skills: fact.skills,
    ...(fact.needs ? { needs: fact.needs } : {}),
    priority: fact.priority,
    reason: fact.reason,
    from: fact.from,
    package: null,
    offer: null,
    choice: null,
    passedBy: fact.passedBy ?? [],
    agentId: null,
    told: null,
    scheduledFor: null,
    requestedAt: at,
    ...(begunAt === undefined ? {} : { begunAt }),
    waitingSince: at,
    acceptedAt: null,
    openedAt: null,
    firstResponseAt: null,
    askedAgain: 0,
    endedAt: null,
  }
}

/** The handoff that this one goes on with: a transfer is no new beginning for the customer. */
export function handedOn({ handoff }: Conversation, at: number): { begunAt: number } | null {
  if (handoff?.status !== 'transferred' || handoff.endedAt !== at) return null
  return { begunAt: handoff.begunAt ?? handoff.requestedAt }
}

/** The end of a handoff, with what its clocks need of it. */
export function ended(s: Conversation, at: number): Partial<Handoff> {
  const turns = endTurn(s.customersTurn, at)?.before ?? []
  return turns.length > 0 ? { endedAt: at, customersTurns: turns } : { endedAt: at }
}
