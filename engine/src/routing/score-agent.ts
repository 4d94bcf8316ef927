import { namesOf, type Climate } from './climate.ts'
import type { Need } from './need.ts'
import { levelIn, type RosterAgent } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import type { Wanted } from './why-pass-over.ts'

/** What speaks for an agent and against them, each in minutes that a customer would wait for it. Their sum is the score. */
export const scoreParts = ['idle', 'load', 'scarce', 'level', 'fair', 'speed', 'previous', 'owner'] as const
export type ScorePart = (typeof scoreParts)[number]
export type Parts = Partial<Record<ScorePart, number>>

export interface Scoring {
  need: Need
  wanted: Wanted
  climate: Climate
  policy: RoutingPolicy
  now: number
}

/** All but what hangs on the moment or on the customer: the same for everybody of one kind. */
export function lastingParts(agent: RosterAgent, { need, wanted, climate, policy, now }: Scoring): Parts {
  const parts: Parts = {}
  put(parts, 'load', -policy.loadMinutes * (agent.load / agent.capacity))
  put(parts, 'scarce', -Math.min(policy.scarceMost, policy.scarceMinutes * spared(agent, wanted, climate)))
  put(parts, 'level', -shortOf(agent, wanted, now))
  if (agent.busyShare !== undefined && climate.meanBusy !== null) {
    const over = Math.max(0, busyStep(agent.busyShare) - climate.meanBusy - policy.fairShare)
    put(parts, 'fair', -policy.fairMinutes * over * 10)
  }
  if (policy.bySpeed) put(parts, 'speed', (need.minutes ?? policy.handleMinutes) * (1 - paceOf(agent, wanted)))
  return parts
}

/** The whole score, part by part; what is nothing is left out. */
export function partsOf(agent: RosterAgent, scoring: Scoring): Parts {
  const { need, policy, now } = scoring
  const parts = lastingParts(agent, scoring)
  put(parts, 'idle', idlePart(agent.idleSince, policy, now))
  if (need.previousAgent === agent.id) put(parts, 'previous', policy.previousMinutes)
  if (need.owner === agent.id) put(parts, 'owner', policy.ownerMinutes)
  return parts
}

export const idlePart = (idleSince: number, { idleMinute, idleMost }: RoutingPolicy, now: number): number =>
  idleMinute * Math.min(idleMost, Math.max(0, now - idleSince) / 60_000)

export const sumOf = (parts: Parts): number => scoreParts.reduce((sum, part) => sum + (parts[part] ?? 0), 0)

/** In steps of a twentieth: people of one kind can be kept together. */
export const busyStep = (share: number): number => Math.round(share * 20) / 20

/** How long they take against everybody's mean, in steps of a twentieth: the slowest skill that it needs counts. */
export function paceOf({ pace }: RosterAgent, { skills }: Pick<Wanted, 'skills'>): number {
  if (!pace) return 1
  const all = Object.hasOwn(pace, '*') ? (pace['*'] ?? 1) : 1
  const each = skills.map(({ name }) => (Object.hasOwn(pace, name) ? (pace[name] ?? all) : all))
  return Math.round((each.length > 0 ? Math.max(...each) : all) * 20) / 20
}

/** How scarce the skills are that they have and it does not need: who has none of them is spared for nothing. */
function spared(agent: RosterAgent, { skills }: Wanted, climate: Climate): number {
  let sum = 0
  for (const name of namesOf(agent)) {
    if (!skills.some((skill) => skill.name === name)) sum += climate.scarcityOf(name)
  }
  return sum
}

/** Levels that they lack of what was asked for, where a ring lets that pass. */
const shortOf = (agent: RosterAgent, { skills }: Wanted, now: number): number =>
  skills.reduce((sum, { name, level }) => sum + Math.max(0, level - levelIn(agent, name, now)), 0)

function put(parts: Parts, part: ScorePart, value: number): void {
  if (value !== 0) parts[part] = value
}
