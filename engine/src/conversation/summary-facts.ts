import type { Unsupported } from '../claims/index.ts'
import type { KeptClaim } from '../handoff/model-summary.ts'
import type { Locale, ModelFault, Usage } from './facts.ts'

/** Why something that a model said is not kept. */
export type NotKept = Unsupported | 'not-literal'

/** A value that a model found where the customer said it: a place in their message, and never words of the model's own. */
export interface FoundValue {
  name: string
  textId: string
  messageId: string
  from: number
  to: number
  /** 32-bit hash of the normalised value. */
  key: number
}

/** What a model made of a conversation, or that nothing came of it; what was left out is counted by its cause. */
export type SummaryFact =
  /** It covers the conversation up to a fact and a message, and holds only claims that the messages they name support. */
  | {
      type: 'SummaryMade'
      upToSeq: number
      upToMessageId: string
      language: Locale
      claims: readonly KeptClaim[]
      values: readonly FoundValue[]
      dropped: Partial<Record<NotKept, number>>
      usage: Usage
    }
  | {
      type: 'SummaryFailed'
      upToSeq: number
      language: Locale
      because: ModelFault | 'nothing-supported'
      dropped: Partial<Record<NotKept, number>>
      usage: Usage
    }
