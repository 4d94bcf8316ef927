import { expect, test } from 'vitest'
import { logLogSlope, median, quantile } from './statistics.ts'

test('quantiles are samples that were taken', () => {
  const samples = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(quantile(samples, 0.5)).toBe(50)
  expect(quantile(samples, 0.99)).toBe(99)
  expect(quantile(samples, 1)).toBe(100)
  expect(median([3])).toBe(3)
  expect(median([])).toBeNaN()
})

test('the slope is the exponent', () => {
  const sizes = [10, 100, 1000, 10_000]
  const costs = (of: (size: number) => number) => sizes.map((size) => ({ size, cost: of(size) }))
  expect(logLogSlope(costs(() => 7))).toBeCloseTo(0)
  expect(logLogSlope(costs((size) => 3 * size))).toBeCloseTo(1)
  expect(logLogSlope(costs((size) => 5 * Math.sqrt(size)))).toBeCloseTo(0.5)
})
