import { defaultPolicy } from '@baton/engine'

/** What one turn of a model may take: milliseconds, counts and characters. */
export interface ModelLimits {
  /** From asking to the first piece of an answer. */
  firstTokenMs: number
  /** Between two pieces. */
  gapMs: number
  /** The whole turn, with its tools and its retry. */
  turnMs: number
  /** A provider that asks to wait longer than this is not asked again. */
  retryAfterMs: number
  /** Calls of the model in one turn. */
  steps: number
  /** Calls of tools in one turn. */
  toolCalls: number
  /** A reply ends at the last sentence that fits. */
  chars: number
  sentences: number
  /** A sentence that runs on beyond this is none. */
  sentenceChars: number
  /** As the provider counts, its thinking included. */
  outputTokens: number
  /** Passages that match less than this are not given to the model: what rests on them would not be sent. 0..1 */
  minScore: number
}

/** A customer's quiet time, a turn that uses all of this and the handoff after it stay below 20 s. */
export const defaultLimits: ModelLimits = {
  firstTokenMs: 6_000,
  gapMs: 4_000,
  turnMs: 15_000,
  retryAfterMs: 2_000,
  steps: 5,
  toolCalls: 8,
  chars: 1_200,
  sentences: 12,
  sentenceChars: 600,
  outputTokens: 2_000,
  minScore: defaultPolicy.groundedAt,
}
