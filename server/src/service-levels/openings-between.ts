import { openings, type DayException, type Hours } from '../calendar.ts'

const stepMs = 14 * 24 * 60 * 60 * 1000

/** When a team works from `from` to beyond `to`, in order, ms UTC: the calendar is asked a fortnight at a time. Null means always. */
export function openingsBetween(
  hours: Hours | null,
  from: number,
  to: number,
  exceptions: readonly DayException[] = [],
): { from: number; to: number }[] | null {
  if (hours === null) return null
  const found: { from: number; to: number }[] = []
  for (let at = from; at < to + stepMs; at += stepMs) {
    for (const opening of openings(hours, at, exceptions)) {
      const last = found.at(-1)
      if (last && opening.from <= last.to) last.to = Math.max(last.to, opening.to)
      else found.push({ ...opening })
    }
  }
  return found
}
