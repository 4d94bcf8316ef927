import type { Conversation } from '../conversation/state.ts'
import type { HandoffReason } from '../escalation/reason.ts'
import { matchIncident } from './match-incident.ts'
import type { Incident, IncidentMatch } from './incident.ts'

/**
 * The reasons that an incident explains: the assistant cannot help, because nothing can be done yet. Every other one is somebody's wish or a
 * rule that no incident weakens.
 */
const explained: ReadonlySet<HandoffReason['kind']> = new Set([
  'expected-cost',
  'not-grounded',
  'attempts-used-up',
  'assistant-loop',
  'model-asked',
])

/** As much as a message may tell of money that went wrong before a person looks at it in any case. */
const moneyAt = 0.5

export interface HoldBack {
  incident: Incident & { nextUpdateAt: number }
  match: IncidentMatch
}

export interface HoldBackGiven {
  now: number
  incidents: readonly Incident[]
  tier: string | null
  /** So often one case may be held back. */
  limit: number
}

/**
 * The incident that this handoff waits for; null where it goes to a person. Held back is only what has a time by which the customer hears more:
 * an incident whose promise is over holds back nothing.
 */
export function whyHoldBack(c: Conversation, reason: HandoffReason, given: HoldBackGiven): HoldBack | null {
  if (given.incidents.length === 0 || !mayWait(c, reason) || (c.incident?.holds ?? 0) >= given.limit) return null
  for (const incident of given.incidents) {
    const { state, nextUpdateAt } = incident
    if (state !== 'open' || nextUpdateAt === null || nextUpdateAt <= given.now) continue
    if (c.incident && c.incident.incidentId !== incident.id) continue
    const match = matchIncident(incident, { intent: c.intent, signs: c.signs, tier: given.tier })
    if (match) return { incident: { ...incident, nextUpdateAt }, match }
  }
  return null
}

/** Whoever asks for a person gets one, and so does whoever is in danger, speaks of the law or of money that went wrong. */
function mayWait(c: Conversation, reason: HandoffReason): boolean {
  return (
    explained.has(reason.kind) &&
    c.lastCustomer?.asksForPerson !== true &&
    c.grave === null &&
    c.serious === null &&
    c.effort.money < moneyAt
  )
}
