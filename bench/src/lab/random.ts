/** Numbers from 0 to below 1 that the seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A seed that was not used before, or the one that was printed by a run to repeat. */
export const newSeed = (): number => Math.floor(Math.random() * 2 ** 31)
