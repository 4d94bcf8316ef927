const dayMs = 24 * 60 * 60 * 1000

/** An ISO 8601 week as its span in UTC: from its Monday, up to the next one. Null where the year has no such week. */
export function weekSpan(week: string): { from: number; to: number } | null {
  const [year = 0, number = 0] = week.split('-W').map(Number)
  // The week with the fourth of January is the first.
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs
  const from = monday + (number - 1) * 7 * dayMs
  return weekOf(from) === week ? { from, to: from + 7 * dayMs } : null
}

/** The ISO week of a time, such as 2026-W48. */
export function weekOf(at: number): string {
  const day = new Date(at)
  // A week belongs to the year that its Thursday is in.
  const thursday = new Date(
    Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 3 - ((day.getUTCDay() + 6) % 7)),
  )
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const number = Math.ceil(((thursday.getTime() - first) / dayMs + 1) / 7)
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`
}
