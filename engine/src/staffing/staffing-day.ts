import type { Priority } from '../conversation/facts.ts'
import type { RoutingPolicy } from '../routing/routing-policy.ts'
import type { Skill } from '../routing/roster.ts'

/** A customer who came to people: what they needed, and what is known of their patience and of how long they took. Times are ms UTC. */
export interface Arrival {
  id: string
  at: number
  team: string
  skills: readonly (string | Skill)[]
  language?: string | null | undefined
  tier?: string | null | undefined
  priority?: Priority | undefined
  weight?: number | undefined
  previousAgent?: string | null | undefined
  owner?: string | null | undefined
  /** Whose handle times its own is drawn from: a name among the day's `handling`. */
  matter: string
  /** Left unanswered after so many minutes: then their patience is known. */
  leftAfter: number | null
  /** Minutes that they surely have patience for: they waited so long and were answered, or waits still. */
  stayed: number
}

/** Somebody at work. Capacity is in units of weight. */
export interface Staffed {
  id: string
  teams: readonly string[]
  skills: readonly (string | Skill)[]
  languages: readonly string[]
  capacity: number
  /** When they are there, in order. */
  openings: readonly { from: number; to: number }[]
}

/** What a matter takes a person, in minutes: drawn from those seen, or exponential around the mean where too few were. */
export interface Handling {
  mean: number
  seen: readonly number[]
}

export interface StaffingDay {
  from: number
  to: number
  /** In order. */
  arrivals: readonly Arrival[]
  agents: readonly Staffed[]
  teams: readonly { id: string; parent: string | null }[]
  handling: Readonly<Record<string, Handling>>
  routing: RoutingPolicy
  /** The mean of an exponential patience; null: nobody leaves but those who did. */
  patienceMinutes: number | null
  /** From being chosen to having accepted. */
  acceptMinutes: number
  /** After each case, in which nothing is offered. */
  wrapUpMinutes: number
  /** Answered within so long is in time. */
  targetMinutes: number
}

/** What becomes of an arrival by chance alone, whoever is at work: the same customers meet every staffing. Minutes. */
export interface Fate {
  takes: number
  patience: number
}

/** So many have to be seen before handle times are drawn from them and not from the formula. */
export const enoughSeen = 20
