import { whyUnsupported, type Said } from '../claims/index.ts'
import type { Command } from '../conversation/commands.ts'
import type { FoundValue, NotKept } from '../conversation/summary-facts.ts'
import { builtInSlots, mayHoldSeveral } from '../slots/built-in.ts'
import { keyOf } from '../slots/normalise.ts'
import type { Deciding } from './deciding.ts'

type KeepSummary = Extract<Command, { type: 'KeepSummary' }>

/** As much of what a model says as is kept. */
const mostClaims = 10
const mostValues = 12
const longestValue = 120

/**
 * Keeps what a model made of the conversation, claim by claim: only what the messages that it cites support, and only values that stand in the
 * customer's message letter by letter. What is left out is counted. Nothing is kept when a newer summary in that language is there already.
 */
export function keepSummary(d: Deciding, command: KeepSummary): void {
  const { language, upToSeq, upToMessageId, usage } = command
  if (isOutdated(d, command)) return
  const dropped: Partial<Record<NotKept, number>> = {}
  const drop = (because: NotKept) => void (dropped[because] = (dropped[because] ?? 0) + 1)
  const said = new Map<string, Said>(command.said.map((each) => [each.messageId, each]))
  const claims = command.claims.slice(0, mostClaims).flatMap(({ kind, text, messageIds }) => {
    const because = whyUnsupported({ kind, text, messageIds }, said, language)
    if (because) return drop(because)
    return { kind, textId: d.text('summary', text.trim()), messageIds: [...new Set(messageIds)] }
  })
  const kept = claims.filter((each) => each !== undefined)
  const values = valuesOf(d, command, drop)
  if (kept.length === 0) {
    d.add({ type: 'SummaryFailed', upToSeq, language, because: 'nothing-supported', dropped, usage })
    return
  }
  d.add({ type: 'SummaryMade', upToSeq, upToMessageId, language, claims: kept, values, dropped, usage })
}

/** Records that no summary came of it, with what it cost. */
export function noteSummaryFailed(d: Deciding, command: Extract<Command, { type: 'NoteSummaryFailed' }>): void {
  const { upToSeq, language, fault, usage } = command
  d.add({ type: 'SummaryFailed', upToSeq, language, because: fault, dropped: {}, usage })
}

function isOutdated(d: Deciding, { language, upToSeq }: KeepSummary): boolean {
  return d.state.summaries.some((each) => each.language === language && each.upToSeq >= upToSeq)
}

/** Values that the fixed rules did not find. They fill gaps: what the customer's words say already is never put in doubt by a model. */
function valuesOf(d: Deciding, command: KeepSummary, drop: (because: NotKept) => void): FoundValue[] {
  const defined = d.given.policy.slots
  const names = new Set<string>([...builtInSlots, ...defined.map(({ name }) => name)])
  const found: FoundValue[] = []
  for (const { name, value, messageId } of command.values.slice(0, mostValues)) {
    const words = value.trim()
    const message = command.said.find((each) => each.messageId === messageId && each.by === 'customer')
    const from = message && words.length > 0 && words.length <= longestValue ? message.text.indexOf(words) : -1
    if (!names.has(name) || !message || from < 0 || words.includes('•')) {
      drop('not-literal')
      continue
    }
    const several = mayHoldSeveral(name, defined)
    const key = keyOf(name, words)
    const standing = d.state.slots.filter((slot) => slot.name === name && slot.supersededAt === null)
    const overlaps = standing.some(
      (slot) => slot.textId === message.textId && slot.from < from + words.length && (slot.to ?? 0) > from,
    )
    const known = overlaps || standing.some((slot) => slot.key === key) || (!several && standing.length > 0)
    if (known || found.some((each) => each.name === name && (each.key === key || !several))) continue
    found.push({ name, textId: message.textId, messageId, from, to: from + words.length, key })
  }
  return found
}
