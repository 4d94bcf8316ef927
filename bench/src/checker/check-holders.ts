import { evolve, nothingYet, type Conversation, type FactRecord } from '@baton/engine'

/** What the database's own rows say of an agent or a conversation, to be held against the facts. */
export interface Rows {
  /** How many conversations each agent holds or is offered, as the router counts them. */
  loads: Readonly<Record<string, number>>
  capacities: Readonly<Record<string, number>>
}

export interface HolderFindings {
  /** The assistant spoke where it did not hold the conversation. */
  spokeOver: string[]
  /** The holder changed and the epoch did not rise, or the other way round. */
  unfenced: string[]
  /** The row says something else of an agent's load than the facts do. */
  miscounted: string[]
  /** An agent carries more than they can. */
  overCapacity: string[]
}

/** Folds the facts of every conversation anew and compares them with what the rows say. Pure. */
export function checkHolders(logs: Readonly<Record<string, readonly FactRecord[]>>, rows: Rows): HolderFindings {
  const findings: HolderFindings = { spokeOver: [], unfenced: [], miscounted: [], overCapacity: [] }
  const loads = new Map<string, number>()
  const count = (agent: string | null | undefined) => agent && loads.set(agent, (loads.get(agent) ?? 0) + 1)
  for (const [conversation, records] of Object.entries(logs)) {
    let state: Conversation = nothingYet
    for (const record of records) {
      if (record.fact.type === 'AssistantSaid' && state.holder.kind !== 'assistant')
        findings.spokeOver.push(`${conversation}: ${record.seq} while held by ${state.holder.kind}`)
      const next = evolve(state, record)
      const moved = JSON.stringify(next.holder) !== JSON.stringify(state.holder)
      if (moved && next.epoch <= state.epoch) findings.unfenced.push(`${conversation}: ${record.seq}`)
      state = next
    }
    if (state.status === 'open' && state.holder.kind === 'agent') count(state.holder.id)
    if (state.handoff?.endedAt === null) count(state.handoff.offer?.agentId)
  }
  for (const agent of new Set([...loads.keys(), ...Object.keys(rows.loads)])) {
    const folded = loads.get(agent) ?? 0
    const said = rows.loads[agent] ?? 0
    if (folded !== said) findings.miscounted.push(`${agent}: ${said} by the rows, ${folded} by the facts`)
    const capacity = rows.capacities[agent]
    if (capacity !== undefined && folded > capacity) findings.overCapacity.push(`${agent}: ${folded} of ${capacity}`)
  }
  return findings
}
