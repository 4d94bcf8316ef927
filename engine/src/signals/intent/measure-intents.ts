import type { IntentExample } from './intent-model.ts'
import type { RehearsedExample } from './train-intents.ts'

/** Of messages with a known intent: how many were read as it, refused, or taken for another. */
export interface IntentCount {
  judged: number
  right: number
  refused: number
}

/** How well examples are told apart by what the others teach. */
export interface IntentMeasure extends IntentCount {
  /** Messages that are about none of them; `refused` is right there. */
  nothing: { judged: number; refused: number }
  intents: readonly (IntentCount & { name: string })[]
  /** Most often first. */
  confusions: readonly IntentConfusion[]
}

export interface IntentConfusion {
  intent: string
  takenFor: string
  count: number
  /** Which of the intent's examples, at most three. */
  examples: readonly number[]
}

const CONFUSIONS = 30
const SHOWN = 3

/** Counts what a rehearsal showed. */
export function measureIntents(
  examples: readonly IntentExample[],
  rehearsed: readonly RehearsedExample[],
  threshold: number,
): IntentMeasure {
  const placeIn = placesByIntent(examples)
  const counts = new Map<string, IntentCount & { name: string }>()
  const confusions = new Map<string, IntentConfusion & { examples: number[] }>()
  const nothing = { judged: 0, refused: 0 }
  for (const { example, best, confidence } of rehearsed) {
    const { intent } = examples[example]!
    const isRefused = confidence < threshold
    if (intent === null) {
      nothing.judged += 1
      if (isRefused) nothing.refused += 1
      continue
    }
    const count = counts.get(intent) ?? { name: intent, judged: 0, right: 0, refused: 0 }
    counts.set(intent, count)
    count.judged += 1
    if (isRefused) count.refused += 1
    else if (best === intent) count.right += 1
    else {
      const key = JSON.stringify([intent, best])
      const confusion = confusions.get(key) ?? { intent, takenFor: best, count: 0, examples: [] }
      confusions.set(key, confusion)
      confusion.count += 1
      if (confusion.examples.length < SHOWN) confusion.examples.push(placeIn[example]!)
    }
  }
  const intents = [...counts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const sum = (of: (count: IntentCount) => number) => intents.reduce((total, each) => total + of(each), 0)
  return {
    judged: sum(({ judged }) => judged),
    right: sum(({ right }) => right),
    refused: sum(({ refused }) => refused),
    nothing,
    intents,
    confusions: [...confusions.values()].sort((a, b) => b.count - a.count).slice(0, CONFUSIONS),
  }
}

/** Of each example, how many of its intent stand before it. */
function placesByIntent(examples: readonly IntentExample[]): number[] {
  const next = new Map<string | null, number>()
  return examples.map(({ intent }) => {
    const place = next.get(intent) ?? 0
    next.set(intent, place + 1)
    return place
  })
}
