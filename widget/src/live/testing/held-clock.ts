import type { Clock } from '../clock.ts'

/** A clock that stands until it is told to go on. */
export interface HeldClock extends Clock {
  /** Lets the time pass, running what falls due in its order, with everything that follows from it. */
  pass(ms: number): Promise<void>
}

export function heldClock(start = Date.UTC(2026, 0, 5, 9)): HeldClock {
  let now = start
  let next = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms, run) {
      const id = next++
      timers.set(id, { at: now + Math.max(0, ms), run })
      return () => void timers.delete(id)
    },
    async pass(ms) {
      const end = now + ms
      await settled()
      for (;;) {
        const due = [...timers].filter(([, t]) => t.at <= end).toSorted(([a, x], [b, y]) => x.at - y.at || a - b)[0]
        if (!due) break
        timers.delete(due[0])
        now = Math.max(now, due[1].at)
        due[1].run()
        await settled()
      }
      now = end
    },
  }
}

/** Everything that promises have to do is done. */
async function settled() {
  for (let i = 0; i < 40; i++) await Promise.resolve()
}
