/** A chance as it was said, and what became of it: 0, 1, or between where that is not sure. */
export interface Said {
  chance: number
  resolved: number
  weight: number
}

export interface ReliabilityBin {
  from: number
  to: number
  count: number
  /** Mean of what was said, and of what came. */
  said: number
  came: number
}

export interface Calibration {
  count: number
  /** Mean squared error of the chances; 0 is right and sure, 0.25 says nothing (Brier 1950). */
  brier: number
  /** How far what is said is from what comes, on average over bins (expected calibration error: Naeini et al. 2015). */
  ece: number
  bins: readonly ReliabilityBin[]
}

/** Whether "70 %" comes true seven times of ten. Bins of equal width; empty ones are left out. */
export function calibrationOf(all: readonly Said[], bins = 10): Calibration {
  const sums = Array.from({ length: bins }, () => ({ count: 0, weight: 0, said: 0, came: 0 }))
  let weights = 0
  let squares = 0
  for (const { chance, resolved, weight } of all) {
    const bin = sums[Math.min(bins - 1, Math.floor(chance * bins))]!
    bin.count += 1
    bin.weight += weight
    bin.said += weight * chance
    bin.came += weight * resolved
    weights += weight
    squares += weight * (chance - resolved) ** 2
  }
  const filled = sums.flatMap(({ count, weight, said, came }, i) =>
    weight > 0 ? [{ from: i / bins, to: (i + 1) / bins, count, weight, said: said / weight, came: came / weight }] : [],
  )
  return {
    count: all.length,
    brier: weights === 0 ? 0 : squares / weights,
    ece: filled.reduce(
      (sum, { weight, said, came }) => sum + (weight / Math.max(weights, 1e-9)) * Math.abs(said - came),
      0,
    ),
    bins: filled.map(({ weight: _, ...bin }) => bin),
  }
}
