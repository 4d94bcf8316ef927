import {
  chooseAgent,
  createRosterIndex,
  defaultRouting,
  nextCase,
  type Roster,
  type RosterAgent,
  type RosterTeam,
  type RoutingPolicy,
  type WaitingCase,
} from '@baton/engine'
import { meanMinutes, tiers, type Customer, type Desk } from './desk.ts'
import { createEstimates, type Told } from './estimates.ts'
import type { Router } from './run-desk.ts'

const minute = 60_000
const team: RosterTeam = {
  id: 'support',
  name: 'Support',
  isDefault: true,
  openings: null,
  waiting: 0,
  recentWaitSeconds: null,
}

/** As Baton ships, with the desk's tiers; where somebody has no case, no ring is needed: everybody's skills are at the same level. */
export const deskPolicy = (bySpeed: boolean): RoutingPolicy => ({
  ...defaultRouting,
  rings: [],
  tiers: Object.fromEntries(tiers.map(({ name, cost, targetMinutes }) => [name, { cost, targetMinutes }])),
  handleMinutes: meanMinutes,
  bySpeed,
})

/** Baton's own decisions: `chooseAgent` for who comes, `nextCase` for who becomes free, `estimateWait` for what those who wait are told. */
export function byEngine(desk: Desk, policy: RoutingPolicy): Router & { told: readonly Told[] } {
  const estimates = createEstimates(desk, policy)
  const index = createRosterIndex(
    desk.agents.map((agent): RosterAgent => ({
      id: agent.id,
      teams: [team.id],
      skills: agent.skills,
      presence: 'online',
      capacity: 1,
      load: 0,
      idleSince: 0,
      pace: agent.pace,
    })),
  )
  const roster: Roster = { agents: [], teams: [team], index }
  const waiting = new Map<string, WaitingCase>()

  return {
    told: estimates.told,
    arrives(customer, now) {
      const need = caseOf(customer)
      const { agentId } = chooseAgent(roster, need, now * minute, policy)
      if (agentId === null) {
        estimates.tell(need, roster, [...waiting.values()], now)
        waiting.set(customer.id, need)
      }
      return agentId
    },
    frees(agentId, now) {
      const agent = { ...index.get(agentId)!, load: 0, idleSince: now * minute }
      index.put(agent, now * minute)
      return nextCase(agent, [...waiting.values()], roster, now * minute, policy).caseId
    },
    took(agentId, customer, now) {
      if (waiting.delete(customer.id)) estimates.came(customer.id, now)
      index.put({ ...index.get(agentId)!, load: 1 }, now * minute)
    },
  }
}

export const caseOf = ({ id, at, skill, tier, expected }: Customer): WaitingCase => ({
  id,
  team: team.id,
  skills: [skill],
  tier,
  minutes: expected,
  since: at * minute,
  passedBy: [],
})
