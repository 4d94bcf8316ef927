import { describe, expect, test } from 'vitest'
import { agreementOf, type Grade, type GradedPart } from './agreement.ts'

const graded = (
  handoffId: string,
  computed: GradedPart['computed'],
  grade: Grade,
  part: GradedPart['part'] = 'page',
): GradedPart => ({
  handoffId,
  part,
  computed,
  grade,
  weight: 10,
})

describe('agreement', () => {
  test('full agreement is 1, whatever the measure', () => {
    const all = agreementOf([
      graded('a', 'present', 'there'),
      graded('b', 'partial', 'partly'),
      graded('c', 'missing', 'not-there'),
    ])
    expect(all).toMatchObject({ handoffs: 3, graded: 3, equal: 1, kappa: 1 })
    expect(all.correlation).toBeCloseTo(1)
  })

  test('kappa is what is left beyond chance: the textbook’s table gives the textbook’s number', () => {
    // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.70, by chance 0.50, kappa 0.40.
    const many = (count: number, computed: GradedPart['computed'], grade: Grade) =>
      Array.from({ length: count }, (_, i) => graded(`${computed}${grade}${i}`, computed, grade))
    const all = agreementOf([
      ...many(20, 'present', 'there'),
      ...many(5, 'present', 'not-there'),
      ...many(10, 'missing', 'there'),
      ...many(15, 'missing', 'not-there'),
    ])
    expect(all.equal).toBeCloseTo(0.7)
    expect(all.kappa).toBeCloseTo(0.4)
  })

  test('what is there and wrong is no agreement with present, and is counted', () => {
    expect(agreementOf([graded('a', 'present', 'wrong')]).parts).toEqual([
      { part: 'page', graded: 1, equal: 0, tooGood: 1, tooBad: 0, wrong: 1 },
    ])
  })

  test('says which parts disagree, and in which direction', () => {
    const { parts } = agreementOf([
      graded('a', 'present', 'partly', 'facts'),
      graded('b', 'missing', 'there', 'facts'),
      graded('a', 'present', 'there', 'page'),
    ])
    expect(parts).toMatchObject([
      { part: 'facts', equal: 0, tooGood: 1, tooBad: 1 },
      { part: 'page', equal: 1 },
    ])
  })

  test('too little to say anything says nothing', () => {
    expect(agreementOf([])).toEqual({ handoffs: 0, graded: 0, equal: 0, kappa: null, correlation: null, parts: [] })
    expect(agreementOf([graded('a', 'present', 'there')])).toMatchObject({ kappa: null, correlation: null })
  })
})
