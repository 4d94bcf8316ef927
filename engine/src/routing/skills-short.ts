import { skillsOf, weightOf, type Need } from './need.ts'
import { levelIn, skillOf, type RosterAgent } from './roster.ts'

/** A skill that somebody waits for and nobody has who is online with room. */
export interface SkillShort {
  skill: string
  level: number
  waiting: number
  /** The place, among those who wait, of who has waited longest. */
  longest: number
  /** Who has it and is away, wrapping up or not to be disturbed: the first five. */
  couldCome: readonly string[]
}

/** The skills that are short now, what most wait for first. `longest` is the place in `waiting` of who has waited longest. */
export function skillsShort(waiting: readonly Need[], agents: readonly RosterAgent[], now: number): SkillShort[] {
  const { roomFor, couldCome } = whoHasWhat(agents, now)
  const found = new Map<string, SkillShort>()
  waiting.forEach((need, i) => {
    const weight = weightOf(need)
    for (const { name, level } of skillsOf(need)) {
      if (roomFor(name, level) >= weight) continue
      const key = `${name}:${level}`
      const before = found.get(key)
      if (!before) found.set(key, { skill: name, level, waiting: 1, longest: i, couldCome: couldCome(name, level) })
      else {
        before.waiting++
        if ((need.since ?? now) < (waiting[before.longest]?.since ?? now)) before.longest = i
      }
    }
  })
  return [...found.values()].sort((a, b) => b.waiting - a.waiting || (a.skill < b.skill ? -1 : 1))
}

const mostNamed = 5

/** One walk over the people, however many ask: what the heaviest case is for which somebody online has room, and who else has the skill. */
function whoHasWhat(agents: readonly RosterAgent[], now: number) {
  /** By skill, at each level: the most room of somebody online. */
  const rooms = new Map<string, number[]>()
  const others = new Map<string, { id: string; level: number }[]>()
  for (const agent of agents) {
    if (agent.presence === 'offline') continue
    // Whoever has nothing is asked for the heaviest case.
    const room = agent.load === 0 ? Infinity : agent.capacity - agent.load
    for (const name of new Set(agent.skills.map((skill) => skillOf(skill).name))) {
      const level = levelIn(agent, name, now)
      if (level === 0) continue
      if (agent.presence !== 'online') put(others, name, { id: agent.id, level })
      else {
        const levels = rooms.get(name) ?? []
        rooms.set(name, levels)
        levels[level] = Math.max(levels[level] ?? -Infinity, room)
      }
    }
  }
  return {
    roomFor(name: string, level: number): number {
      const levels = rooms.get(name) ?? []
      let most = -Infinity
      for (let at = level; at < levels.length; at++) most = Math.max(most, levels[at] ?? -Infinity)
      return most
    },
    couldCome: (name: string, level: number): string[] =>
      (others.get(name) ?? [])
        .filter((each) => each.level >= level)
        .slice(0, mostNamed)
        .map(({ id }) => id),
  }
}

function put<T>(lists: Map<string, T[]>, key: string, each: T): void {
  const list = lists.get(key)
  if (list) list.push(each)
  else lists.set(key, [each])
}
