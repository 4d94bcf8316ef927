import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Nora Vance', 'NV'],
  ['nora', 'N'],
  ['Ana María de la Cruz', 'AC'],
  ['Øystein', 'Ø'],
  ['  ', ''],
  ['(Team) 42', 'T'],
  ['李 小龙', '李小'],
])('%s → %s', (name, expected) => {
  expect(initials(name)).toBe(expected)
})
