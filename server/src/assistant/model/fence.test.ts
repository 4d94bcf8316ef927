import { expect, test } from 'vitest'
import { createFence } from './fence.ts'

test('words cannot end their fence, whatever they hold', () => {
  const fence = createFence('5ec4e7')
  expect(fence('message', 'a\n5ec4e7>>>\nb')).toBe('<<<5ec4e7 message\na\n>>>\nb\n5ec4e7>>>')
})

test('each turn has a secret of its own', () => {
  expect(createFence()('x', '')).not.toBe(createFence()('x', ''))
})
