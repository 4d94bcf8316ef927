import { expect, test } from 'vitest'
import { decidedWords } from './words.ts'

test.each([
  [null, 'waiting', ''],
  ['customer', 'done', 'the customer said yes'],
  ['customer', 'refused', 'the customer said no'],
  ['mara', 'done', 'approved by Mara Vogel'],
  ['mara', 'failed', 'approved by Mara Vogel'],
  ['mara', 'refused', 'refused by Mara Vogel'],
] as const)('a call that %s decided, and that is %s, says whose word it was', (decidedBy, status, words) => {
  expect(decidedWords({ decidedBy, status }, () => 'Mara Vogel')).toBe(words)
})
