import { describe, expect, test } from 'vitest'
import { endedWords, fromWords, readValue } from './words.ts'

test('how a conversation ended, and by whom', () => {
  expect(endedWords({ ended: null })).toBeNull()
  expect(endedWords({ ended: { resolution: 'not-solved', by: 'agent', name: 'Mara' } })).toBe('not solved by Mara')
  expect(endedWords({ ended: { resolution: null, by: 'agent', name: null } })).toBe('resolved by a person')
  expect(endedWords({ ended: { resolution: 'no-answer', by: 'assistant', name: null } })).toBe(
    'no answer by the assistant',
  )
})

test('where an address is known from', () => {
  expect(fromWords(['account', 'wrote'])).toBe('account, they wrote from it')
})

describe('what is typed as a value', () => {
  test('stays what it was where nothing changed', () => {
    expect(readValue('3', '3')).toBe('3')
    expect(readValue('3', 3)).toBe(3)
  })
  test('is a number or a yes where it reads so, and words stay words', () => {
    expect(readValue('4', 3)).toBe(4)
    expect(readValue('true', undefined)).toBe(true)
    expect(readValue('007', undefined)).toBe('007')
    expect(readValue('+49 30 1234', undefined)).toBe('+49 30 1234')
    expect(readValue('12', 'words')).toBe('12')
  })
})
