import type { SpanDays } from '../places/search.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The beginning of a span that ends today: so many days of UTC, today among them. */
export function spanFrom(now: number, days: SpanDays): string {
  return new Date((Math.floor(now / dayMs) - days + 1) * dayMs).toISOString()
}

/** Every day of the span, ISO, with what was counted on it; null where nothing was. */
export function everyDay<T extends { day: string }>(
  from: string,
  to: string,
  days: readonly T[],
): [string, T | null][] {
  const known = new Map(days.map((each) => [each.day, each]))
  const all: [string, T | null][] = []
  for (let at = Math.floor(Date.parse(from) / dayMs); at <= Math.floor(Date.parse(to) / dayMs); at++) {
    const day = new Date(at * dayMs).toISOString().slice(0, 10)
    all.push([day, known.get(day) ?? null])
  }
  return all
}
