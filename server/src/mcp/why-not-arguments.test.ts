import { expect, test } from 'vitest'
import type { ActionRow } from './action-rows.ts'
import { wasSaid, whyNotArguments } from './why-not-arguments.ts'

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

test('what a customer said that is not to be passed on is not, though they said it', () => {
  const input = (name: string) => ({ name, kind: 'text', required: true, longest: 100, description: '' }) as const
  const action = { definition: { inputs: [input('order'), input('password')] }, bound: {} } as unknown as ActionRow
  const words = ['The order is A-1, and hunter2 is what I sign in with. Or nothing']
  expect(whyNotArguments(action, { order: 'A-1', password: 'hunter2' }, words)).toMatch(/not passed on/)
  const plain = { ...action, definition: { ...action.definition, inputs: [input('order'), input('word')] } }
  expect(whyNotArguments(plain, { order: 'A-1', word: 'hunter2' }, words)).toBeNull()
})
