import { defaultWeights } from '@baton/engine'
import { expect, test } from 'vitest'
import { changed, meanBy, readWeight, scoreBy } from './reweigh.ts'

const gap = (part: string, state: string) => ({ part, state, cause: null, owner: null })

test('what is missing takes its whole weight from the score, what is partly there half of it', () => {
  const gaps = [gap('page', 'missing'), gap('tone', 'missing'), gap('account', 'partial')]
  expect(scoreBy(defaultWeights, { gaps })).toBe(100 - 10 - 3 - 5)
  expect(scoreBy({ ...defaultWeights, page: 60 }, { gaps })).toBe(Math.round(((150 - 60 - 3 - 5) / 150) * 100))
  expect(scoreBy(defaultWeights, { gaps: [] })).toBe(100)
})

test('a part that weighs nothing takes nothing from the score', () => {
  const handoffs = [{ gaps: [gap('page', 'missing')] }, { gaps: [] }]
  expect(meanBy(defaultWeights, handoffs)).toBe(95)
  expect(meanBy({ ...defaultWeights, page: 0 }, handoffs)).toBe(100)
  expect(meanBy(defaultWeights, [])).toBeNull()
})

test('only what is other is sent', () => {
  expect(changed(defaultWeights, defaultWeights)).toBeNull()
  expect(changed(defaultWeights, { ...defaultWeights, page: 0, tone: 9 })).toEqual({ page: 0, tone: 9 })
})

test.each([
  ['0', 0],
  ['100', 100],
  [' 7 ', 7],
  ['', null],
  ['101', null],
  ['-1', null],
  ['2.5', null],
  ['much', null],
])('typed %j is %j', (text, weight) => {
  expect(readWeight(text)).toBe(weight)
})
