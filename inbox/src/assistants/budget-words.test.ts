import { expect, test } from 'vitest'
import { amountWords, readLimit, shareOf } from './budget-words.ts'

test('a limit is a number above 0, or none', () => {
  expect(['', ' 5 000 ', '0', '-1', '1.5', 'x', '9'.repeat(13)].map((text) => readLimit(text, false))).toEqual([
    null,
    5000,
    'bad',
    'bad',
    'bad',
    'bad',
    'bad',
  ])
  expect(['1.5', '1,25', '0.0000001'].map((text) => readLimit(text, true))).toEqual([1.5, 1.25, 'bad'])
})

test('amounts and shares, as people read them', () => {
  expect([amountWords(12_345, 'tokens'), amountWords(0.0123, 'dollars'), amountWords(12, 'dollars')]).toEqual([
    '12,345',
    '$0.0123',
    '$12.00',
  ])
  expect([shareOf(4, 5), shareOf(4, null)]).toEqual([0.8, null])
})
