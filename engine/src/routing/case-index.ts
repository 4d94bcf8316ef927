import type { Need } from './need.ts'
import { waitCostOf, type RoutingPolicy } from './routing-policy.ts'

/** What makes a waiting case pressing. Their sum is its index. */
export const indexParts = ['cost', 'aging', 'crowd', 'bound', 'speed', 'known'] as const
export type IndexPart = (typeof indexParts)[number]
export type CaseIndex = { index: number; parts: Partial<Record<IndexPart, number>> }

/**
 * How pressing a waiting case is: the generalised cµ rule. A customer who has waited w minutes costs C(w) = c·(w + w²/2T), which grows faster
 * the longer it lasts; a person clears that at rate µ, one over what the case takes them. The index is C'(w)·µ = cµ·(1 + w/T): `cost` and
 * `aging`. Past the policy's bound a term joins that is the same for everybody and grows with the cube of the wait, so that age alone decides
 * in the end and nobody is passed by for ever, whatever comes after them.
 */
export function caseIndex(need: Need, now: number, policy: RoutingPolicy): CaseIndex {
  const { cost, targetMinutes } = waitCostOf(policy, need.tier)
  const waited = need.since === undefined ? 0 : Math.max(0, now - need.since) / 60_000
  const costRate =
    (cost * policy.priorities[need.priority ?? 'normal'] * (1 + (need.value ?? 0)) * policy.handleMinutes) /
    Math.max(0.1, need.minutes ?? policy.handleMinutes)
  const parts: CaseIndex['parts'] = { cost: costRate }
  if (waited > 0) parts.aging = (costRate * waited) / targetMinutes
  const past = waited - policy.boundMinutes
  if (past > 0) parts.bound = (past / boundScale) ** 3
  return { index: costRate + (parts.aging ?? 0) + (parts.bound ?? 0), parts }
}

/** What the index of a waiting case hangs on beside its wait: kept on its row, so that lists stand in the router's order as time goes on. */
export interface Pressure {
  cost: number
  targetMinutes: number
  boundMinutes: number
}

export function pressureOf(need: Need, policy: RoutingPolicy): Pressure {
  const { targetMinutes } = waitCostOf(policy, need.tier)
  const cost = caseIndex({ ...need, since: undefined }, 0, policy).parts.cost ?? 0
  return { cost: Math.round(cost * 1000) / 1000, targetMinutes, boundMinutes: policy.boundMinutes }
}

/** The index after a wait, in minutes, whoever is free. */
export const indexAfter = ({ cost, targetMinutes, boundMinutes }: Pressure, waited: number): number =>
  cost * (1 + waited / targetMinutes) + (Math.max(0, waited - boundMinutes) / boundScale) ** 3

/** So many minutes past the bound weigh as much as an ordinary case that has just come. */
const boundScale = 5

/** What one more minute of waiting adds to a case that has just come, for what an agent's past with the customer is worth. */
export function indexMinute(need: Need, policy: RoutingPolicy): number {
  const { targetMinutes } = waitCostOf(policy, need.tier)
  return (caseIndex({ ...need, since: undefined }, 0, policy).parts.cost ?? 0) / targetMinutes
}
