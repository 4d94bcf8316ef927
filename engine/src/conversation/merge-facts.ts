import type { HandoffReason } from '../escalation/reason.ts'
import type { Notice } from '../handoff/notice.ts'
import type { Priority } from './facts.ts'
import type { Conversation } from './state.ts'

/** What one conversation of a customer brings into another: numbers and references. The texts that they name stand beside the other's own. */
export interface Carried extends Pick<
  Conversation,
  | 'channel'
  | 'openedAt'
  | 'messages'
  | 'language'
  | 'page'
  | 'unansweredSince'
  | 'firstWords'
  | 'lastWords'
  | 'keyWords'
  | 'unread'
  | 'attempts'
  | 'slots'
  | 'tones'
  | 'intent'
  | 'wasRead'
  | 'serious'
  | 'grave'
  | 'files'
  | 'promises'
  | 'selfService'
  | 'lookup'
  | 'address'
  | 'mailDeclined'
  | 'tags'
  | 'previousAgent'
> {
  lastCustomer: Omit<NonNullable<Conversation['lastCustomer']>, 'seq'> | null
  /** The message that came by e-mail last; absent where it was not carried yet. */
  byMail?: string | null
  /** The incident that it belongs to, and how far they were told. */
  incident: { incidentId: string; at: number; toldUpTo: number } | null
  /** The handoff that was open: its clock goes on. `answered`: a person had written in it. */
  handoff: {
    id: string
    team: string
    skills: readonly string[]
    priority: Priority
    reason: HandoffReason
    begunAt: number
    answered: boolean
  } | null
}

/** One conversation that came into another, itself or by way of one that did. `visitorId`: who opened it, and goes on in the other. */
export interface MergedPart {
  conversationId: string
  visitorId: string | null
}

/** Two conversations of one customer become one. Nothing that was said is written again: each keeps its own log. */
export type MergeFact =
  /** `from` goes on here, with everything that had come into it. `agentId`: who did it; null where an API key or nobody said. */
  | {
      type: 'ConversationMerged'
      from: string
      parts: readonly MergedPart[]
      agentId: string | null
      carried: Carried
      told: Notice
    }
  /** It goes on in `into`, and ends here for good. */
  | { type: 'MergedInto'; into: string; agentId: string | null; told: Notice }
