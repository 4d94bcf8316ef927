import type { ClaimKind } from '../claims/index.ts'
import type { Locale } from '../conversation/facts.ts'
import type { SummaryFact } from '../conversation/summary-facts.ts'

/** A claim of a model that its messages support; the words are a text. */
export interface KeptClaim {
  kind: ClaimKind
  textId: string
  messageIds: readonly string[]
}

/** What a model made of a conversation, as far as its messages support it. */
export interface ModelSummary {
  /** It covers the facts up to this one, and the messages up to the one that is named. */
  upToSeq: number
  upToMessageId: string
  language: Locale
  claims: readonly KeptClaim[]
  /** How many claims and values were left out because nothing supports them. */
  dropped: number
  model: string
  at: number
}

const mostLanguages = 3

/** The newest summary in each language, after one more. */
export function withSummary(
  known: readonly ModelSummary[],
  { upToSeq, upToMessageId, language, claims, dropped, usage }: Extract<SummaryFact, { type: 'SummaryMade' }>,
  at: number,
): readonly ModelSummary[] {
  const count = Object.values(dropped).reduce((sum, each) => sum + each, 0)
  const made = { upToSeq, upToMessageId, language, claims, dropped: count, model: usage.model, at }
  return [...known.filter((each) => each.language !== language), made].slice(-mostLanguages)
}

/** The one that covers most; of two that cover as much, the newer. */
export function newestOf(summaries: readonly ModelSummary[]): ModelSummary | null {
  return summaries.reduce<ModelSummary | null>(
    (best, each) => (!best || each.upToSeq >= best.upToSeq ? each : best),
    null,
  )
}
