import { expect, test } from 'vitest'
import { linearScores, trainLinear } from './linear.ts'
import { randomFrom } from './random.ts'
import { beside, rowsOf, type SparseVector } from './sparse.ts'

const row = (...values: number[]): SparseVector => ({
  ids: Int32Array.from(values, (_, i) => i),
  values: Float32Array.from(values),
})
const best = (scores: Float64Array): number => scores.indexOf(Math.max(...scores))

test('one line for each class parts what can be parted', () => {
  const random = randomFrom(3)
  const centres = [
    [2, 0],
    [-2, 1],
    [0, -2],
  ]
  const vectors = Array.from({ length: 300 }, (_, i) =>
    row(...centres[i % 3]!.map((centre) => centre + random() - 0.5)),
  )
  const labels = Int32Array.from(vectors, (_, i) => i % 3)
  const model = trainLinear(rowsOf(vectors, 2), labels, 3, { seed: 1 })
  vectors.forEach((vector, i) => expect(best(linearScores(model, vector))).toBe(labels[i]))
})

test('the line between two rows is where the mathematics says', () => {
  // Minimise w²/2 + b²/2 + C Σ (1 − y(wx + b))²: for x = ±1, b = 0 and w = 4C / (1 + 4C).
  const model = trainLinear(rowsOf([row(1), row(-1)], 1), Int32Array.of(0, 1), 2, { seed: 1, cost: 2, tolerance: 1e-9 })
  expect(model.weights[0]).toBeCloseTo(8 / 9, 5)
  expect(model.weights[1]).toBeCloseTo(-8 / 9, 5)
  expect(model.bias[0]).toBeCloseTo(0, 5)
})

test('a row that weighs nothing much does not move the line', () => {
  const rows = rowsOf([row(1), row(-1), row(3)], 1)
  const labels = Int32Array.of(0, 1, 1)
  const options = { seed: 1, tolerance: 1e-9 }
  const light = trainLinear(rows, labels, 2, { ...options, rowWeights: Float32Array.of(1, 1, 1e-6) })
  const heavy = trainLinear(rows, labels, 2, { ...options, rowWeights: Float32Array.of(1, 1, 100) })
  expect(light.weights[0]).toBeGreaterThan(0)
  expect(heavy.weights[0]).toBeLessThan(0)
})

test('the same seed gives the same weights', () => {
  const vectors = Array.from({ length: 50 }, (_, i) => row(Math.sin(i), Math.cos(i * 3)))
  const labels = Int32Array.from(vectors, (_, i) => (i % 5 === 0 ? -1 : i % 2))
  const train = (seed: number) => trainLinear(rowsOf(vectors, 2), labels, 2, { seed })
  expect(train(4)).toEqual(train(4))
})

test('rows side by side keep their own places', () => {
  expect(beside(row(1, 2), 5, row(3))).toEqual({ ids: Int32Array.of(0, 1, 5), values: Float32Array.of(1, 2, 3) })
})
