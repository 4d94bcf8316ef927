/** Watches whether a loss has risen for good. Plain data. */
export interface DriftWatch {
  seen: number
  mean: number
  sum: number
  least: number
  /** The label at which it rang, counted from the last start; null while it has not. */
  rangAt: number | null
}

export interface DriftOptions {
  /** A rise of less than this is none. */
  tolerance: number
  /** It rings when the sum of rises beyond it has come this far. */
  alarm: number
  /** Before so many labels it says nothing. */
  least: number
}

export const usualDrift: DriftOptions = { tolerance: 0.15, alarm: 14, least: 100 }
export const freshWatch: DriftWatch = { seen: 0, mean: 0, sum: 0, least: 0, rangAt: null }

/** One more loss (Page 1954, "Continuous inspection schemes"; in this form as Page and Hinkley's test). Once it has rung it stays so until it is begun anew. */
export function watchLoss(watch: DriftWatch, loss: number, options: DriftOptions = usualDrift): DriftWatch {
  const seen = watch.seen + 1
  const mean = watch.mean + (loss - watch.mean) / seen
  const sum = watch.sum + loss - mean - options.tolerance
  const least = Math.min(watch.least, sum)
  const rings = watch.rangAt === null && seen >= options.least && sum - least > options.alarm
  return { seen, mean, sum, least, rangAt: rings ? seen : watch.rangAt }
}

/** The loss of a chance: 0 when right and sure. Never more than 5, so that one surprise is no alarm. */
export const logLoss = (chance: number, resolved: number): number =>
  Math.min(5, -(resolved * Math.log(Math.max(1e-9, chance)) + (1 - resolved) * Math.log(Math.max(1e-9, 1 - chance))))
