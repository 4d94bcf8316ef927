import type { ConversationEvent, Vcon } from '@baton/protocol'
import type { VconSource } from './to-vcon.ts'

type Party = Vcon['parties'][number]

/** Who took part, by their place in the vCon's list. */
export interface People {
  parties: Party[]
  customer: number
  /** Null where the assistant never held the conversation. */
  assistant: number | null
  /** The workspace itself: where what Baton adds comes from. */
  desk: number
  agent(id: string): number | null
  speaker(event: ConversationEvent): number | null
}

/** The customer first, then everybody in the order in which they come up, the workspace last. */
export function partiesOf({ events, customer, workspace }: VconSource): People {
  const parties: Party[] = [
    {
      type: 'person',
      role: 'customer',
      name: customer.name ?? (customer.externalId ? customer.externalId : 'anonymous'),
      ...(customer.email ? { mailto: customer.email } : {}),
      ...(customer.externalId ? { uuid: customer.externalId } : {}),
    },
  ]
  const places = new Map<string, number>()
  const add = (key: string, party: Party) => {
    if (!places.has(key)) places.set(key, parties.push(party) - 1)
  }
  for (const event of events) {
    const { type, actor } = event
    if (type === 'AssistantSaid') add('assistant', { type: 'bot', role: 'agent', name: 'Assistant', org: workspace })
    if (type === 'MessageImported' && event['by'] === 'bot')
      add('imported-bot', { type: 'bot', role: 'agent', name: 'Bot' })
    if (type === 'MessageImported' && event['by'] === 'agent')
      add('imported-agent', { type: 'person', role: 'agent', name: 'Agent' })
    if (type === 'Returned') add('assistant', { type: 'bot', role: 'agent', name: 'Assistant', org: workspace })
    const agentId = event['agentId']
    if (['OfferAccepted', 'TakenOver', 'AgentReplied'].includes(type) && typeof agentId === 'string')
      add(`agent ${agentId}`, {
        type: 'person',
        role: 'agent',
        name: actor.kind === 'agent' && actor.id === agentId && actor.name ? actor.name : agentId,
        uuid: agentId,
        org: workspace,
      })
  }
  const desk = parties.push({ type: 'organization', name: workspace }) - 1
  return {
    parties,
    customer: 0,
    assistant: places.get('assistant') ?? null,
    desk,
    agent: (id) => places.get(`agent ${id}`) ?? null,
    speaker(event) {
      if (event.type === 'MessageReceived') return 0
      if (event.type === 'AssistantSaid') return places.get('assistant') ?? null
      if (event.type === 'AgentReplied') return places.get(`agent ${String(event['agentId'])}`) ?? null
      const by = event['by']
      return by === 'system' ? desk : (places.get(`imported-${String(by)}`) ?? null)
    },
  }
}
