import { uptime } from 'node:os'

export interface ClockParts {
  /** What the machine's clock says: milliseconds since the epoch. It may be set to another time at any moment. */
  wall?: () => number
  /** Milliseconds that have passed since some moment, by a clock that nobody sets; it may stand still while the machine sleeps. */
  steady?: () => number
  /** The same, and it goes on while the machine sleeps; dear to ask. */
  awake?: () => number
}

/** As far from the machine's clock it is simply followed: networks correct clocks by so much all the time. Milliseconds. */
const followed = 1000
/** What is further away is no correction: a machine that began in another year. It is followed as well, whatever becomes of what waits. Milliseconds. */
const anotherTime = 24 * 60 * 60 * 1000
/** How much faster or slower time passes here until both say the same again. */
const rate = 1 / 4
/** How often it is asked whether the machine slept, while the clocks differ. Milliseconds. */
const askEvery = 1000

/**
 * The time, as everything here is told it. It is the machine's clock as long as that goes as time does. Where it was set by hours, to and fro, the
 * difference is worked off, a quarter faster or slower than time passes: an offer that was made before has its time and not hours more or none, a
 * timer fires, and nothing happens before what came before it. A machine that slept has slept: that time has passed.
 */
export function createClock({
  wall = () => Date.now(),
  steady = () => performance.now(),
  awake = () => uptime() * 1000,
}: ClockParts = {}): () => number {
  let at = steady()
  /** What is to be added to the steady clock. */
  let offset = wall() - at
  let gap = awake() - at
  let asked = at

  /** How long the machine slept since this was asked before. */
  function slept(now: number): number {
    if (now - asked < askEvery && asked !== at) return 0
    asked = now
    const before = gap
    gap = awake() - now
    return gap - before > followed / 2 ? gap - before : 0
  }

  return () => {
    const now = steady()
    const passed = now - at
    const target = wall() - now
    if (Math.abs(target - offset) > followed) offset += slept(now)
    at = now
    const away = target - offset
    if (Math.abs(away) <= followed || Math.abs(away) > anotherTime) offset = target
    else offset += Math.max(-passed * rate, Math.min(passed * rate, away))
    return Math.floor(now + offset)
  }
}
