import { skillsOf, weightOf, type Need } from './need.ts'
import { levelIn, type RosterAgent } from './roster.ts'

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
  const couldCome = (name: string, level: number) =>
    agents
      .filter(({ presence }) => presence !== 'online' && presence !== 'offline')
      .filter((agent) => levelIn(agent, name, now) >= level)
      .slice(0, 5)
      .map(({ id }) => id)
  const online = agents.filter(({ presence }) => presence === 'online')
  const found = new Map<string, SkillShort>()
  const there = new Map<string, boolean>()
  waiting.forEach((need, i) => {
    const weight = weightOf(need)
    for (const { name, level } of skillsOf(need)) {
      const key = `${name}:${level}`
      const asked = `${key}/${weight}`
      let free = there.get(asked)
      if (free === undefined) {
        free = online.some(
          (agent) => (agent.load === 0 || agent.load + weight <= agent.capacity) && levelIn(agent, name, now) >= level,
        )
        there.set(asked, free)
      }
      if (free) continue
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
