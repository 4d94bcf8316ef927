import type { SignSeen } from '../incidents/incident.ts'
import type { Fact, MessageReading } from './facts.ts'
import type { IncidentFact } from './incident-facts.ts'
import { kept, type Conversation } from './state.ts'

/** What a fact about an incident makes of the state. */
export function foldIncident(s: Conversation, fact: IncidentFact, at: number): Conversation {
  const { incident } = s
  switch (fact.type) {
    case 'IncidentLinked': {
      const { incidentId, updates: toldUpTo } = fact
      return { ...s, incident: { incidentId, at, toldUpTo, held: null, holds: 0, endedAt: null } }
    }
    case 'IncidentUnlinked':
      return { ...s, incident: null }
    case 'HandoffHeldBack': {
      const { turnId, dueAt, reason, times: holds } = fact
      return {
        ...s,
        // What was told is the answer: the customer's turn.
        unansweredSince: null,
        answeredIn: turnId,
        question: null,
        playbook: null,
        openReply: null,
        incident: incident && { ...incident, holds, held: { at, turnId, dueAt, reason } },
      }
    }
    case 'IncidentUpdated': {
      if (!incident) return s
      const over = fact.state === 'resolved'
      const held = over || !incident.held || fact.dueAt === null ? null : { ...incident.held, dueAt: fact.dueAt }
      return { ...s, incident: { ...incident, toldUpTo: fact.number, held, endedAt: over ? at : null } }
    }
    case 'IncidentDelayed':
      return incident?.held ? { ...s, incident: { ...incident, held: { ...incident.held, dueAt: fact.dueAt } } } : s
    default: {
      const unknown: never = fact
      return unknown
    }
  }
}

/** Signs of one turn add up; the next turn begins afresh. A yes ends the question whether it is solved. */
export function afterMessage(s: Conversation, fact: Extract<Fact, { type: 'MessageReceived' }>) {
  const { textId, messageId, reading } = fact
  const seen = (reading.signs ?? []).map((sign): SignSeen =>
    sign.by === 'page' ? sign : { ...sign, textId, messageId },
  )
  const before = s.unansweredSince === null ? [] : s.signs
  return {
    signs: seen.length === 0 ? before : [...before, ...seen].slice(-kept.signs),
    incident: solved(reading) && s.incident?.endedAt ? { ...s.incident, endedAt: null } : s.incident,
  }
}

const solved = ({ answer }: MessageReading): boolean => answer === 'yes'
