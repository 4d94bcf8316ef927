import { openings, type DayException, type Hours, type Opening } from '../calendar.ts'
import { createStateCache } from '../log/state-cache.ts'

/** When somebody works: hours of their own, a named calendar, or both. */
export interface Schedule {
  hours: Hours | null
  calendar: { timeZone: string; days: Hours['days']; exceptions: readonly DayException[] } | null
}

/** Expanding a year of days takes a while; who shares a calendar shares the result. */
const expanded = createStateCache<readonly Opening[]>(500)
const hourMs = 60 * 60 * 1000

/** The UTC openings of a schedule; null means always. Hours of one's own go before the calendar's; its holidays hold for both. */
export function openingsOf({ hours, calendar }: Schedule, now: number): readonly Opening[] | null {
  const week = hours ?? calendar
  if (!week) return null
  const exceptions = calendar?.exceptions ?? []
  const { timeZone, days } = week
  const key = `${Math.floor(now / hourMs)} ${JSON.stringify([timeZone, days, exceptions])}`
  return expanded.get(key) ?? expanded.put(key, openings({ timeZone, days }, now, exceptions))
}

/** Whether it is open then, and until when that stays so; null where no change is in sight. */
export function openAt(times: readonly Opening[] | null, now: number): { open: boolean; changesAt: number | null } {
  if (times === null) return { open: true, changesAt: null }
  const current = times.find(({ from, to }) => from <= now && now < to)
  return { open: current !== undefined, changesAt: current?.to ?? times.find(({ from }) => from > now)?.from ?? null }
}

/** When it was open last before now; null where that was not lately. */
export function lastClosed(times: readonly Opening[], now: number): number | null {
  return times.findLast(({ to }) => to <= now)?.to ?? null
}
