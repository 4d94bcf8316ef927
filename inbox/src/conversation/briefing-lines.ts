import { slotWords } from '../handoff/slot-words.ts'
import type { WireEvent } from '../sync/wire-event.ts'
import { momentWords } from '../ui/clock-words.ts'

/** What a briefing says beside what somebody wrote in it. */
export interface BriefingParts {
  done: readonly string[]
  promised: readonly string[]
  watch: readonly string[]
}

/** A line for each part that says something. */
export function briefingLines({ done, promised, watch }: BriefingParts): readonly string[] {
  return [
    ...(done.length > 0 ? [`Done: ${done.join('; ')}`] : []),
    ...(promised.length > 0 ? [`Promised: ${promised.join('; ')}`] : []),
    ...(watch.length > 0 ? [`To watch: ${watch.join('; ')}`] : []),
  ]
}

/** A promise in the words in which it was made. */
export const promisedWords = (text: string, dueAt: string | null): string =>
  `“${text.trim()}”${dueAt === null ? '' : ` (by ${momentWords(Date.parse(dueAt))})`}`

/** The parts of a briefing that went along; one from before briefings had parts has none. */
export function partsOf(event: WireEvent & { type: 'Returned' }): BriefingParts {
  const {
    done = [],
    promised = [],
    watch = [],
  } = event as unknown as {
    done?: readonly { title?: string | null }[]
    promised?: readonly { text?: string | null; dueAt?: string | null }[]
    watch?: readonly { kind: string; slot?: string }[]
  }
  return {
    done: [...new Set(done.flatMap(({ title }) => title ?? []))],
    promised: promised.flatMap(({ text, dueAt = null }) => (text ? [promisedWords(text, dueAt)] : [])),
    watch: watch.flatMap((each) => watchWords(each) ?? []),
  }
}

export const conflictWords = (slot: string): string =>
  `different values were given for: ${slotWords(slot).toLowerCase()}`
export const upsetWords = 'the customer was upset'

function watchWords({ kind, slot }: { kind: string; slot?: string }): string | null {
  if (kind === 'upset') return upsetWords
  if (kind === 'asked-again') return 'they were asked for what they had said already'
  if (kind === 'conflict' && slot) return conflictWords(slot)
  return kind === 'overdue' ? 'what was promised is overdue' : null
}
