import type { Customer, Desk, DeskAgent } from './desk.ts'

/** A way to route: who takes a customer who comes, and whom somebody takes who becomes free. Times are in minutes. */
export interface Router {
  /** The agent of those who are free, or null: the customer waits. */
  arrives(customer: Customer, now: number): string | null
  /** The customer whom this agent takes of those who wait, or null: the agent is idle. */
  frees(agentId: string, now: number): string | null
  /** Told of what came of it. */
  took(agentId: string, customer: Customer, now: number): void
}

export interface Served {
  customer: Customer
  agentId: string
  /** Minutes. */
  wait: number
}

/** Plays a desk by a way to route: the customers as they came in, with how long each waited. */
export function runDesk(desk: Desk, router: Router): Served[] {
  const agents = new Map<string, DeskAgent>(desk.agents.map((agent) => [agent.id, agent]))
  const waiting = new Map<string, Customer>()
  const served: Served[] = []
  /** When each of those who work will be done. */
  const busy = new Map<string, number>()
  let next = 0

  function take(agentId: string, customer: Customer, now: number): void {
    const agent = agents.get(agentId)
    const pace = agent?.pace[customer.skill]
    if (pace === undefined) throw new Error(`${agentId} was given ${customer.skill}, which they cannot do`)
    if (busy.has(agentId)) throw new Error(`${agentId} was given a second case`)
    waiting.delete(customer.id)
    busy.set(agentId, now + customer.minutes * pace)
    served.push({ customer, agentId, wait: now - customer.at })
    router.took(agentId, customer, now)
  }

  while (next < desk.customers.length || busy.size > 0) {
    const done = soonest(busy)
    const coming = desk.customers[next]
    if (coming && coming.at <= done.at) {
      next++
      const agentId = router.arrives(coming, coming.at)
      if (agentId === null) waiting.set(coming.id, coming)
      else take(agentId, coming, coming.at)
    } else {
      busy.delete(done.agentId)
      const taken = router.frees(done.agentId, done.at)
      const customer = taken === null ? undefined : waiting.get(taken)
      if (customer) take(done.agentId, customer, done.at)
    }
  }
  if (waiting.size > 0) throw new Error(`${waiting.size} customers were never taken`)
  return served
}

function soonest(busy: ReadonlyMap<string, number>): { agentId: string; at: number } {
  let first = { agentId: '', at: Infinity }
  for (const [agentId, at] of busy) if (at < first.at) first = { agentId, at }
  return first
}
