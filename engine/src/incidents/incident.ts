import type { Locale } from '../conversation/facts.ts'
import type { HandoffReason } from '../escalation/reason.ts'

export type IncidentState = 'open' | 'monitoring' | 'resolved'

/** What an incident is recognised by. Each may be empty: any one of intents, words and areas is a sign; pages and tiers narrow it where given. */
export interface IncidentSigns {
  intents: readonly string[]
  words: readonly string[]
  areas: readonly string[]
  /** Paths or addresses in which `*` stands for anything. */
  pages: readonly string[]
  tiers: readonly string[]
}

/** An incident as decisions see it: what the shell looked up. */
export interface Incident {
  id: string
  state: IncidentState
  /** ms UTC, like `nextUpdateAt`: what customers are promised; null where nothing is. */
  since: number
  nextUpdateAt: number | null
  signs: IncidentSigns
  /** What is known, in the words of whoever leads, by language. */
  words: Readonly<Partial<Record<Locale, string>>>
  /** The number of the last update that was begun to be sent; 0 before the first. */
  updates: number
}

/** That a message shows one of the words, or was written on one of the pages. UTF-16 units. */
export type SignRead =
  | { incidentId: string; by: 'words'; from: number; to: number }
  | { incidentId: string; by: 'page' }

/** The same in the state, where it is found again. */
export type SignSeen =
  | { incidentId: string; by: 'words'; textId: string; messageId: string; from: number; to: number }
  | { incidentId: string; by: 'page' }

/** What a case was recognised by, with the numbers. */
export interface IncidentMatch {
  words?: { textId: string; messageId: string; from: number; to: number } | undefined
  intent?: { name: string; confidence: number } | undefined
  area?: string | undefined
  page?: true | undefined
  tier?: string | undefined
}

/** A handoff that waits for the incident. `dueAt` is when the customer hears more, whatever has happened. */
export interface HeldBack {
  at: number
  turnId: string
  dueAt: number
  reason: HandoffReason
}

/** The incident that a conversation belongs to, as its facts make it. */
export interface LinkedIncident {
  incidentId: string
  at: number
  /** The number of the last update that the customer has been told. */
  toldUpTo: number
  held: HeldBack | null
  /** How often a handoff was held back. */
  holds: number
  /** The closing update was told, and the customer has not said whether it is solved for them. */
  endedAt: number | null
}
