/** Draws that can be repeated: the same seed and purpose give the same ones, on every machine. From 0 up to, not including, 1. */
export function drawsOf(seed: number, purpose: string): () => number {
  let state = hash(`${seed}\n${purpose}`)
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a, stirred once more so that neighbouring seeds are no neighbours. */
function hash(words: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < words.length; i++) state = Math.imul(state ^ words.charCodeAt(i), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

export const exponential = (draw: () => number, mean: number): number => -mean * Math.log(1 - draw())
