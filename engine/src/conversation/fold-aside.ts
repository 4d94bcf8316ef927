import type { AsideFact } from './aside-facts.ts'
import { kept, type Conversation } from './state.ts'

/** How people sort their work: it changes no holder, and no clock of what the customer was promised. */
export function foldAside(s: Conversation, fact: AsideFact, at: number): Conversation {
  switch (fact.type) {
    case 'TagsChanged': {
      const stays = s.tags.filter((id) => !fact.removed.includes(id) && !fact.added.includes(id))
      return { ...s, tags: [...stays, ...fact.added].slice(-kept.tags) }
    }
    case 'Snoozed':
      return {
        ...s,
        back: false,
        aside: { for: 'time', agentId: fact.agentId, at, until: fact.backAt, closesAt: null },
      }
    case 'WaitingForCustomer':
      return { ...s, back: false, aside: { for: 'customer', agentId: fact.agentId, at, until: null, closesAt: null } }
    case 'CameBack':
      return { ...s, aside: null, back: true }
    case 'ClosingTold':
      return { ...s, aside: s.aside && { ...s.aside, closesAt: fact.closesAt } }
    default:
      return fact satisfies never
  }
}

/** The holder wrote: the customer has as long again to answer, and nothing that was told before stands. */
export function asideAfterReply({ aside }: Conversation, at: number): Conversation['aside'] {
  return aside?.for === 'customer' ? { ...aside, at, closesAt: null } : aside
}
