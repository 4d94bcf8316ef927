import type { LevelKind, ServiceClock } from './service-levels.ts'

/** What waits for a person, with its clock and how long it is still thought to wait: the interval of the wait estimate, ms from now. */
export interface Forecast<T> {
  of: T
  kind: LevelKind
  dueAt: number
  /** The chance that it is missed, 0..1; 1 where it is missed already. */
  missed: number
  /** How late it will be if nothing is done, in the middle case; 0 where it will be in time. Milliseconds. */
  lateMs: number
}

export interface ExpectedWait {
  /** One in ten waits no longer than this, from now. Milliseconds. */
  low: number
  middle: number
  /** One in ten waits longer than this. */
  high: number
}

/**
 * What will be missed if all goes on as it does: the chance is read off the wait's own interval, taken as log-normal through its quantiles.
 * Sorted by what will be missed most surely, then by what is due first.
 */
export function forecastMisses<T>(
  waiting: readonly { of: T; clock: ServiceClock; wait: ExpectedWait }[],
  now: number,
): Forecast<T>[] {
  const found: Forecast<T>[] = []
  for (const { of, clock, wait } of waiting) {
    if (clock.stoppedAt !== null || clock.dueAt === null) continue
    const left = clock.dueAt - now
    found.push({
      of,
      kind: clock.kind,
      dueAt: clock.dueAt,
      missed: left <= 0 ? 1 : longerThan(wait, left),
      lateMs: Math.max(0, wait.middle - left),
    })
  }
  return found.sort(surestFirst)
}

/** What will be missed most surely first, then what is due first. */
export const surestFirst = (a: Forecast<unknown>, b: Forecast<unknown>): number =>
  b.missed - a.missed || a.dueAt - b.dueAt

/** The 90th percentile of the normal distribution. */
const ninety = 1.2815515655446004

/** The chance that it takes longer than `ms`. */
function longerThan({ low, middle, high }: ExpectedWait, ms: number): number {
  const centre = Math.log(Math.max(1, middle))
  const spread = Math.max(0.01, (Math.log(Math.max(1, high)) - Math.log(Math.max(1, low))) / (2 * ninety))
  return 1 - normal((Math.log(ms) - centre) / spread)
}

/** The normal distribution function, within 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
function normal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x)
  return z < 0 ? tail / 2 : 1 - tail / 2
}
