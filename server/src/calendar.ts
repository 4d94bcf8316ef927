import { createStateCache } from './log/state-cache.ts'

/** A time from … to on the clocks of a zone, as `HH:MM`. */
export interface Stretch {
  from: string
  to: string
}

/** Opening times: day 1 = Monday … 7 = Sunday, `HH:MM` on the clocks of the zone. */
export interface Hours {
  timeZone: string
  days: readonly (Stretch & { day: number })[]
}

/** A day that is not as its weekday is: other hours, or none. `yearly`: on that day of every year. */
export interface DayException {
  date: string
  name: string
  yearly: boolean
  hours: readonly Stretch[]
}

export interface Opening {
  from: number
  to: number
}

const dayMs = 24 * 60 * 60 * 1000
const daysAhead = 14
/** Where two weeks have no opening, one is looked for this far ahead. */
const daysAtMost = 400

/**
 * The UTC openings from yesterday to two weeks ahead, in order, and the next one however far it is; exceptions go before the weekday, and
 * daylight saving is the zone's. Times are ms UTC.
 */
export function openings(hours: Hours, now: number, exceptions: readonly DayException[] = []): Opening[] {
  const today = Date.parse(`${localDate(now, hours.timeZone)}T12:00:00Z`)
  const found: Opening[] = []
  for (let ahead = -1; ahead <= daysAtMost; ahead++) {
    if (ahead > daysAhead && (hours.days.length === 0 || found.some(({ from }) => from > now))) break
    const noon = today + ahead * dayMs
    for (const { from, to } of stretchesOn(noon, hours, exceptions)) {
      const date = new Date(noon).toISOString().slice(0, 10)
      const opening = { from: toUtc(date, from, hours.timeZone, 'first'), to: toUtc(date, to, hours.timeZone, 'last') }
      if (opening.from < opening.to) found.push(opening)
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function stretchesOn(noon: number, { days }: Hours, exceptions: readonly DayException[]): readonly Stretch[] {
  const date = new Date(noon).toISOString().slice(0, 10)
  const exception =
    exceptions.find((each) => each.date === date) ??
    exceptions.find((each) => each.yearly && each.date.slice(5) === date.slice(5))
  if (exception) return exception.hours
  const weekday = new Date(noon).getUTCDay() || 7
  return days.filter(({ day }) => day === weekday)
}

/** Today's date on the clocks of a zone, as `YYYY-MM-DD`. */
export function localDate(at: number, timeZone: string): string {
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 10)
}

/**
 * A wall-clock time of a zone as ms UTC. One that daylight saving skips becomes as much later as the clocks were put forward; one that comes
 * twice is the first or the last, as wanted.
 */
export function toUtc(date: string, time: string, timeZone: string, which: 'first' | 'last'): number {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const before = wall - offset(wall - dayMs, timeZone)
  const after = wall - offset(wall + dayMs, timeZone)
  if (before === after) return before
  const real = [before, after].filter((at) => at + offset(at, timeZone) === wall)
  if (real.length === 0) return before
  return which === 'first' ? Math.min(...real) : Math.max(...real)
}

/** To make one costs thirty times what reading a time from it does. */
const clocks = createStateCache<Intl.DateTimeFormat>(100)

/** How far the zone's clocks are ahead of UTC at that moment, in ms. */
export function offset(at: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(at / 1000) * 1000
}

/** Whether there is such a zone. */
export function isZone(timeZone: string): boolean {
  try {
    clockOf(timeZone)
    return true
  } catch {
    return false
  }
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return clocks.get(timeZone) ?? clocks.put(timeZone, newClock(timeZone))
}

const newClock = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
