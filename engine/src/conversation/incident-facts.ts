import type { HandoffReason } from '../escalation/reason.ts'
import type { Notice } from '../handoff/notice.ts'
import type { IncidentMatch, IncidentState } from '../incidents/incident.ts'

/** Why a conversation belongs to an incident: somebody said so, chose it among those suggested, or its handoff was held back for it. */
export type LinkedBecause = 'chosen' | 'suggested' | 'held-back'

/** What a conversation has to do with an incident. What customers are told beside the notice is the lead's words, a text. */
export type IncidentFact =
  /** `updates` is the number of the last update that was sent before: that one is not told again. */
  | { type: 'IncidentLinked'; incidentId: string; agentId: string | null; because: LinkedBecause; updates: number }
  | { type: 'IncidentUnlinked'; incidentId: string; agentId: string | null }
  /**
   * A handoff for `reason` was decided and waits for the incident that the case was recognised to be part of. The customer is told, and hears
   * more by `dueAt` at the latest.
   */
  | {
      type: 'HandoffHeldBack'
      incidentId: string
      turnId: string
      reason: HandoffReason
      match: IncidentMatch
      sinceAt: number
      dueAt: number
      times: number
      limit: number
      textId: string | null
      told: Notice
    }
  /** One update to all, as it came to this one. */
  | {
      type: 'IncidentUpdated'
      incidentId: string
      updateId: string
      number: number
      state: IncidentState
      dueAt: number | null
      textId: string | null
      told: Notice
    }
  /** What was promised for `promisedAt` has not come: whoever is held back is told the new time. */
  | { type: 'IncidentDelayed'; incidentId: string; promisedAt: number; dueAt: number; told: Notice }
