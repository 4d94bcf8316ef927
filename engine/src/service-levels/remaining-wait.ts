import type { ExpectedWait } from './forecast.ts'

/** As few say nothing. */
const fewest = 10
const minute = 60_000

/**
 * How long something still takes that has taken so long already: as long as the last ones took that had not ended by then either. Where those
 * are too few, about as long again as it has taken.
 */
export const remainingWait = (took: readonly number[], elapsedMs: number): ExpectedWait =>
  remainingWaitsOf(took)(elapsedMs)

/** The same for many that are asked about: what the last ones took is put in order once. */
export function remainingWaitsOf(took: readonly number[]): (elapsedMs: number) => ExpectedWait {
  const sorted = took.toSorted((a, b) => a - b)
  return (elapsedMs) => {
    const first = firstAbove(sorted, elapsedMs)
    const left = sorted.length - first
    if (left < fewest) {
      const again = Math.max(minute, elapsedMs)
      return { low: again / 4, middle: again, high: again * 4 }
    }
    const at = (share: number) => sorted[first + Math.floor(share * (left - 1))]! - elapsedMs
    return { low: at(0.1), middle: at(0.5), high: at(0.9) }
  }
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
