import type { SkillGiven, StaffingChanges, StaffingDayView } from '@baton/protocol'

type Person = StaffingDayView['people'][number]
type Skill = Exclude<SkillGiven, string>

/** What would be otherwise with somebody who is there by name. */
export interface Named {
  agentId: string
  there: 'as planned' | 'away' | 'other hours'
  /** Times of day, where it is other hours. Empty while nobody has said them. */
  from: string
  to: string
  /** What they can besides, or at another level. */
  skills: readonly Skill[]
  /** What they cannot any more. */
  without: readonly string[]
  capacity: number | null
}

/** As many as a simulation takes with other skills or room. */
export const mostNamed = 200

/** A person picked just now is away: that is what is asked most. */
export const awayNow = (agentId: string): Named => ({ ...asPlanned(agentId), there: 'away' })

const asPlanned = (agentId: string): Named => ({
  agentId,
  there: 'as planned',
  from: '',
  to: '',
  skills: [],
  without: [],
  capacity: null,
})

export function changesOfNamed(
  named: readonly Named[],
): Pick<StaffingChanges, 'remove' | 'skills' | 'shifts' | 'capacity'> {
  const there = named.filter((each) => each.there !== 'away')
  return {
    remove: named.filter((each) => each.there === 'away').map(({ agentId }) => agentId),
    shifts: there
      .filter((each) => each.there === 'other hours')
      .map(({ agentId, from, to }) => ({ agentId, from, to })),
    skills: there
      .filter(({ skills, without }) => skills.length + without.length > 0)
      .map(({ agentId, skills, without }) => ({ agentId, add: [...skills], remove: [...without] })),
    capacity: there.flatMap(({ agentId, capacity }) => (capacity === null ? [] : [{ agentId, capacity }])),
  }
}

/** Of several changes to the same person the last one holds, as it does when the day is played. */
export function namedOf({ remove, skills, shifts, capacity }: StaffingChanges): Named[] {
  const rows = new Map<string, Named>()
  const put = (agentId: string, change: Partial<Named>) =>
    rows.set(agentId, { ...(rows.get(agentId) ?? asPlanned(agentId)), ...change })
  for (const { agentId, from, to } of shifts)
    put(agentId, { there: 'other hours', from, to: to === '24:00' ? '00:00' : to })
  for (const { agentId, add, remove: without } of skills) put(agentId, { skills: add.map(skillOf), without })
  const all = capacity.findLastIndex(({ agentId }) => agentId === null)
  for (const { agentId, capacity: room } of capacity.slice(all + 1))
    if (agentId !== null) put(agentId, { capacity: room })
  for (const agentId of remove) put(agentId, { there: 'away' })
  return [...rows.values()]
}

const skillOf = (given: SkillGiven): Skill =>
  typeof given === 'string' ? { name: given, level: 3, expiresAt: null } : given

/** Why a row cannot be played, in words; null where it can. */
export function faultOf(named: Named, person: Person | undefined): string | null {
  if (!person) return 'They are no agent any more. Take the row away.'
  if (person.openings.length === 0)
    return 'They were not at work on this day, so nothing of it counts. Take the row away, or add more people.'
  if (named.there === 'away') return null
  if (named.there === 'other hours') {
    if (named.from === '' || named.to === '') return 'Say from when until when.'
    if (named.from === named.to) return 'It begins and ends at the same time.'
    return null
  }
  return named.skills.length + named.without.length > 0 || named.capacity !== null
    ? null
    : 'Nothing is otherwise yet: change something, or take the row away.'
}

/** With a level for a skill; the one they have is no change. */
export function withSkill(named: Named, person: Person, name: string, level: number): Named {
  const skills = named.skills.filter((each) => each.name !== name)
  const has = person.skillLevels.some((each) => each.name === name && each.level === level)
  return {
    ...named,
    skills: has ? skills : [...skills, { name, level, expiresAt: null }],
    without: named.without.filter((each) => each !== name),
  }
}

/** Without a skill: one that was added goes, one that they have is taken from them. */
export function withoutSkill(named: Named, person: Person, name: string): Named {
  const has = person.skillLevels.some((each) => each.name === name)
  return {
    ...named,
    skills: named.skills.filter((each) => each.name !== name),
    without: has && !named.without.includes(name) ? [...named.without, name] : named.without,
  }
}
