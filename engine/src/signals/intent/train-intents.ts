import {
  fitVectoriser,
  linearScores,
  randomFrom,
  rowsOf,
  shuffle,
  trainLinear,
  vectorsBy,
} from '../../learning/text/index.ts'
import { fitSharpness } from './chances.ts'
import type { IntentExample, IntentModel } from './intent-model.ts'
import { judgeVectorBy, views } from './judge-message.ts'
import { trainPairs } from './pair-lines.ts'

export interface TrainOptions {
  /** The same examples and seed give the same model. */
  seed: number
  /** Product areas by intent. */
  areas?: Readonly<Record<string, readonly string[]>>
  /** The share of messages about a known intent that may be refused, so that the unknown is. Default 0.1. */
  refuse?: number
}

/** In so many parts few examples are judged by lines that were learned from the others; of many, one part is enough. */
const PARTS = 5
const MANY = 4000
/** An intent has few examples among all: an error on one of them costs more. Chosen by cross-validation. */
const LINES = { cost: 0.5, favour: 10 }
/** Where all examples are alike, what differs a little is still not unknown: half way to a line is near enough. */
const STRICTEST = 0.3

/**
 * Learns to tell intents apart from a workspace's own examples; seconds for ten thousand. At least two intents.
 *
 * Terms weighed by rarity go into one line for each intent and lines between those that are easily confused. How sure a score is and
 * from where a message is refused are learned from a rehearsal: examples that the judging lines had not seen.
 */
export function trainIntents(examples: readonly IntentExample[], options: TrainOptions): IntentModel {
  const { seed, areas = {} } = options
  const names = [...new Set(examples.flatMap(({ intent }) => intent ?? []))].sort()
  const labels = Int32Array.from(examples, ({ intent }) => (intent === null ? -1 : names.indexOf(intent)))
  const vectoriser = fitVectoriser(
    examples.map(({ text }) => text),
    { views, countUnknown: true },
  )
  const read = vectorsBy(vectoriser)
  const vectors = examples.map(({ text }) => read(text))
  const lines = trainLinear(rowsOf(vectors, vectoriser.hashes.length), labels, names.length, { seed, ...LINES })
  const { sharpness, threshold } = rehearse(examples, labels, names.length, options)
  return {
    version: 1,
    names,
    areas: names.map((name) => areas[name] ?? []),
    vectoriser,
    lines,
    pairs: trainPairs(vectors, labels, lines, seed),
    sharpness,
    threshold,
  }
}

interface Rehearsed {
  scores: Float64Array
  label: number
}

/** Judges examples by lines that were learned from the others. */
function rehearse(examples: readonly IntentExample[], labels: Int32Array, classes: number, options: TrainOptions) {
  const { seed, refuse = 0.1 } = options
  const order = Int32Array.from(examples, (_, i) => i)
  shuffle(order, randomFrom(seed))
  const heard: Rehearsed[] = []
  const sure: number[] = []
  for (let part = 0; part < (examples.length > MANY ? 1 : PARTS); part++) {
    const learned = [...order].filter((_, n) => n % PARTS !== part)
    const vectoriser = fitVectoriser(
      learned.map((i) => examples[i]!.text),
      { views, countUnknown: true },
    )
    const read = vectorsBy(vectoriser)
    const rows = learned.map((i) => read(examples[i]!.text))
    const lines = trainLinear(
      rowsOf(rows, vectoriser.hashes.length),
      Int32Array.from(learned, (i) => labels[i]!),
      classes,
      { seed, ...LINES },
    )
    const judge = judgeVectorBy({ lines, pairs: [], sharpness: 1 })
    for (let n = part; n < order.length; n += PARTS) {
      const i = order[n]!
      if (labels[i]! < 0) continue
      const vector = read(examples[i]!.text)
      heard.push({ scores: linearScores(lines, vector), label: labels[i]! })
      sure.push(judge(vector).confidence)
    }
  }
  sure.sort((a, b) => a - b)
  return { sharpness: fitSharpness(heard), threshold: Math.min(STRICTEST, sure[Math.floor(refuse * sure.length)] ?? 0) }
}
