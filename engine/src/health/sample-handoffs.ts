import { fnv1a } from '../signals/fnv1a.ts'

/** A handoff that may be drawn for an audit. */
export interface Drawable {
  handoffId: string
  /** 0..100 */
  score: number
}

/** Handoffs are drawn from each band of scores alike: what scores badly is rare, and what scores well is where faults hide. */
const bands = [40, 60, 80, 101] as const

/**
 * Draws `count` handoffs, from each band of scores in turn, in an order that the seed decides: the same seed and handoffs give the same
 * sample, however they come.
 */
export function sampleHandoffs(handoffs: readonly Drawable[], seed: string, count: number): readonly string[] {
  const strata = bands.map((below, i) =>
    handoffs
      .filter(({ score }) => score < below && score >= (bands[i - 1] ?? 0))
      .map(({ handoffId }) => ({ handoffId, order: mixed(fnv1a(`${seed} ${handoffId}`)) }))
      .sort((a, b) => a.order - b.order || (a.handoffId < b.handoffId ? -1 : 1)),
  )
  const drawn: string[] = []
  for (let round = 0; drawn.length < count; round++) {
    const before = drawn.length
    for (const stratum of strata) {
      const next = stratum[round]
      if (next && drawn.length < count) drawn.push(next.handoffId)
    }
    if (drawn.length === before) break
  }
  return drawn
}

/** Spreads 32 bits, so that ids that differ in their last letter only are not neighbours (the finaliser of MurmurHash3). */
function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
