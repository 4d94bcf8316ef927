import type { Fact } from './facts.ts'
import type { Handoff } from './state.ts'

/** A handoff as it begins: nobody has been asked yet. */
export function newHandoff(fact: Extract<Fact, { type: 'Escalated' }>, at: number): Handoff {
  return {
    id: fact.handoffId,
    status: 'requested',
    team: fact.team,
    skills: fact.skills,
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
    waitingSince: at,
    acceptedAt: null,
    openedAt: null,
    firstResponseAt: null,
    askedAgain: 0,
    endedAt: null,
  }
}
