import type { SnoozeTime } from '@baton/protocol'
import { localDate, offset, toUtc, type Opening } from '../calendar.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
/** Where nothing says when somebody works. */
const usual = { morning: '09:00', evening: '18:00' }

/**
 * Times that something may be put aside until, on the clocks of `timeZone` and within `openings`; null: always. What would be the same time, or
 * too soon to be of use, is left out. Ms UTC.
 */
export function snoozeTimes(
  now: number,
  timeZone: string,
  openings: readonly Opening[] | null,
): { kind: SnoozeTime; at: number }[] {
  const today = localDate(now, timeZone)
  const on = (days: number) => localDate(toUtc(today, '12:00', timeZone, 'first') + days * dayMs, timeZone)
  const weekday = new Date(now + offset(now, timeZone)).getUTCDay()
  const beginsOn = (date: string) =>
    openings === null
      ? toUtc(date, usual.morning, timeZone, 'first')
      : (openings.find(({ from }) => localDate(from, timeZone) === date)?.from ?? null)
  const endToday = openings?.findLast(({ from, to }) => localDate(from, timeZone) === today && to > now)?.to
  // The last hour of the day's work: who comes back to it then can still do something.
  const evening = endToday === undefined ? toUtc(today, usual.evening, timeZone, 'first') : endToday - hourMs
  const next = openings === null ? null : (openings.find(({ from }) => localDate(from, timeZone) > today)?.from ?? null)
  const tomorrow = beginsOn(on(1))
  const wanted: { kind: SnoozeTime; at: number | null }[] = [
    { kind: 'hour', at: now + hourMs },
    { kind: 'evening', at: openings !== null && endToday === undefined ? null : evening },
    { kind: 'tomorrow', at: tomorrow },
    { kind: 'next-day', at: tomorrow === null ? next : null },
    { kind: 'monday', at: beginsOn(on((8 - weekday) % 7 || 7)) },
  ]
  const found: { kind: SnoozeTime; at: number }[] = []
  for (const { kind, at } of wanted) {
    const soon = kind !== 'hour' && (at ?? 0) < now + 1.5 * hourMs
    if (at !== null && !soon && found.every((each) => each.at !== at)) found.push({ kind, at })
  }
  return found
}
