import type { Need } from './need.ts'
import type { Reach } from './rings.ts'
import type { RosterAgent } from './roster.ts'
import type { RoutingPolicy } from './routing-policy.ts'
import { whyPassOver, type Wanted } from './why-pass-over.ts'

export interface HeldFor {
  agentId: string
  until: number
}

/**
 * Whether it waits a little for the person who knows the customer, though somebody is free: they are at work, could take it, have no room
 * yet and will have some sooner than that is worth. `known` is what the one who is free has of that worth themselves. Bounded by the policy's
 * minutes since the customer began to wait; whoever has passed on it is not waited for.
 */
export function heldFor(
  { need, wanted, home, known }: { need: Need; wanted: Wanted; home: Reach; known: number },
  get: (id: string) => RosterAgent | undefined,
  { ownerMinutes, previousMinutes }: RoutingPolicy,
  now: number,
): HeldFor | null {
  const { since, owner, previousAgent, passedBy } = need
  if (since === undefined) return null
  const minutesOf = (id: string) => (id === owner ? ownerMinutes : 0) + (id === previousAgent ? previousMinutes : 0)
  for (const id of [owner, previousAgent]) {
    const agent = id && !passedBy.includes(id) ? get(id) : undefined
    if (!agent || agent.freeAt === undefined || agent.freeAt <= now) continue
    const worth = (minutesOf(agent.id) - known) * 60_000
    const until = since + worth
    if (agent.freeAt - now <= worth && agent.freeAt <= until && isBusyWith(agent, wanted, home, now)) {
      return { agentId: agent.id, until }
    }
  }
  return null
}

/** At work and able, and out of room. */
function isBusyWith(agent: RosterAgent, wanted: Wanted, home: Reach, now: number): boolean {
  if (agent.presence !== 'online' && agent.presence !== 'wrap-up') return false
  const able = whyPassOver({ ...agent, presence: 'online', load: 0 }, wanted, home, now) === null
  return able && whyPassOver(agent, wanted, home, now) !== null
}
