import { randomFrom, rowsOf, shuffle, trainLinear, type SparseVector } from '../text/index.ts'
import { fitBoostedTrees, type BoostOptions } from './boosted-trees.ts'
import { fitPlatt } from './choose-thresholds.ts'
import type { TurnReading } from './read-turns.ts'
import { oddsBy, rowOf, scorerOf, type ScoredTurn, type TurnLines, type TurnStack } from './turn-model.ts'

/** A conversation as it was read, with a label for each turn; null where there is none. */
export interface ReadDialogue {
  readings: readonly TurnReading[]
  labels: readonly (boolean | null)[]
}

export interface FittedStack {
  stack: TurnStack
  /** The chance of each turn, by conversation, from parts that had not learned it; 0 where there is no label. */
  unseen: readonly (readonly number[])[]
}

export interface StackOptions {
  seed: number
  forests: number
  heard: (line: string) => void
}

const folds = 5
const boost: Omit<BoostOptions, 'seed'> = {
  trees: 150, depth: 4, rate: 0.05, rows: 0.7, columns: 0.5, ridge: 5, leaf: 15,
} // prettier-ignore
/** What an error costs beside large weights. */
const costs = { now: 0.1, soon: 0.07, own: 0.15 }

/**
 * Learns a yes or no of turns, by stacking (Wolpert 1992, "Stacked generalization"): lines over words, history and shape are learned on four
 * fifths of the dialogues and score the fifth that they have not seen; forests learn from these scores, those of the turns before, and plain
 * numbers. Calibration comes from dialogues that the forests had not seen.
 */
export function fitStack(all: readonly ReadDialogue[], { seed, forests, heard }: StackOptions): FittedStack {
  const parts = splitOf(all.length, seed)
  const scored = all.map((): ScoredTurn[] => [])
  parts.forEach((part, k) => {
    heard(`words, part ${k + 1} of ${folds}`)
    const others = all.filter((_, d) => !part.has(d))
    const score = scorerOf(fitLines(others, seed))
    for (const d of part) scored[d] = all[d]!.readings.map((reading) => ({ reading, scores: score(reading) }))
  })
  const rows = scored.map((dialogue) => dialogue.map((_, i) => rowOf(dialogue, i)))
  const odds = all.map(({ labels }) => labels.map(() => 0))
  parts.forEach((part, k) => {
    heard(`trees, part ${k + 1} of ${folds}`)
    const forest = fitForests(rows, all, (d) => !part.has(d), seed + k, forests)
    for (const d of part) odds[d] = rows[d]!.map((row, i) => (all[d]!.labels[i] === null ? 0 : oddsBy(forest, row)))
  })
  const known = all.flatMap(({ labels }, d) =>
    labels.flatMap((label, i) => (label === null ? [] : [{ label, odds: odds[d]![i]! }])),
  )
  const calibration = fitPlatt(
    known.map((each) => each.odds),
    known.map((each) => each.label),
  )
  heard('the whole')
  return {
    stack: {
      lines: fitLines(all, seed),
      forests: fitForests(rows, all, () => true, seed + folds, forests),
      calibration,
    },
    unseen: odds.map((each) => each.map((x) => 1 / (1 + Math.exp(-(calibration.slope * x + calibration.shift))))),
  }
}

function splitOf(count: number, seed: number): Set<number>[] {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  shuffle(order, randomFrom(seed))
  const parts = Array.from({ length: folds }, () => new Set<number>())
  order.forEach((d, i) => parts[i % folds]!.add(d))
  return parts
}

/** Three lines: at this turn; at it or within two; and at it, by its own words alone. */
function fitLines(dialogues: readonly ReadDialogue[], seed: number): TurnLines {
  const places = new Map<number, number>()
  const vectorOf = ({ hashes, values }: TurnReading, length: number): SparseVector => {
    const ids = new Int32Array(length)
    for (let i = 0; i < length; i++) {
      let place = places.get(hashes[i]!)
      if (place === undefined) places.set(hashes[i]!, (place = places.size))
      ids[i] = place
    }
    return { ids, values: Float32Array.from(values.slice(0, length)) }
  }
  const turns = dialogues.flatMap(({ readings, labels }) =>
    readings.flatMap((reading, i) =>
      labels[i] === null ? [] : [{ reading, now: labels[i] === true, soon: labels.slice(i, i + 3).includes(true) }],
    ),
  )
  const whole = turns.map(({ reading }) => vectorOf(reading, reading.hashes.length))
  const own = turns.map(({ reading }) => vectorOf(reading, reading.own))
  const now = turns.map((turn) => turn.now)
  const soon = turns.map((turn) => turn.soon)
  const width = places.size
  const line = (vectors: SparseVector[], labels: readonly boolean[], cost: number) =>
    trainLinear(rowsOf(vectors, width), Int32Array.from(labels, Number), 2, { seed, cost, tolerance: 0.05, rounds: 60 })
  const models = [line(whole, now, costs.now), line(whole, soon, costs.soon), line(own, now, costs.own)]
  const hashes: number[] = []
  const weights: number[] = []
  for (const [hash, place] of places) {
    const of = models.map((model) => Math.round(model.weights[place * 2 + 1]! * 1e3) / 1e3)
    if (of.every((weight) => weight === 0)) continue
    hashes.push(hash)
    weights.push(...of)
  }
  return { hashes, weights, biases: models.map(({ bias }) => bias[1]!) }
}

function fitForests(
  rows: readonly Float64Array[][],
  all: readonly ReadDialogue[],
  has: (d: number) => boolean,
  seed: number,
  count: number,
) {
  const some: Float64Array[] = []
  const labels: boolean[] = []
  all.forEach((each, d) => {
    if (!has(d)) return
    each.labels.forEach((label, i) => {
      if (label === null) return
      some.push(rows[d]![i]!)
      labels.push(label)
    })
  })
  return Array.from({ length: count }, (_, i) => fitBoostedTrees(some, labels, { ...boost, seed: seed * 31 + i }))
}
