import { skillsOf, weightOf, type Need } from './need.ts'
import type { Reach } from './rings.ts'
import { levelIn, type Presence, type RosterAgent } from './roster.ts'

/** Why an agent was not chosen. */
export type PassedOver =
  | 'other-team'
  | 'not-online'
  | 'do-not-disturb'
  | 'wrap-up'
  | 'lacks-skill'
  | 'skill-too-low'
  | 'other-language'
  | 'already-asked'
  | 'full'

const notThere: Readonly<Record<Exclude<Presence, 'online'>, PassedOver>> = {
  away: 'not-online',
  offline: 'not-online',
  'do-not-disturb': 'do-not-disturb',
  'wrap-up': 'wrap-up',
}

/** A need as a ring looks for it. */
export interface Wanted {
  skills: readonly { name: string; level: number }[]
  language: string | null
  weight: number
  /** What nobody has at all and the widest ring therefore does without: skills, and the language. */
  unmet: readonly string[]
}

export interface Held {
  hasSkill(name: string): boolean
  speaks(language: string): boolean
}

/** The widest ring leaves out what nobody in the workspace has: else nobody would ever take it. */
export function wantedOf(need: Need, { teams }: Reach, { hasSkill, speaks }: Held): Wanted {
  const skills = skillsOf(need)
  const language = need.language ?? null
  const weight = weightOf(need)
  if (teams !== null) return { skills, language, weight, unmet: [] }
  const lost = language !== null && !speaks(language)
  return {
    skills: skills.filter(({ name }) => hasSkill(name)),
    language: lost ? null : language,
    weight,
    unmet: [...skills.flatMap(({ name }) => (hasSkill(name) ? [] : [name])), ...(lost ? [language] : [])],
  }
}

/** Why this agent cannot take it, whoever was asked before; null where they can. */
export function whyPassOver(agent: RosterAgent, wanted: Wanted, reach: Reach, now: number): PassedOver | null {
  const { teams, slack } = reach
  if (teams && !agent.teams.some((team) => teams.has(team))) return 'other-team'
  if (agent.presence !== 'online') return notThere[agent.presence]
  for (const { name, level } of wanted.skills) {
    const has = levelIn(agent, name, now)
    if (has === 0) return 'lacks-skill'
    if (has < Math.max(1, level - slack)) return 'skill-too-low'
  }
  if (wanted.language !== null && agent.languages?.length && !agent.languages.includes(wanted.language)) {
    return 'other-language'
  }
  // Whoever carries nothing can take what is heavier than all that they may carry: else nobody ever would.
  return agent.load > 0 && agent.load + wanted.weight > agent.capacity ? 'full' : null
}
