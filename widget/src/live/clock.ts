/** Time as the live code needs it, so that a test can hold it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs once after so many milliseconds; the answer calls it off. */
  after(ms: number, run: () => void): () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** How long to wait before try number `tries` (from 0): 0.3 s doubling to 10 s, spread over the upper half so that a crowd comes back apart. */
export function backOff(tries: number, random: number): number {
  const most = Math.min(10_000, 300 * 2 ** tries)
  return most / 2 + (most / 2) * random
}
