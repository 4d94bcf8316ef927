import type { Features } from '../escalation/features.ts'

/** What makes a case hard, and how far it goes alone: 1 would be as hard as can be. */
const hardness = { areas: 0.5, entities: 0.25, questions: 0.3, steps: 0.3, longCases: 0.8 } as const

/**
 * How hard a case is, 0..1, from the features of its reading: product areas, values named, questions open, steps and paths taken, and how much
 * longer such cases take here. Each takes its share of what the others have left, so that one alone says little and several add up.
 */
export function complexityOf(features: Pick<Features, keyof typeof hardness>): number {
  let simple = 1
  for (const name of Object.keys(hardness) as (keyof typeof hardness)[]) simple *= 1 - hardness[name] * features[name]
  return Math.round((1 - simple) * 100) / 100
}
