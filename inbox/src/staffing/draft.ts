import type { SimulationAsked, SkillGiven, StaffingChanges, StaffingDayView } from '@baton/protocol'
import { changesOfNamed, namedOf, type Named } from './named.ts'

/** More people as they are drawn: so many, with what, from when to when in half hours of the day; past 48 they are of the next one. */
export interface More {
  key: number
  count: number
  team: string
  skill: string | null
  from: number
  to: number
  /** What was asked beside, somewhere else: it is kept, and not drawn by controls. */
  beside?: { skills: readonly SkillGiven[]; languages: readonly string[]; capacity?: number | undefined } | undefined
}

/** What would be otherwise, while somebody thinks about it. */
export interface Draft {
  more: readonly More[]
  named: readonly Named[]
  /** Everybody's, where it is another. */
  capacity: number | null
  /** The version of the policy that routes, where it is not the live one. */
  policy: number | null
  /** What was asked of the routing besides, somewhere else. */
  routing: StaffingChanges['routing']
}

export const noChange: Draft = { more: [], named: [], capacity: null, policy: null, routing: undefined }
export const halfHours = 48

export const isChanged = ({ more, named, capacity, policy, routing }: Draft): boolean =>
  more.length > 0 || named.length > 0 || capacity !== null || policy !== null || routing !== undefined

/** A half hour as the clock has it: of the day, or of the next one past its end. */
export function clockOf(half: number): string {
  const minutes = Math.round((half > halfHours ? half - halfHours : half) * 30)
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')
}

export const halfOf = (clock: string): number => Number(clock.slice(0, 2)) * 2 + Number(clock.slice(3)) / 30

export const changesOf = ({ more, named, capacity, policy, routing }: Draft): StaffingChanges => {
  const own = changesOfNamed(named)
  return {
    add: more.map(({ count, team, skill, from, to, beside }) => ({
      count,
      team,
      skills: [...(skill === null ? [] : [skill]), ...(beside?.skills ?? [])],
      languages: [...(beside?.languages ?? [])],
      ...(beside?.capacity === undefined ? {} : { capacity: beside.capacity }),
      from: clockOf(from),
      to: clockOf(to),
    })),
    ...own,
    // Whoever comes later in the list wins: what is said of one person stands above what is said of all.
    capacity: [...(capacity === null ? [] : [{ agentId: null, capacity }]), ...own.capacity],
    ...(policy === null ? {} : { policyVersion: policy }),
    ...(routing === undefined ? {} : { routing }),
  }
}

/** What was asked, here or somewhere else, to be drawn again. */
export const draftOf = (changes: StaffingChanges): Draft => ({
  more: changes.add.map(moreOf),
  named: namedOf(changes),
  capacity: changes.capacity.findLast(({ agentId }) => agentId === null)?.capacity ?? null,
  policy: changes.policyVersion ?? null,
  routing: changes.routing,
})

function moreOf(
  { count, team, skills, languages, capacity, from, to }: StaffingChanges['add'][number],
  key: number,
): More {
  const plain = typeof skills[0] === 'string' ? skills[0] : null
  const others = plain === null ? skills : skills.slice(1)
  const beside =
    others.length + languages.length > 0 || capacity !== undefined ? { skills: others, languages, capacity } : undefined
  const [start, end] = [halfOf(from), halfOf(to)]
  return {
    key,
    count,
    team,
    skill: plain,
    from: start,
    to: end <= start ? end + halfHours : end,
    ...(beside ? { beside } : {}),
  }
}

/** How many more or fewer people would be there in each half hour of the day. */
export function peopleChanged(
  { halfHours: halves, people }: Pick<StaffingDayView, 'halfHours' | 'people'>,
  draft: Draft,
): number[] {
  const known = new Map(people.map((each) => [each.id, each]))
  const there = draft.named.flatMap((named) => {
    const openings = known.get(named.agentId)?.openings ?? []
    return named.there === 'as planned' || openings.length === 0 ? [] : [{ named, openings }]
  })
  return halves.map(({ at }, half) => {
    const start = Date.parse(at)
    let change = 0
    for (const { count, from, to } of draft.more) change += count * within(half, from, to)
    for (const { named, openings } of there) {
      for (const opening of openings)
        change -= overlap(start, start + halfMs, Date.parse(opening.from), Date.parse(opening.to)) / halfMs
      if (named.there === 'other hours' && named.from !== '' && named.to !== '') {
        const [from, to] = [halfOf(named.from), halfOf(named.to)]
        change += within(half, from, to <= from ? to + halfHours : to)
      }
    }
    return Math.abs(change) < 1e-9 ? 0 : change
  })
}

const halfMs = 30 * 60_000
const within = (half: number, from: number, to: number) => overlap(half, half + 1, from, to)
const overlap = (from: number, to: number, start: number, end: number) =>
  Math.max(0, Math.min(to, end) - Math.max(from, start))

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
