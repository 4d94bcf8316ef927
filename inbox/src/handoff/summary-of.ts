import type { ConversationEvent } from '@baton/protocol'
import type { ModelSummaryOnWire } from '../sync/package-on-wire.ts'
import type { CaseView } from './case-view.ts'

/**
 * The summary to read: of the package's and of those that came since, the newest in the reader's language; in any language where
 * there is none in theirs. Null without a model: then the customer's own words stand alone.
 */
export function summaryOf(view: CaseView, language: string): ModelSummaryOnWire | null {
  const travelled = view.handoff?.package?.summary.model
  const all = [...(travelled ? [travelled] : []), ...view.summaries].filter(({ claims }) =>
    claims.some(({ text }) => text !== null),
  )
  const newest = (some: readonly ModelSummaryOnWire[]) =>
    some.reduce<ModelSummaryOnWire | null>((best, each) => (!best || each.upToSeq >= best.upToSeq ? each : best), null)
  return newest(all.filter((each) => each.language === language)) ?? newest(all)
}

export interface ClaimLine {
  kind: string
  text: string
  messageIds: readonly string[]
}

/** What is wanted first, then the problems, then what was tried, promised and felt; claims whose words were erased are left out. */
export function claimLines({ claims }: ModelSummaryOnWire): { main: ClaimLine | null; others: readonly ClaimLine[] } {
  const order = ['wanted', 'problem', 'tried', 'promised', 'tone']
  const rank = (kind: string) => (order.indexOf(kind) < 0 ? order.length : order.indexOf(kind))
  const lines = claims
    .flatMap(({ text, ...claim }) => (text === null ? [] : [{ ...claim, text }]))
    .sort((a, b) => rank(a.kind) - rank(b.kind))
  const [main = null, ...others] = lines
  return { main, others }
}

/** The newest summary in each language, after the fact that one was made. */
export function withSummary(
  known: readonly ModelSummaryOnWire[],
  event: ConversationEvent,
): readonly ModelSummaryOnWire[] {
  const { at, language, upToSeq, upToMessageId, claims, dropped, usage } = event as unknown as SummaryEvent
  const left = Object.values(dropped ?? {}).reduce((sum, count) => sum + count, 0)
  const made = { model: usage.model, language, at, upToSeq, upToMessageId, claims, dropped: left }
  return [...known.filter((each) => each.language !== language), made]
}

/** `SummaryMade` as it comes: its words stand in their places. */
interface SummaryEvent extends Omit<ModelSummaryOnWire, 'model' | 'dropped'> {
  dropped?: Readonly<Record<string, number>>
  usage: { model: string }
}
