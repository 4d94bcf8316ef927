import { drillChannel } from '../conversation/drill-channel.ts'
import type { Conversation } from '../conversation/state.ts'
import { pressureOf, type Pressure } from './case-index.ts'
import type { Need } from './need.ts'
import type { WaitingCase } from './next-case.ts'
import { routedNeed } from './route.ts'
import type { RoutingPolicy } from './routing-policy.ts'

/** All that makes a case as pressing as others of the same team which began to wait with it, and as hard to place. */
export type WaitClass = Pick<Need, 'skills' | 'priority' | 'language' | 'weight' | 'tier' | 'value' | 'minutes'>

/** What is kept of a conversation that waits for a person, so that its place can be told without opening it. */
export interface Waits {
  team: string
  /** ms UTC. */
  since: number
  need: WaitClass
  passedBy?: readonly string[] | undefined
  previousAgent?: string | undefined
  owner?: string | undefined
}

/** Null where nobody is waited for, or not before a time that is booked, or somebody has been asked. A drill has nobody. */
export function waitsOf({ holder, handoff, channel, status }: Conversation): Waits | null {
  if (status !== 'open' || holder.kind !== 'queue' || !handoff || handoff.endedAt !== null || handoff.offer) return null
  if (channel === drillChannel || (handoff.status === 'scheduled' && handoff.callback?.callAt === handoff.scheduledFor))
    return null
  const { since, passedBy, previousAgent, owner, team, ...need } = routedNeed(handoff, handoff.team)
  return {
    team,
    since: since ?? handoff.requestedAt,
    need,
    ...(passedBy.length > 0 ? { passedBy } : {}),
    ...(previousAgent ? { previousAgent } : {}),
    ...(owner ? { owner } : {}),
  }
}

/** How pressing it is while it waits for a person, also while somebody is asked; null where it does not wait. */
export function pressureNow({ holder, handoff, status }: Conversation, policy: RoutingPolicy): Pressure | null {
  if (status !== 'open' || holder.kind !== 'queue' || !handoff || handoff.endedAt !== null) return null
  return pressureOf(routedNeed(handoff, handoff.team), policy)
}

/** As the router looks at it. */
export const waitingCase = (id: string, { need, passedBy = [], ...more }: Waits): WaitingCase => ({
  id,
  ...need,
  ...more,
  passedBy,
})
