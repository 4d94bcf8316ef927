import type { SimulationAsked, StaffingChanges } from '@baton/protocol'

/** More people as they are drawn: so many, with what, from when to when in half hours of the day. */
export interface More {
  key: number
  count: number
  team: string
  skill: string | null
  from: number
  to: number
}

/** What would be otherwise, while somebody thinks about it. */
export interface Draft {
  more: readonly More[]
  /** Agents who are not there. */
  without: readonly string[]
  /** Everybody's, where it is another. */
  capacity: number | null
}

export const noChange: Draft = { more: [], without: [], capacity: null }
export const halfHours = 48

export const isChanged = ({ more, without, capacity }: Draft): boolean =>
  more.length > 0 || without.length > 0 || capacity !== null

/** A half hour of the day as its clock has it. */
export const clockOf = (half: number): string =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`

const halfOf = (clock: string): number => Number(clock.slice(0, 2)) * 2 + (Number(clock.slice(3)) >= 30 ? 1 : 0)

export const changesOf = ({ more, without, capacity }: Draft): StaffingChanges => ({
  add: more.map(({ count, team, skill, from, to }) => ({
    count,
    team,
    skills: skill === null ? [] : [skill],
    languages: [],
    from: clockOf(from),
    to: clockOf(to),
  })),
  remove: [...without],
  skills: [],
  shifts: [],
  capacity: capacity === null ? [] : [{ agentId: null, capacity }],
})

/** As far as this screen can draw what was asked, somewhere else maybe. */
export const draftOf = ({ add, remove, capacity }: StaffingChanges): Draft => ({
  more: add.map(({ count, team, skills, from, to }, key) => {
    const [first] = skills
    const skill = first === undefined ? null : typeof first === 'string' ? first : first.name
    return { key, count, team, skill, from: halfOf(from), to: halfOf(to) }
  }),
  without: remove,
  capacity: capacity.find(({ agentId }) => agentId === null)?.capacity ?? null,
})

/** A day of the clocks here, as `YYYY-MM-DD`, as a span. */
export function spanOfDay(day: string): { from: string; to: string } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return { from: new Date(year, month - 1, date).toISOString(), to: new Date(year, month - 1, date + 1).toISOString() }
}

export const dayOf = (at: number): string => {
  const date = new Date(at)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}

export const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whether a run was asked of this day. */
export const isOfDay = ({ from, to }: Pick<SimulationAsked, 'from' | 'to'>, day: string): boolean => {
  const span = spanOfDay(day)
  return Date.parse(from) === Date.parse(span.from) && Date.parse(to) === Date.parse(span.to)
}
