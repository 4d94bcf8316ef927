import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

function times(take: () => boolean): number {
  let count = 0
  while (take()) count += 1
  return count
}

test('so much at once, then as much as time has brought, and never more than at once', () => {
  let at = 0
  const allowance = createAllowance({ burst: 5, perSecond: 2 }, () => at)
  expect(times(() => allowance.take('a'))).toBe(5)
  at += 1000
  expect(times(() => allowance.take('a'))).toBe(2)
  at += 60_000
  expect(times(() => allowance.take('a'))).toBe(5)
})

test('everybody has their own, and a clock that goes back gives nothing', () => {
  let at = 1000
  const allowance = createAllowance({ burst: 1, perSecond: 1 }, () => at)
  expect([allowance.take('a'), allowance.take('b'), allowance.take('a')]).toEqual([true, true, false])
  at = 0
  expect(allowance.take('a')).toBe(false)
})

test('those who have rested are forgotten, those who have not are not', () => {
  let at = 0
  const allowance = createAllowance({ burst: 1, perSecond: 1 }, () => at)
  allowance.take('greedy')
  for (let n = 0; n < 20_000; n++) allowance.take(`other-${n}`)
  expect(allowance.take('greedy')).toBe(false)
  at += 1000
  expect(allowance.take('greedy')).toBe(true)
})
