import type { DayException, Hours, Person } from '@baton/protocol'

type SkillLevels = Person['skillLevels']
type Read<T> = { value: T } | { error: string }
const dayMs = 24 * 60 * 60 * 1000

/** Skills as one writes them: "de, billing:4, refunds:5@2027-01-31"; the date is the last day. */
export function skillText(skills: SkillLevels): string {
  return skills
    .map(({ name, level, expiresAt }) => {
      const last = expiresAt === null ? '' : `@${new Date(Date.parse(expiresAt) - 1).toISOString().slice(0, 10)}`
      return `${name}${level === 3 ? '' : `:${level}`}${last}`
    })
    .join(', ')
}

export function readSkills(text: string): Read<SkillLevels> {
  const skills: SkillLevels = []
  for (const each of listOf(text)) {
    const [, name = '', level = '3', date] = /^([\w.+-]+)(?::([1-5]))?(?:@(\d{4}-\d\d-\d\d))?$/.exec(each) ?? []
    const last = date === undefined ? null : Date.parse(`${date}T00:00:00Z`)
    if (name === '' || Number.isNaN(last))
      return { error: `“${each}” is not read. Write billing, billing:4 or billing:4@2027-01-31.` }
    skills.push({ name, level: Number(level), expiresAt: last === null ? null : new Date(last + dayMs).toISOString() })
  }
  return { value: skills }
}

export const listOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The stretches of a day as one writes them: "09:00–12:00, 13:00–17:00". Nothing is closed. */
export const stretchText = (stretches: readonly { from: string; to: string }[]): string =>
  stretches.map(({ from, to }) => `${from}–${to}`).join(', ')

export function readStretches(text: string): Read<{ from: string; to: string }[]> {
  const stretches: { from: string; to: string }[] = []
  for (const each of listOf(text)) {
    const [, from = '', to = ''] = /^(\d?\d:\d\d)\s*[-–]\s*(\d?\d:\d\d)$/.exec(each) ?? []
    const it = { from: from.padStart(5, '0'), to: to.padStart(5, '0') }
    if (from === '' || it.from >= it.to || it.to > '24:00' || !/:[0-5]\d$/.test(it.from) || !/:[0-5]\d$/.test(it.to))
      return { error: `“${each}” is not read. Write 09:00–17:00; a night is two days.` }
    stretches.push(it)
  }
  return { value: stretches }
}

/** The days that are not like the others, one a line: "2026-12-25 Christmas, every year", "2026-12-24 Eve 09:00–12:00". */
export const exceptionText = (exceptions: readonly DayException[]): string =>
  exceptions
    .map(
      ({ date, name, yearly, hours }) =>
        `${date} ${name}${hours.length > 0 ? ` ${stretchText(hours)}` : ''}${yearly ? ', every year' : ''}`,
    )
    .join('\n')

export function readExceptions(text: string): Read<DayException[]> {
  const exceptions: DayException[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const yearly = /,?\s*every year\s*$/i.test(line)
    const rest = line.replace(/,?\s*every year\s*$/i, '').trim()
    const [, date = '', name = '', times = ''] =
      /^(\d{4}-\d\d-\d\d)\s+(.*?)\s*((?:\d?\d:\d\d\s*[-–]\s*\d?\d:\d\d[\s,]*)*)$/.exec(rest) ?? []
    const hours = readStretches(times)
    if (name === '' || 'error' in hours || Number.isNaN(Date.parse(date)))
      return { error: `“${line.trim()}” is not read. Write 2026-12-25 Christmas, every year.` }
    exceptions.push({ date, name, yearly, hours: hours.value })
  }
  return { value: exceptions }
}

/** A week as text, a line for each day. */
export const weekText = (days: Hours['days']): string[] =>
  dayNames.map((_, i) => stretchText(days.filter(({ day }) => day === i + 1)))

export function readWeek(lines: readonly string[]): Read<Hours['days']> {
  const days: Hours['days'] = []
  for (const [i, line] of lines.entries()) {
    const stretches = readStretches(line)
    if ('error' in stretches) return { error: `${dayNames[i]}: ${stretches.error}` }
    days.push(...stretches.value.map((each) => ({ day: i + 1, ...each })))
  }
  return { value: days }
}

/** When somebody works, as a part of a sentence; null where that is whenever they are online. */
export function hoursLine(
  { hours, calendarId }: Pick<Person, 'hours' | 'calendarId'>,
  calendars: readonly { id: string; name: string }[],
): string | null {
  const name = calendars.find(({ id }) => id === calendarId)?.name
  if (hours) return `hours of their own (${hours.timeZone})${name ? `, holidays of ${name}` : ''}`
  return name ? `works by ${name}` : null
}
