import type { Priority } from '../conversation/facts.ts'
import { skillOf, type Skill } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'

/** What is known of a case beside its team, skills and priority. Ids, numbers and names that the policy knows: it stands in a fact. */
export interface CaseNeeds {
  language?: string | undefined
  /** How much of a person's capacity it takes; 1 where nobody has said. */
  weight?: number | undefined
  tier?: string | undefined
  /** What the customer is worth beside the tier, 0..1. */
  value?: number | undefined
  /** What it takes a person, in minutes, where that can be told. */
  minutes?: number | undefined
  /** Who had this customer last, elsewhere, and whose account it is. */
  previousAgent?: string | undefined
  owner?: string | undefined
}

/** What a handoff needs of the person who takes it. All but the team may be unknown. */
export interface Need {
  team: string
  /** With the least level: a plain name means 3, "billing:4" means 4. */
  skills: readonly (string | Skill)[]
  language?: string | null | undefined
  /** How much of a person's capacity it takes; 1 where nobody has said. */
  weight?: number | undefined
  tier?: string | null | undefined
  /** What the customer is worth beside the tier, 0..1. */
  value?: number | undefined
  priority?: Priority | undefined
  /** Since when the customer waits, ms UTC. */
  since?: number | undefined
  /** What it takes a person, in minutes, where that can be told. */
  minutes?: number | undefined
  /** Who had this customer last, and whose account it is. */
  previousAgent?: string | null | undefined
  owner?: string | null | undefined
  /** Agents who declined or let it pass. */
  passedBy: readonly string[]
}

export const weightOf = ({ weight = 1 }: Pick<Need, 'weight'>): number => weight

/** Minutes as they are kept: in steps, so that cases which are alike stand together. */
export const inSteps = (minutes: number): number =>
  minuteSteps.findLast((step, n) => n === 0 || (step + minuteSteps[n - 1]!) / 2 <= minutes) ?? 1

const minuteSteps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 90, 120, 180, 240] as const

/** What a customer is worth, 0..1 in quarters; unknown where the policy does not say what counts in full. */
export const valueIn = ({ fullValue }: RoutingPolicy, value: number | null | undefined): number | undefined =>
  fullValue === null || typeof value !== 'number' || !(value > 0)
    ? undefined
    : Math.round(4 * Math.min(1, Math.log1p(value) / Math.log1p(fullValue))) / 4

/** A case of complexity 0..1 in units of capacity: most count one, the hardest three. */
export const weightFor = (complexity: number): number => (complexity >= 0.85 ? 3 : complexity >= 0.6 ? 2 : 1)

/** The skills that it needs, each once, at the highest level asked for. */
export function skillsOf({ skills }: Pick<Need, 'skills'>): readonly Skill[] {
  const byName = new Map<string, Skill>()
  for (const each of skills) {
    const skill = skillOf(each)
    if ((byName.get(skill.name)?.level ?? 0) < skill.level) byName.set(skill.name, skill)
  }
  return [...byName.values()]
}
