import { createStateCache } from './log/state-cache.ts'

/** Opening times of a team: day 1 = Monday … 7 = Sunday, `HH:MM` on the clocks of its zone. */
export interface Hours {
  timeZone: string
  days: readonly { day: number; from: string; to: string }[]
}

const dayMs = 24 * 60 * 60 * 1000

/** The UTC openings from yesterday to two weeks ahead, in order, with daylight saving taken from the zone. Times are ms UTC. */
export function openings(hours: Hours, now: number): { from: number; to: number }[] {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: hours.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const found: { from: number; to: number }[] = []
  for (let ahead = -1; ahead <= 14; ahead++) {
    const date = clock.format(now + ahead * dayMs)
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7
    for (const { day, from, to } of hours.days) {
      if (day === weekday) found.push({ from: toUtc(date, from, hours.timeZone), to: toUtc(date, to, hours.timeZone) })
    }
  }
  return found.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)
}

/** A wall-clock time of a zone as ms UTC. A time that daylight saving skips becomes the one an hour later. */
function toUtc(date: string, time: string, timeZone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const first = wall - offset(wall, timeZone)
  return wall - offset(first, timeZone)
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
