import { expect, test } from 'vitest'
import { wasSaid } from './why-not-arguments.ts'

test.each<[string | number, string, boolean]>([
  ['A-1', 'my order a 1 please', true],
  ['AB123', 'It is ab 12-3.', true],
  ['AB123', 'It is AB-123.', true],
  ['12', 'order 4126', false],
  ['4126', 'order 4126', true],
  [20, 'refund 20 please', true],
  [20, 'refund 200 please', false],
  [1999, 'refund 19.99 please', false],
  [19.99, 'refund 19,99 please', true],
  [1234, 'refund 1.234 please', true],
  [-20, 'refund 20 please', false],
  [20, 'order A20', false],
  ['1999', 'it was 19.99', false],
  ['', 'anything', false],
  ['!!', 'anything!!', false],
])('%j in %j: %s', (value, words, is) => {
  expect(wasSaid(value, [words])).toBe(is)
})
