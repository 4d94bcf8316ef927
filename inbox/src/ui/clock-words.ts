const locale = 'en-GB'

/** A length of time in its largest unit or two: "45 s", "3 min", "2 h 5 min", "3 d". Milliseconds in; never negative. */
export function lengthWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 && hours < 6 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  return `${Math.floor(hours / 24)} d`
}

/** The same for a narrow place: "45s", "3m", "2h", "3d". */
export function shortLength(ms: number): string {
  return lengthWords(ms)
    .replace(/ h \d+ min$/, ' h')
    .replace(' min', 'm')
    .replace(' ', '')
}

/** What is left of a time that runs down, by the second: "1:45", "0:09"; from an hour on as any length. */
export function leftWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds >= 3600) return lengthWords(ms)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The time of day: "14:02". */
export function timeWords(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

/** Day and time in full, for hovering over a short one. */
export function momentWords(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium', timeZone }).format(at)
}

/** As `dayWords`, inside a sentence: "since yesterday". */
export const dayInside = (at: number, now: number, timeZone?: string): string =>
  dayWords(at, now, timeZone).replace(/^(Today|Yesterday)$/, (word) => word.toLowerCase())

/** The day as one says it: "Today", "Yesterday", "Tuesday", "3 November", "3 November 2024". */
export function dayWords(at: number, now: number, timeZone?: string): string {
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const near = days > 0 && days < 7
  const sameYear = year(at, timeZone) === year(now, timeZone)
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(near ? { weekday: 'long' } : { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }),
  }).format(at)
}

/** When, seen from now: "14:02" today, else the day. */
export function whenWords(at: number, now: number, timeZone?: string): string {
  const day = dayWords(at, now, timeZone)
  return day === 'Today' ? timeWords(at, timeZone) : `${day} ${timeWords(at, timeZone)}`
}

/** A time to come, inside a sentence: "14:02", "tomorrow 09:00", "Monday 09:00", "3 November 09:00". */
export function momentInside(at: number, now: number, timeZone?: string): string {
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  const time = timeWords(at, timeZone)
  if (days === 0) return time
  if (days === 1) return `tomorrow ${time}`
  const near = days > 0 && days < 7
  const format = near ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const)
  return `${new Intl.DateTimeFormat(locale, { timeZone, ...format }).format(at)} ${time}`
}

const minute = 60_000
const day = 24 * 60 * minute

/** Days since the epoch in the zone, or where the reader is: the same number on the same calendar day. */
export function dayNumber(at: number, timeZone?: string): number {
  // A thread asks this of each of its thousands of messages: without a zone the answer must not cost a format.
  if (timeZone === undefined) return Math.floor((at - new Date(at).getTimezoneOffset() * minute) / day)
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone })
    .formatToParts(at)
    .map(({ type, value }) => [type, Number(value)] as const)
  const { year: y = 1970, month: m = 1, day: d = 1 } = Object.fromEntries(parts) as Record<string, number>
  return Math.round(Date.UTC(y, m - 1, d) / day)
}

function year(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at)
}
