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
  /** Is told how each example was read by lines that had not seen it; of many examples, how a fifth of them was. */
  onRehearsed?: (rehearsed: readonly RehearsedExample[], threshold: number) => void
  /** Is told how far learning has come. */
  onPart?: (done: number, of: number) => void
}

/** An example as lines read it that were learned from the others. */
export interface RehearsedExample {
  /** Its place among the examples. */
  example: number
  best: string
  confidence: number
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
  const { seed, areas = {}, onPart, onRehearsed } = options
  const steps = partsOf(examples) + 1
  const names = [...new Set(examples.flatMap(({ intent }) => intent ?? []))].sort()
  const labels = Int32Array.from(examples, ({ intent }) => (intent === null ? -1 : names.indexOf(intent)))
  const vectoriser = fitVectoriser(
    examples.map(({ text }) => text),
    { views, countUnknown: true },
  )
  const read = vectorsBy(vectoriser)
  const vectors = examples.map(({ text }) => read(text))
  const lines = trainLinear(rowsOf(vectors, vectoriser.hashes.length), labels, names.length, { seed, ...LINES })
  onPart?.(1, steps)
  const { sharpness, threshold, rehearsed } = rehearse(examples, labels, names, options)
  onRehearsed?.(rehearsed, threshold)
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

const partsOf = (examples: readonly IntentExample[]): number => (examples.length > MANY ? 1 : PARTS)

interface Rehearsed {
  scores: Float64Array
  label: number
}

/** Judges examples by lines that were learned from the others. */
function rehearse(
  examples: readonly IntentExample[],
  labels: Int32Array,
  names: readonly string[],
  options: TrainOptions,
) {
  const { seed, refuse = 0.1, onPart } = options
  const order = Int32Array.from(examples, (_, i) => i)
  shuffle(order, randomFrom(seed))
  const heard: Rehearsed[] = []
  const sure: number[] = []
  const rehearsed: RehearsedExample[] = []
  for (let part = 0; part < partsOf(examples); part++) {
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
      names.length,
      { seed, ...LINES },
    )
    const judge = judgeVectorBy({ lines, pairs: [], sharpness: 1 })
    for (let n = part; n < order.length; n += PARTS) {
      const i = order[n]!
      const vector = read(examples[i]!.text)
      const { best, confidence } = judge(vector)
      rehearsed.push({ example: i, best: names[best]!, confidence })
      if (labels[i]! < 0) continue
      heard.push({ scores: linearScores(lines, vector), label: labels[i]! })
      sure.push(confidence)
    }
    onPart?.(part + 2, partsOf(examples) + 1)
  }
  sure.sort((a, b) => a - b)
  const threshold = Math.min(STRICTEST, sure[Math.floor(refuse * sure.length)] ?? 0)
  return { sharpness: fitSharpness(heard), threshold, rehearsed }
}
