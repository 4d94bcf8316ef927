import type { Notice } from '../handoff/notice.ts'
import type { MaskedSpan } from './facts.ts'

/** Why a conversation was taken from a person who held it. */
export type TakenBackBecause = 'agent-away' | 'agent-silent'

/** Why whoever holds it was nudged: no first word, later than they said they would be back, or the customer wrote again and waits. */
export type NudgedBecause = 'no-answer' | 'hold-over' | 'customer-waits'

/** Who is asked: one of the two. */
export interface Asked {
  agentId: string | null
  team: string | null
}

export type ConsultEnd = 'ended' | 'handed-over' | 'moved' | 'resolved'

/** What happens between a person's yes and their answer, so that nobody waits for somebody who is not there. */
export type WarmFact =
  /** The card of what was offered stood on the screen of whoever was asked, and they had not opened the case yet. Once for each offer. */
  | { type: 'CardLoaded'; handoffId: string; offerId: string; agentId: string }
  /** The conversation goes back to the queue of `team`. `handoffId` is null where they held it without a handoff: then one follows. */
  | {
      type: 'TakenBack'
      handoffId: string | null
      agentId: string
      team: string
      because: TakenBackBecause
      told: Notice
    }
  /** The customer hears nothing of it. `takenBackAt` is when it goes to somebody else; null where it does not. */
  | {
      type: 'AgentNudged'
      handoffId: string | null
      agentId: string
      because: NudgedBecause
      takenBackAt: number | null
    }
  /** The holder works on it and is back by then. */
  | { type: 'HoldPromised'; handoffId: string | null; agentId: string; backAt: number; told: Notice }
  /**
   * Whoever had it, or was offered it, says that it is another team's: the same handoff goes there. `intent` and `areas` are what it was read to be
   * about, so that the map can be taught. With `forLead` it was sent around too often, and a lead gets it.
   */
  | {
      type: 'Misrouted'
      handoffId: string
      agentId: string
      from: string
      to: string
      skills: readonly string[]
      intent: string | null
      areas: readonly string[]
      noteTextId: string | null
      forLead?: { times: number; limit: number } | undefined
      told: Notice
    }
  /** The holder asks a colleague or a team. None of this is the customer's. */
  | {
      type: 'ConsultAsked'
      consultId: string
      agentId: string
      asked: Asked
      textId: string
      masked?: readonly MaskedSpan[] | undefined
    }
  | {
      type: 'ConsultAnswered'
      consultId: string
      agentId: string
      textId: string
      masked?: readonly MaskedSpan[] | undefined
    }
  | { type: 'ConsultEnded'; consultId: string; because: ConsultEnd }
