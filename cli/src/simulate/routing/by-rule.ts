import { createChance } from '../../chance.ts'
import { tiers, type Customer, type Desk, type DeskAgent } from './desk.ts'
import type { Router } from './run-desk.ts'

/** Who of the free agents takes a customer who comes. */
type Pick = (free: readonly FreeAgent[]) => FreeAgent
interface FreeAgent {
  agent: DeskAgent
  idleSince: number
}

/** What others do, to compare with: a rule for who of those free takes it, and an order in which those who wait are taken. */
function byRule(desk: Desk, pick: Pick, before: (a: Customer, b: Customer) => number, pooled = false): Router {
  const free = new Map<string, FreeAgent>(desk.agents.map((agent) => [agent.id, { agent, idleSince: 0 }]))
  const agents = new Map<string, DeskAgent>(desk.agents.map((agent) => [agent.id, agent]))
  const waiting: Customer[] = []
  const able = (agent: DeskAgent, { skill }: Customer) => pooled || agent.skills.includes(skill)
  return {
    arrives(customer) {
      const ables = [...free.values()].filter(({ agent }) => able(agent, customer))
      if (ables.length > 0) return pick(ables).agent.id
      waiting.push(customer)
      return null
    },
    frees(agentId, now) {
      const agent = agents.get(agentId)!
      free.set(agentId, { agent, idleSince: now })
      const first = waiting
        .filter((each) => able(agent, each))
        .reduce<Customer | undefined>(
          (best, each) => (best === undefined || before(each, best) < 0 ? each : best),
          undefined,
        )
      return first?.id ?? null
    },
    took(agentId, customer) {
      free.delete(agentId)
      const at = waiting.indexOf(customer)
      if (at >= 0) waiting.splice(at, 1)
    },
  }
}

const longestIdle: Pick = (free) => free.reduce((best, each) => (each.idleSince < best.idleSince ? each : best))
const firstCome = (a: Customer, b: Customer) => a.at - b.at
const rank = (tier: string) => tiers.findIndex(({ name }) => name === tier)

/** Longest idle, first come first served: what most help desks do. */
export const byLongestIdle = (desk: Desk): Router => byRule(desk, longestIdle, firstCome)

/** In turn, whoever is free. */
export function byTurns(desk: Desk): Router {
  const order = desk.agents.map(({ id }) => id)
  let last = -1
  return byRule(
    desk,
    (free) => {
      const inTurn = (id: string) => (order.indexOf(id) - last - 1 + order.length) % order.length
      const next = free.reduce((best, each) => (inTurn(each.agent.id) < inTurn(best.agent.id) ? each : best))
      last = order.indexOf(next.agent.id)
      return next
    },
    firstCome,
  )
}

/** Anybody free, by chance. */
export function byChance(desk: Desk, seed: number): Router {
  const chance = createChance(seed, 'who')
  return byRule(desk, (free) => free[chance.between(0, free.length - 1)]!, firstCome)
}

/** The dearest tier first, whatever the others have waited; longest idle. */
export const byPriority = (desk: Desk): Router =>
  byRule(desk, longestIdle, (a, b) => rank(a.tier) - rank(b.tier) || a.at - b.at)

/** Everybody can do everything: a bound that no desk with skills can beat in the mean at equal paces. */
export function everybodyCanAll(desk: Desk): { desk: Desk; router: Router } {
  const skills = desk.customers.map(({ skill }) => skill)
  const pace = Object.fromEntries([...new Set(skills)].map((skill) => [skill, 1]))
  const pooled = { ...desk, agents: desk.agents.map((agent) => ({ ...agent, pace })) }
  return { desk: pooled, router: byRule(pooled, longestIdle, firstCome, true) }
}
