import type { LeadFact } from './lead-facts.ts'
import type { Conversation } from './state.ts'

/** As many lines of guidance are kept, and as many people stand beside. */
const mostGuidance = 3
const mostBeside = 5

type Kept = Exclude<LeadFact, { type: 'SentOn' }>

/** What leads do beside whoever holds it. It changes no holder. */
export function foldLead(s: Conversation, fact: Kept, at: number): Conversation {
  switch (fact.type) {
    case 'Given':
      return s
    case 'Whispered':
      if (fact.to.kind !== 'assistant') return s
      return { ...s, guidance: [...s.guidance, { textId: fact.textId, at }].slice(-mostGuidance) }
    case 'Joined':
      return { ...s, beside: [...withoutOf(s, fact.agentId), { agentId: fact.agentId, at }].slice(-mostBeside) }
    case 'Left':
      return { ...s, beside: withoutOf(s, fact.agentId) }
    default:
      return fact satisfies never
  }
}

/** Another one holds it: what was whispered to the last is not theirs, and who has it themselves stands beside nobody. */
export const besideHolder = (s: Conversation): Pick<Conversation, 'beside' | 'guidance'> => ({
  guidance: s.guidance.length > 0 ? [] : s.guidance,
  beside: s.status !== 'open' ? [] : s.holder.kind === 'agent' ? withoutOf(s, s.holder.id) : s.beside,
})

function withoutOf({ beside }: Conversation, agentId: string): Conversation['beside'] {
  return beside.some((each) => each.agentId === agentId) ? beside.filter((each) => each.agentId !== agentId) : beside
}
