import { expect, test } from 'vitest'
import { actionWords, detailWords } from './words.ts'

test('an action is a sentence, also one that nobody has worded', () => {
  expect(actionWords('agent.created')).toBe('created the agent')
  expect(actionWords('knowledge_source.added')).toBe('added the knowledge source')
  expect(actionWords('customer.forgotten')).toBe('forgot the customer')
  expect(actionWords('constructor')).toBe('constructor')
})

test('what was kept of it, without what is not so', () => {
  expect(detailWords({ name: true, tier: false, attributes: 2, fields: ['a', 'b'], gone: null, hash: 'x' })).toBe(
    'name · attributes: 2 · fields: a, b',
  )
})
