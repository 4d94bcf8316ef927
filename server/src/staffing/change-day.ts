import type { RoutingPolicy, Staffed, StaffingDay } from '@baton/engine'
import type { SkillGiven, StaffingChanges } from '@baton/protocol'
import { localDate, toUtc } from '../calendar.ts'

const dayMs = 24 * 60 * 60_000

/** The same customers, and other people or rules. `policy`: how the version routes that is named, which other rules come on top of. */
export function changeDay(
  day: StaffingDay,
  changes: StaffingChanges,
  timeZone: string,
  policy: RoutingPolicy = day.routing,
): StaffingDay {
  const { add, remove, skills, shifts, capacity, routing } = changes
  const dates = datesOf(day, timeZone)
  const usual = usualCapacity(day.agents)
  const stay = day.agents
    .filter(({ id }) => !remove.includes(id))
    .map((agent) => {
      const shift = shifts.findLast(({ agentId }) => agentId === agent.id)
      const room = capacity.findLast((each) => each.agentId === agent.id || each.agentId === null)
      const other = skills.findLast(({ agentId }) => agentId === agent.id)
      const on = new Set(agent.openings.map(({ from }) => localDate(from, timeZone)))
      return {
        ...agent,
        ...(shift
          ? {
              openings: openingsOn(
                dates.filter((date) => on.has(date)),
                shift,
                day,
                timeZone,
              ),
            }
          : {}),
        ...(room ? { capacity: room.capacity } : {}),
        ...(other ? { skills: withSkills(agent.skills, other) } : {}),
      }
    })
  const more = add.flatMap(({ count, team, skills: own, languages, capacity: room, from, to }, which) =>
    Array.from({ length: count }, (_, i): Staffed => ({
      id: `added:${which}:${i}`,
      teams: [team],
      skills: own.map(skillGiven),
      languages,
      capacity: room ?? usual,
      openings: openingsOn(dates, { from, to }, day, timeZone),
    })),
  )
  return { ...day, agents: [...stay, ...more], routing: routing ? changedRouting(policy, routing) : policy }
}

function datesOf({ from, to }: StaffingDay, timeZone: string): string[] {
  const dates = new Set<string>()
  for (let at = from - dayMs; at < to; at += dayMs / 2) dates.add(localDate(at, timeZone))
  return [...dates, localDate(to - 1, timeZone)].filter((date, i, all) => all.indexOf(date) === i).sort()
}

/** A stretch of the clocks on these dates; past midnight where it ends before it begins. */
function openingsOn(
  dates: readonly string[],
  { from, to }: { from: string; to: string },
  span: StaffingDay,
  timeZone: string,
): Staffed['openings'] {
  return dates
    .map((date) => ({
      from: toUtc(date, from, timeZone, 'first'),
      to:
        to === '24:00' || to <= from
          ? toUtc(dayAfter(date), to === '24:00' ? '00:00' : to, timeZone, 'last')
          : toUtc(date, to, timeZone, 'last'),
    }))
    .map((each) => ({ from: Math.max(each.from, span.from), to: Math.min(each.to, span.to) }))
    .filter((each) => each.from < each.to)
}

const dayAfter = (date: string): string => new Date(Date.parse(`${date}T12:00:00Z`) + dayMs).toISOString().slice(0, 10)

function usualCapacity(agents: readonly Staffed[]): number {
  const sorted = agents.map(({ capacity }) => capacity).sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 4
}

const nameOf = (skill: Staffed['skills'][number]): string => (typeof skill === 'string' ? skill : skill.name)

function withSkills(skills: Staffed['skills'], { add, remove }: StaffingChanges['skills'][number]): Staffed['skills'] {
  const given = add.map(skillGiven)
  const gone = new Set([...remove, ...given.map(nameOf)])
  return [...skills.filter((each) => !gone.has(nameOf(each))), ...given]
}

const skillGiven = (skill: SkillGiven): Staffed['skills'][number] =>
  typeof skill === 'string'
    ? skill
    : { name: skill.name, level: skill.level, expiresAt: skill.expiresAt === null ? null : Date.parse(skill.expiresAt) }

function changedRouting(
  routing: RoutingPolicy,
  { ringMinutes, bySpeed, tiers }: NonNullable<StaffingChanges['routing']>,
): RoutingPolicy {
  const widens = ['skill-level', 'sibling-team', 'anyone'] as const
  return {
    ...routing,
    ...(ringMinutes
      ? { rings: ringMinutes.map((minutes, i) => ({ widen: widens[i] ?? 'anyone', afterMs: minutes * 60_000 })) }
      : {}),
    ...(bySpeed === undefined ? {} : { bySpeed }),
    ...(tiers ? { tiers: { ...routing.tiers, ...lowered(tiers) } } : {}),
  }
}

/** The policy knows tiers by their names in lower case. */
const lowered = <T>(tiers: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(tiers).map(([name, it]) => [name.toLowerCase(), it]))
