/** A row of a linear model: the features that are not 0, by name. */
export type SparseRow = Readonly<Record<string, number>>
export type Weights = Record<string, number>

const STEPS = 12
/** Pulls weights to 0: what few rows show counts little. The bias is free. */
const RIDGE = 1

/**
 * Fits a logistic regression by Newton's method with a ridge penalty (iteratively reweighted least squares; Hastie, Tibshirani
 * and Friedman, The Elements of Statistical Learning, 4.4.1). No chance in it: the same rows give the same weights.
 */
export function fitLogistic(rows: readonly SparseRow[], labels: readonly boolean[]): Weights {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort()
  const size = names.length
  const place = new Map(names.map((name, i) => [name, i]))
  const sparse = rows.map((row) => Object.entries(row).map(([name, value]) => [place.get(name)!, value] as const))
  const weights = new Float64Array(size)
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(size)
    const curve = Array.from({ length: size }, () => new Float64Array(size))
    for (let j = 0; j < size; j++) {
      const pull = names[j] === 'bias' ? 1e-6 : RIDGE
      slope[j] = -pull * weights[j]!
      curve[j]![j] = pull
    }
    sparse.forEach((row, i) => {
      let sum = 0
      for (const [j, value] of row) sum += weights[j]! * value
      const chance = sigmoid(sum)
      const spread = Math.max(1e-6, chance * (1 - chance))
      const miss = (labels[i] ? 1 : 0) - chance
      for (const [j, value] of row) {
        slope[j]! += miss * value
        const line = curve[j]!
        for (const [k, other] of row) if (k <= j) line[k]! += spread * value * other
      }
    })
    for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) curve[k]![j] = curve[j]![k]!
    const change = solve(curve, slope)
    let most = 0
    for (let j = 0; j < size; j++) {
      weights[j]! += change[j]!
      most = Math.max(most, Math.abs(change[j]!))
    }
    if (most < 1e-3) break
  }
  return Object.fromEntries(names.map((name, j) => [name, Math.round(weights[j]! * 1000) / 1000]))
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Solves a symmetric positive system by Gaussian elimination with pivots. Overwrites both arguments. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  for (let c = 0; c < size; c++) {
    let pivot = c
    for (let r = c + 1; r < size; r++) if (Math.abs(matrix[r]![c]!) > Math.abs(matrix[pivot]![c]!)) pivot = r
    ;[matrix[c], matrix[pivot]] = [matrix[pivot]!, matrix[c]!]
    ;[right[c], right[pivot]] = [right[pivot]!, right[c]!]
    const head = matrix[c]!
    for (let r = c + 1; r < size; r++) {
      const factor = matrix[r]![c]! / head[c]!
      if (factor === 0) continue
      for (let k = c; k < size; k++) matrix[r]![k]! -= factor * head[k]!
      right[r]! -= factor * right[c]!
    }
  }
  for (let c = size - 1; c >= 0; c--) {
    for (let k = c + 1; k < size; k++) right[c]! -= matrix[c]![k]! * right[k]!
    right[c]! /= matrix[c]![c]!
  }
  return right
}
