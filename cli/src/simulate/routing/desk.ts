import { createChance, type Chance } from '../../chance.ts'

/**
 * Made desks on which ways to route are compared. Everything is drawn from the seed before anything is routed, so that every way meets the same
 * customers at the same moments with the same trouble:
 *
 * - Customers come one by one at random (Poisson). What each needs is one of six skills, drawn with the desk's shares.
 * - Thirty agents have two skills each, a main one and a second one: every such pair is held by one of them. They do one case at a time.
 * - What a case takes is exponential around its matter's mean, times the pace of whoever takes it.
 * - Customers come so often that the agents would be busy 92 % of the time if everybody worked at the mean pace.
 *
 * `plain`: one matter, one tier, everybody at the same pace. `speeds`: each agent has a pace of their own, drawn evenly between 0.5 and 1 in the
 * main skill and between 1 and 1.5 in the second, scaled so that the mean is 1. `tiers`: three tiers, and matters that take 2, 6 and 20.7 minutes
 * in the mean.
 */
export type DeskKind = 'plain' | 'speeds' | 'tiers'
export const deskKinds: readonly DeskKind[] = ['plain', 'speeds', 'tiers']

export const meanMinutes = 6
export const utilisation = 0.92
export const skillNames = ['billing', 'delivery', 'account', 'device', 'returns', 'contract'] as const

/** How many customers come in a minute. */
export const perMinute = (utilisation * skillNames.length * (skillNames.length - 1)) / meanMinutes

/** What a minute of waiting costs, and what share of customers is of that tier. The first is the top one. */
export const tiers = [
  { name: 'enterprise', cost: 20, targetMinutes: 5, share: 0.2 },
  { name: 'business', cost: 2, targetMinutes: 10, share: 0.3 },
  { name: 'standard', cost: 1, targetMinutes: 15, share: 0.5 },
] as const

/** Minutes that a matter takes in the mean, and its share. Their mean is six. */
export const matters = [
  { minutes: 2, share: 0.55 },
  { minutes: 6, share: 0.3 },
  { minutes: 31 / 1.5, share: 0.15 },
] as const

export interface DeskAgent {
  id: string
  skills: readonly [string, string]
  /** By skill; 1 is the mean. */
  pace: Readonly<Record<string, number>>
}

export interface Customer {
  id: string
  /** Minutes since the desk opened. */
  at: number
  skill: string
  tier: string
  /** What this kind of matter takes in the mean: known to whoever routes it. */
  expected: number
  /** What it will take at the mean pace: known to nobody. */
  minutes: number
}

export interface Desk {
  kind: DeskKind
  agents: readonly DeskAgent[]
  customers: readonly Customer[]
}

export function makeDesk(kind: DeskKind, seed: number, arrivals: number): Desk {
  return { kind, agents: agentsOf(kind, seed), customers: customersOf(kind, seed, arrivals) }
}

function agentsOf(kind: DeskKind, seed: number): DeskAgent[] {
  const chance = createChance(seed, 'paces')
  const pairs = skillNames.flatMap((main) =>
    skillNames.filter((each) => each !== main).map((second) => [main, second] as const),
  )
  const drawn = pairs.map((skills, i) => ({
    id: `agent-${String(i).padStart(2, '0')}`,
    skills,
    pace: skills.map((_, second) => (kind === 'speeds' ? 0.5 + second / 2 + 0.5 * chance.next() : 1)),
  }))
  const all = drawn.flatMap(({ pace }) => pace)
  const mean = all.reduce((sum, pace) => sum + pace, 0) / all.length
  return drawn.map(({ id, skills, pace }) => ({
    id,
    skills,
    pace: Object.fromEntries(skills.map((skill, i) => [skill, pace[i]! / mean])),
  }))
}

function customersOf(kind: DeskKind, seed: number, arrivals: number): Customer[] {
  const when = createChance(seed, 'arrivals')
  const what = createChance(seed, 'matters')
  let at = 0
  return Array.from({ length: arrivals }, (_, i) => {
    at += exponential(when) / perMinute
    const expected = kind === 'tiers' ? drawn(what, matters).minutes : meanMinutes
    return {
      id: `customer-${i}`,
      at,
      skill: what.pick(skillNames),
      tier: kind === 'tiers' ? drawn(what, tiers).name : 'standard',
      expected,
      minutes: expected * exponential(what),
    }
  })
}

const exponential = (chance: Chance): number => -Math.log(1 - chance.next())

function drawn<T extends { share: number }>(chance: Chance, from: readonly [T, ...T[]] | readonly T[]): T {
  let left = chance.next()
  for (const each of from) {
    left -= each.share
    if (left < 0) return each
  }
  return from.at(-1)!
}
