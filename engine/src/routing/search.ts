import type { Climate } from './climate.ts'
import type { Reach } from './rings.ts'
import type { RosterAgent } from './roster.ts'
import { partsOf, sumOf, type Parts, type Scoring } from './score-agent.ts'
import type { PassedOver } from './why-pass-over.ts'

/** One who could take it, with the exact score. */
export interface Candidate {
  agent: RosterAgent
  parts: Parts
  score: number
}

/** What a search in one ring found. `best` are the first five at least, where there are as many. */
export interface Found {
  best: readonly Candidate[]
  eligible: number
  passedOver: Partial<Record<PassedOver, number>>
  /** Whether anybody whom the ring reaches by team is online. */
  online: boolean
}

/** Everybody, or an index that stands for them: both find the same. */
export interface Searchable {
  climate: Climate
  get(id: string): RosterAgent | undefined
  /** Everybody, those who are alike together. */
  kinds(): Iterable<{ like: RosterAgent; members: readonly RosterAgent[] }>
  search(reach: Reach, scoring: Scoring): Found
}

/** Ties go to the longer idle, then to the lower load, then to the id, so that a replay chooses alike. */
export const before = (a: Candidate, b: Candidate): number =>
  b.score - a.score ||
  a.agent.idleSince - b.agent.idleSince ||
  a.agent.load - b.agent.load ||
  (a.agent.id < b.agent.id ? -1 : 1)

export function candidate(agent: RosterAgent, scoring: Scoring): Candidate {
  const parts = partsOf(agent, scoring)
  return { agent, parts, score: sumOf(parts) }
}
