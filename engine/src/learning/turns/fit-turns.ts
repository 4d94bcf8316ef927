import { randomFrom, rowsOf, shuffle, trainLinear, type SparseVector } from '../text/index.ts'
import { fitBoostedTrees, type BoostOptions } from './boosted-trees.ts'
import { chooseThresholds, fitPlatt } from './choose-thresholds.ts'
import { readTurns, type TurnReading } from './read-turns.ts'
import { fitTerms, turnReader, type Turn } from './terms-of-turns.ts'
import { oddsBy, rowOf, scorerOf, type ScoredTurn, type TurnLines, type TurnModel } from './turn-model.ts'

/** A conversation of which it is known at which turns a person should have taken over. */
export interface LabelledDialogue {
  turns: readonly (Turn & { handOff: boolean })[]
}

export interface FitOptions {
  seed: number
  version: string
  heard?: (line: string) => void
}

const folds = 5
const forestsOfEach = 3
const boost: Omit<BoostOptions, 'seed'> = {
  trees: 150, depth: 4, rate: 0.05, rows: 0.7, columns: 0.5, ridge: 5, leaf: 15,
} // prettier-ignore

/**
 * Learns when a person should take over, by stacking (Wolpert 1992, "Stacked generalization"): lines over words, history and shape are
 * learned on four fifths of the dialogues and score the fifth that they have not seen; forests learn from these scores, those of the turns
 * before, and plain numbers. Calibration and thresholds come from dialogues that the forests had not seen. Nothing but counts of words is known of the language.
 */
export function fitTurns(
  dialogues: readonly LabelledDialogue[],
  { seed, version, heard = () => {} }: FitOptions,
): TurnModel {
  const terms = fitTerms(dialogues.flatMap(({ turns }) => turns.map(({ text }) => text)))
  const read = turnReader(terms)
  const all: Read[] = dialogues.map(({ turns }) => ({
    readings: readTurns(turns.map(read)),
    labels: turns.map(({ handOff }) => handOff),
  }))
  const parts = splitOf(all.length, seed)
  const scored = all.map((): ScoredTurn[] => [])
  parts.forEach((part, k) => {
    heard(`words, part ${k + 1} of ${folds}`)
    const score = scorerOf(
      fitLines(
        all.filter((_, d) => !part.has(d)),
        seed,
      ),
    )
    for (const d of part) scored[d] = all[d]!.readings.map((reading) => ({ reading, scores: score(reading) }))
  })
  const rows = scored.map((dialogue) => dialogue.map((_, i) => rowOf(dialogue, i)))
  const odds: number[][] = []
  parts.forEach((part, k) => {
    heard(`trees, part ${k + 1} of ${folds}`)
    const forests = fitForests(rows, all, (d) => !part.has(d), seed + k)
    for (const d of part) odds[d] = rows[d]!.map((row) => oddsBy(forests, row))
  })
  const labels = all.map((each) => each.labels)
  const calibration = fitPlatt(odds.flat(), labels.flat())
  const chances = odds.map((each) => each.map((x) => 1 / (1 + Math.exp(-(calibration.slope * x + calibration.shift)))))
  heard('the whole')
  return {
    version,
    terms,
    lines: fitLines(all, seed),
    forests: fitForests(rows, all, () => true, seed + folds),
    calibration,
    thresholds: chooseThresholds(chances, labels),
  }
}

interface Read {
  readings: readonly TurnReading[]
  labels: readonly boolean[]
}

function splitOf(count: number, seed: number): Set<number>[] {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  shuffle(order, randomFrom(seed))
  const parts = Array.from({ length: folds }, () => new Set<number>())
  order.forEach((d, i) => parts[i % folds]!.add(d))
  return parts
}

/** Three lines: a person now; now or within two turns; and now, by this turn's own words alone. */
function fitLines(dialogues: readonly Read[], seed: number): TurnLines {
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
  const readings = dialogues.flatMap((each) => each.readings)
  const whole = readings.map((reading) => vectorOf(reading, reading.hashes.length))
  const own = readings.map((reading) => vectorOf(reading, reading.own))
  const now = dialogues.flatMap(({ labels }) => labels)
  const soon = dialogues.flatMap(({ labels }) => labels.map((_, i) => labels.slice(i, i + 3).includes(true)))
  const width = places.size
  const line = (vectors: SparseVector[], labels: readonly boolean[], cost: number) =>
    trainLinear(rowsOf(vectors, width), Int32Array.from(labels, Number), 2, { seed, cost, tolerance: 0.05, rounds: 60 })
  const models = [line(whole, now, costs.now), line(whole, soon, costs.soon), line(own, now, costs.own)]
  const hashes: number[] = []
  const weights: number[] = []
  for (const [hash, place] of places) {
    const of = models.map((model) => Math.round(model.weights[place * 2 + 1]! * 1e4) / 1e4)
    if (of.every((weight) => weight === 0)) continue
    hashes.push(hash)
    weights.push(...of)
  }
  return { hashes, weights, biases: models.map(({ bias }) => bias[1]!) }
}

/** What an error costs beside large weights. */
const costs = { now: 0.1, soon: 0.07, own: 0.15 }

function fitForests(rows: readonly Float64Array[][], all: readonly Read[], has: (d: number) => boolean, seed: number) {
  const some = rows.flatMap((each, d) => (has(d) ? each : []))
  const labels = all.flatMap((each, d) => (has(d) ? each.labels : []))
  return Array.from({ length: forestsOfEach }, (_, i) =>
    fitBoostedTrees(some, labels, { ...boost, seed: seed * 31 + i }),
  )
}
