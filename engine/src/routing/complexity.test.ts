import { expect, test } from 'vitest'
import { neutralFeatures } from '../escalation/features.ts'
import { complexityOf } from './complexity.ts'
import { inSteps, valueIn, weightFor } from './need.ts'
import { defaultRouting } from './routing-policy.ts'

const weight = (change: Partial<typeof neutralFeatures>) => weightFor(complexityOf({ ...neutralFeatures, ...change }))

test('a plain question weighs one, several things at once two, and what takes much longer on top three', () => {
  expect(weight({})).toBe(1)
  expect(weight({ entities: 0.4, steps: 0.5 })).toBe(1)
  const several = { areas: 0.7, entities: 0.7, questions: 0.6, steps: 0.7 }
  expect(weight(several)).toBe(2)
  expect(weight({ ...several, longCases: 0.8 })).toBe(3)
})

test('no feature makes a case simpler', () => {
  const { areas, entities, questions, steps, longCases } = neutralFeatures
  const plain = { areas, entities, questions, steps, longCases }
  for (const name of Object.keys(plain) as (keyof typeof plain)[]) {
    expect(complexityOf({ ...plain, [name]: 1 })).toBeGreaterThan(complexityOf(plain))
  }
})

test('minutes are kept in steps: the nearest one', () => {
  expect([0.2, 1.4, 7.1, 11.2, 500].map(inSteps)).toEqual([1, 1, 8, 12, 240])
})

test('what a customer is worth counts where the policy says what counts in full', () => {
  expect(valueIn(defaultRouting, 500)).toBeUndefined()
  const policy = { ...defaultRouting, fullValue: 1000 }
  expect([1, 30, 1000, 50_000].map((value) => valueIn(policy, value))).toEqual([0, 0.5, 1, 1])
  expect(valueIn(policy, null)).toBeUndefined()
  expect(valueIn(policy, -5)).toBeUndefined()
})
