import { rowsOf, trainLinear, type LinearModel, type SparseVector } from '../../learning/text/index.ts'
import type { PairLine } from './intent-model.ts'

/** How many others an intent is compared with one by one: those whose lines are most like its own. */
const NEIGHBOURS = 6
/** Fewer examples than this of an intent say nothing more about it than its own line. */
const EXAMPLES = 20
/** Only intents that come this close are compared again, in scores. */
const CLOSE = 1.2
/** What the difference of their scores counts beside the line between the two. */
const GAP = 2

/**
 * Learns lines between two intents each. What parts one intent from 76 others is not what parts it from its twin: "card arrival" from
 * "card delivery estimate". Such pairs are few, and their examples too, so this costs little.
 */
export function trainPairs(
  vectors: readonly SparseVector[],
  labels: Int32Array,
  lines: LinearModel,
  seed: number,
): PairLine[] {
  const rowsIn: number[][] = Array.from({ length: lines.classes }, () => [])
  labels.forEach((label, i) => rowsIn[label]?.push(i))
  const enough = ([a, b]: [number, number]) => Math.min(rowsIn[a]!.length, rowsIn[b]!.length) >= EXAMPLES
  return neighbours(vectors, labels, lines)
    .filter(enough)
    .map(([a, b]): PairLine => {
      const some = [...rowsIn[a]!, ...rowsIn[b]!]
      const places = [...new Set(some.flatMap((i) => [...vectors[i]!.ids]))].sort((x, y) => x - y)
      const placeOf = new Map(places.map((id, place) => [id, place]))
      const narrow = some.map((i) => ({
        ids: vectors[i]!.ids.map((id) => placeOf.get(id)!),
        values: vectors[i]!.values,
      }))
      const sides = Int32Array.from(some, (i) => (labels[i] === a ? 0 : 1))
      const { weights, bias } = trainLinear(rowsOf(narrow, places.length), sides, 2, { seed })
      return {
        a,
        b,
        ids: Int32Array.from(places),
        weights: Float32Array.from(places, (_, place) => weights[place * 2]!),
        bias: bias[0]!,
      }
    })
}

/** For each class those that its own examples score highest for, on the whole. */
function neighbours(vectors: readonly SparseVector[], labels: Int32Array, lines: LinearModel): [number, number][] {
  const { classes } = lines
  const centres = meansOf(vectors, labels, classes, lines)
  const found = new Set<number>()
  for (let a = 0; a < classes; a++) {
    const others = Array.from({ length: classes }, (_, b) => b).filter((b) => b !== a)
    others.sort((x, y) => centres[a * classes + y]! - centres[a * classes + x]!)
    for (const b of others.slice(0, NEIGHBOURS)) found.add(a < b ? a * classes + b : b * classes + a)
  }
  return [...found].sort((x, y) => x - y).map((key) => [Math.floor(key / classes), key % classes])
}

/** The mean score for each class (second) of each class's examples (first). */
function meansOf(
  vectors: readonly SparseVector[],
  labels: Int32Array,
  classes: number,
  { weights, bias }: LinearModel,
) {
  const means = new Float64Array(classes * classes)
  const counts = new Int32Array(classes)
  for (const label of labels) if (label >= 0) counts[label]! += 1
  vectors.forEach(({ ids, values }, i) => {
    const label = labels[i]!
    if (label < 0) return
    for (let k = 0; k < ids.length; k++) {
      const value = values[k]! / counts[label]!
      for (let c = 0; c < classes; c++) means[label * classes + c]! += value * weights[ids[k]! * classes + c]!
    }
    for (let c = 0; c < classes; c++) means[label * classes + c]! += bias[c]! / counts[label]!
  })
  return means
}

/** Makes the function that settles which of the two likeliest intents it is, by moving chance from one to the other. */
export function pairSettler(pairs: readonly PairLine[], classes: number) {
  const byKey = new Map(pairs.map((pair) => [pair.a * classes + pair.b, pair]))
  return (vector: SparseVector, scores: Float64Array, chances: Float64Array, sharpness: number): void => {
    const [first, second] = twoLargest(scores)
    const gap = scores[first]! - scores[second]!
    if (gap > CLOSE) return
    const pair = byKey.get(Math.min(first, second) * classes + Math.max(first, second))
    if (!pair) return
    const side = scoreOf(pair, vector) * (pair.a === first ? 1 : -1)
    const both = chances[first]! + chances[second]!
    chances[first] = both / (1 + Math.exp((-sharpness * (side + GAP * gap)) / (1 + GAP)))
    chances[second] = both - chances[first]!
  }
}

function twoLargest(scores: Float64Array): [number, number] {
  let first = 0
  let second = 1
  if (scores[1]! > scores[0]!) [first, second] = [1, 0]
  for (let c = 2; c < scores.length; c++) {
    if (scores[c]! > scores[first]!) [first, second] = [c, first]
    else if (scores[c]! > scores[second]!) second = c
  }
  return [first, second]
}

/** Both are in order of place: one walk along the two. */
function scoreOf({ ids, weights, bias }: PairLine, vector: SparseVector): number {
  let sum = bias
  let at = 0
  for (let k = 0; k < vector.ids.length; k++) {
    const id = vector.ids[k]!
    at = firstNotBelow(ids, id, at)
    if (ids[at] === id) sum += weights[at]! * vector.values[k]!
  }
  return sum
}

function firstNotBelow(ids: Int32Array, id: number, from: number): number {
  let low = from
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return low
}
