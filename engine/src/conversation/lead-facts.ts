import type { Notice } from '../handoff/notice.ts'
import type { Holder, MaskedSpan } from './facts.ts'
import type { Asked } from './warm-facts.ts'

/** What a lead does in a conversation that is not theirs. None of it is the customer's but that another team has it now. */
export type LeadFact =
  /**
   * A lead gives it to somebody, or to a team: what becomes of that stands in the facts that follow. `over` is what they carried and may carry where
   * the lead chose somebody without room.
   */
  | { type: 'Given'; agentId: string; from: Holder; to: Asked; over: { load: number; capacity: number } | null }
  /** The same handoff waits for another team, as old and as urgent as it is. */
  | { type: 'SentOn'; handoffId: string; agentId: string; from: string; to: string; told: Notice }
  /** A line for whoever holds it: for a person to read, for the assistant to go by. The customer never sees it. */
  | {
      type: 'Whispered'
      whisperId: string
      agentId: string
      to: Holder
      textId: string
      masked?: readonly MaskedSpan[] | undefined
    }
  /** They follow it beside whoever holds it. */
  | { type: 'Joined'; agentId: string }
  | { type: 'Left'; agentId: string }
