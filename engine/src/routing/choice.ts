import type { CaseIndex } from './case-index.ts'
import type { Parts } from './score-agent.ts'
import type { PassedOver } from './why-pass-over.ts'

/**
 * By what it was decided. Of those who were chosen: the part of the score in which the first was furthest ahead of the second.
 * `held-for-known`: kept for a little while for the person who knows the customer.
 */
export type ChoiceRule =
  | 'only-one'
  | 'longest-idle'
  | 'least-loaded'
  | 'keeps-specialists'
  | 'best-level'
  | 'fair-share'
  | 'fastest'
  | 'same-person'
  | 'account-owner'
  | 'held-for-known'
  | 'nobody-free'
  | 'nobody-online'
  | 'taken-by-choice'
  | 'given-by-lead'

/** One who could take it. The score is the sum of its parts, in minutes to two places; both are absent in facts from before scores. */
export interface Ranked {
  agentId: string
  idleSeconds: number
  load: number
  capacity: number
  score?: number | undefined
  parts?: Parts | undefined
}

/**
 * Why it was this case's turn when somebody came free: the index, the sum of its parts, to two places. `considered` of those who wait were looked
 * at, `eligible` of them could have gone to this agent; `next` is the index of the one after it.
 */
export interface Picked {
  agentId: string
  index: number
  parts: CaseIndex['parts']
  ring: number
  considered: number
  eligible: number
  next: number | null
}

/** Who was chosen, by what, and who was not and why (law 6). Idle and seconds are whole seconds. */
export interface Choice {
  agentId: string | null
  rule: ChoiceRule
  considered: number
  eligible: number
  /** The first five. */
  ranked: readonly Ranked[]
  /** How many others, by why. */
  passedOver: Readonly<Partial<Record<PassedOver, number>>>
  /** How far the search was widened, where it was; see rings.ts. */
  ring?: number | undefined
  /** What nobody has at all and was therefore not asked for any more. */
  unmet?: readonly string[] | undefined
  /** What was asked for and whoever was chosen has not: skills at their level, and the language. Absent where they have it all. */
  lacks?: readonly string[] | undefined
  /** Whom it is kept for, and until when at most. ms UTC. */
  heldFor?: { agentId: string; until: number } | undefined
  /** Absent where nobody had come free: the case was new, or its own time had come. */
  picked?: Picked | undefined
  /** Which state of the roster it was chosen from, where the shell counts. */
  rosterVersion?: number | undefined
}
