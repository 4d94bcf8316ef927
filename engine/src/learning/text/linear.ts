import { randomFrom, shuffle } from './random.ts'
import type { SparseRows, SparseVector } from './sparse.ts'

/** One line for each class: the score of a row is its product with the class's weights, plus the class's bias. */
export interface LinearModel {
  classes: number
  width: number
  /** By place, then by class: what a row needs lies together. */
  weights: Float32Array
  bias: Float32Array
}

export interface LinearOptions {
  seed: number
  /** What an error costs beside large weights: higher fits closer. */
  cost?: number
  /** A weight for each row, 1 where left out. */
  rowWeights?: Float32Array
  /** What an error on a row of the class costs beside one on the others; they are few among many. Default 1. */
  favour?: number
  /** Rounds at most; most classes need fewer. */
  rounds?: number
  /** When to stop: how far the steepest directions may still differ. */
  tolerance?: number
}

/**
 * Learns one line for each class against all others: a support vector machine with squared hinge loss, by coordinate descent on the dual
 * with shrinking (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, "A dual coordinate descent method for large-scale linear SVM").
 * `labels` holds each row's class, 0..classes − 1; −1 is none of them. With two classes, class 1's score is the opposite of class 0's.
 */
export function trainLinear(
  rows: SparseRows,
  labels: Int32Array,
  classes: number,
  options: LinearOptions,
): LinearModel {
  const weights = new Float32Array(rows.width * classes)
  const bias = new Float32Array(classes)
  const random = randomFrom(options.seed)
  const lengths = squaredLengths(rows)
  const line = new Float64Array(rows.width + 1)
  const sides = new Int8Array(rows.count)
  const mirrored = classes === 2 && !labels.includes(-1)
  for (let c = 0; c < (mirrored ? 1 : classes); c++) {
    for (let i = 0; i < rows.count; i++) sides[i] = labels[i] === c ? 1 : -1
    descend(rows, lengths, sides, line.fill(0), random, options)
    for (let j = 0; j < rows.width; j++) weights[j * classes + c] = line[j]!
    bias[c] = line[rows.width]!
  }
  if (mirrored) {
    for (let j = 0; j < rows.width; j++) weights[j * 2 + 1] = -weights[j * 2]!
    bias[1] = -bias[0]!
  }
  return { classes, width: rows.width, weights, bias }
}

/** The score of each class: how far a row is on its side of the line. About −1 and 1 for rows like those that were learned. */
export function linearScores({ classes, weights, bias }: LinearModel, { ids, values }: SparseVector): Float64Array {
  const scores = Float64Array.from(bias)
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]!
    const from = ids[i]! * classes
    for (let c = 0; c < classes; c++) scores[c]! += value * weights[from + c]!
  }
  return scores
}

/** The bias is a column of ones. */
function squaredLengths({ count, starts, values }: SparseRows): Float64Array {
  const lengths = new Float64Array(count).fill(1)
  for (let i = 0; i < count; i++)
    for (let k = starts[i]!; k < starts[i + 1]!; k++) lengths[i]! += values[k]! * values[k]!
  return lengths
}

/** Finds one line into `line` (the bias last). Rows that rest at 0 are set aside, and looked at once more at the end. */
function descend(
  rows: SparseRows,
  lengths: Float64Array,
  sides: Int8Array,
  line: Float64Array,
  random: () => number,
  { cost = 1, favour = 1, rowWeights, rounds = 100, tolerance = 0.1 }: LinearOptions,
): void {
  const { count, width, starts, ids, values } = rows
  const alphas = new Float64Array(count)
  const order = Int32Array.from({ length: count }, (_, i) => i)
  let active = count
  let highest = Infinity
  for (let round = 0; round < rounds; round++) {
    let most = -Infinity
    let least = Infinity
    shuffle(order, random, active)
    for (let s = 0; s < active; s++) {
      const i = order[s]!
      const side = sides[i]!
      const from = starts[i]!
      const to = starts[i + 1]!
      let sum = line[width]!
      for (let k = from; k < to; k++) sum += line[ids[k]!]! * values[k]!
      const slack = 1 / (2 * cost * (side > 0 ? favour : 1) * (rowWeights?.[i] ?? 1))
      const alpha = alphas[i]!
      const slope = side * sum - 1 + alpha * slack
      if (alpha === 0 && slope > highest) {
        active -= 1
        order[s] = order[active]!
        order[active] = i
        s -= 1
        continue
      }
      const pull = alpha === 0 ? Math.min(slope, 0) : slope
      if (pull > most) most = pull
      if (pull < least) least = pull
      if (Math.abs(pull) < 1e-12) continue
      const moved = Math.max(alpha - slope / (lengths[i]! + slack), 0)
      const step = (moved - alpha) * side
      alphas[i] = moved
      for (let k = from; k < to; k++) line[ids[k]!]! += step * values[k]!
      line[width]! += step
    }
    if (most - least <= tolerance) {
      if (active === count) return
      active = count
      highest = Infinity
    } else highest = most > 0 ? most : Infinity
  }
}
