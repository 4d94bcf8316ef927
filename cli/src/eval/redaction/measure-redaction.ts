import { findSensitive, maskText, type SensitiveKind } from '@baton/engine'
import type { LabelledRow } from './read-labelled.ts'

export interface RedactionResult {
  /** Share of the labelled values of which nothing is left but the last four of a card or an account. Null where there are none. */
  recall: number | null
  byKind: Partial<Record<SensitiveKind, { values: number; recall: number }>>
  /** Share of all messages in which something is masked that no label names. */
  falseAlarms: number
  /** Median time to look through one message, microseconds. */
  usPerMessage: number
  messages: number
  values: number
  missed: { kind: SensitiveKind; text: string }[]
  alarms: { text: string; kind: SensitiveKind }[]
}

/** Looks through every message and compares what is masked with what is labelled. */
export function measureRedaction(rows: readonly LabelledRow[]): RedactionResult {
  const counts = new Map<SensitiveKind, { values: number; found: number }>()
  const missed: RedactionResult['missed'] = []
  const alarms: RedactionResult['alarms'] = []
  for (const { text, values } of rows) {
    const spans = findSensitive(text)
    const placed = values.map(({ kind, text: value }) => ({
      kind,
      from: text.indexOf(value),
      to: text.indexOf(value) + value.length,
    }))
    for (const { kind, from, to } of placed) {
      const count = counts.get(kind) ?? { values: 0, found: 0 }
      counts.set(kind, count)
      count.values += 1
      if (spans.some((span) => span.from <= from && span.to >= to)) count.found += 1
      else missed.push({ kind, text })
    }
    const strange = spans.find((span) => !placed.some((each) => span.from < each.to && span.to > each.from))
    if (strange) alarms.push({ text, kind: strange.kind })
  }
  const total = [...counts.values()].reduce(
    (all, { values, found }) => ({ values: all.values + values, found: all.found + found }),
    { values: 0, found: 0 },
  )
  return {
    recall: total.values === 0 ? null : total.found / total.values,
    byKind: Object.fromEntries(
      [...counts].map(([kind, { values, found }]) => [kind, { values, recall: found / values }]),
    ),
    falseAlarms: rows.length === 0 ? 0 : alarms.length / rows.length,
    usPerMessage: timed(rows),
    messages: rows.length,
    values: total.values,
    missed,
    alarms,
  }
}

/** The median of nine rounds over up to 2,000 messages. */
function timed(rows: readonly LabelledRow[]): number {
  const some = rows.slice(0, 2000)
  const rounds = Array.from({ length: 9 }, () => {
    const start = performance.now()
    for (const { text } of some) maskText(text)
    return ((performance.now() - start) * 1000) / Math.max(1, some.length)
  })
  return rounds.toSorted((a, b) => a - b)[4] ?? 0
}
