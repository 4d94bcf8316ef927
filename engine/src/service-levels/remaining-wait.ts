import type { ExpectedWait } from './forecast.ts'

/** As few say nothing. */
const fewest = 10
const minute = 60_000

/**
 * How long something still takes that has taken so long already: as long as the last ones took that had not ended by then either. Where those
 * are too few, about as long again as it has taken.
 */
export function remainingWait(took: readonly number[], elapsedMs: number): ExpectedWait {
  const left = took.flatMap((ms) => (ms > elapsedMs ? [ms - elapsedMs] : [])).sort((a, b) => a - b)
  if (left.length < fewest) {
    const again = Math.max(minute, elapsedMs)
    return { low: again / 4, middle: again, high: again * 4 }
  }
  return { low: at(left, 0.1), middle: at(left, 0.5), high: at(left, 0.9) }
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!
