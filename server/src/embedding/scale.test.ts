import { describe, expect, test } from 'vitest'
import { probes, readScale, scoreOf } from './scale.ts'

const cost = { tokens: 0, micros: 0 }
/** A model in which each question is as like its own answer as `own` says, as like that of its twin in another language as `twin`, and all others as `other`. */
function model({ own, other, twin = other }: { own: number; other: number; twin?: number }) {
  const vectors = probes.flatMap((_, i) => {
    const question = Float32Array.from(probes, (__, n) => (n === i ? 1 : 0))
    const answer = Float32Array.from(probes, (__, n) => (n === i ? own : Math.abs(n - i) === 10 ? twin : other))
    return [question, answer]
  })
  return { vectors, cost }
}

describe('what a model’s numbers are worth', () => {
  test('is read off questions and answers that are known to belong together', () => {
    const scale = readScale(model({ own: 0.6, other: 0.2 }))
    expect(scale?.related).toBeCloseTo(0.6)
    expect(scale?.unrelated).toBeCloseTo(0.2)
  })

  test('of a model that cannot tell them apart, nothing', () => {
    expect(readScale(model({ own: 0.5, other: 0.5 }))).toBe(null)
    expect(readScale(model({ own: 0.1, other: 0.7 }))).toBe(null)
  })

  test('the same matter in two languages is neither', () => {
    expect(readScale(model({ own: 0.6, other: 0.2, twin: 0.59 }))?.unrelated).toBeCloseTo(0.2)
  })
})

test('half the way from unrelated to related is grounded, and nothing is as sure as the same words', () => {
  const scale = { unrelated: 0.2, related: 0.6 }
  expect(scoreOf(0.2, scale)).toBe(0)
  expect(scoreOf(-1, scale)).toBe(0)
  expect(scoreOf(0.4, scale)).toBeCloseTo(0.3)
  expect(scoreOf(0.39, scale)).toBeLessThan(0.3)
  expect(scoreOf(0.6, scale)).toBeCloseTo(0.6)
  expect(scoreOf(1, scale)).toBe(0.9)
})
