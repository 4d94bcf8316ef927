import { describe, expect, test } from 'vitest'
import { endWords, firstDrill, lineOf, nameIn, runWords } from './words.ts'

const run = {
  id: 'r',
  requestedAt: '',
  endedAt: null,
  status: 'done',
  total: 4,
  played: 4,
  failed: 0,
  fault: null,
} as const

test.each([
  [{ ...run, status: 'waiting', played: 0 }, 'Waits to be played'],
  [{ ...run, status: 'running', played: 1 }, '1 of 4 played'],
  [{ ...run, status: 'failed', fault: 'no memory' }, 'It broke: no memory'],
  [run, 'All 4 passed'],
  [{ ...run, failed: 3 }, '3 of 4 failed'],
  [{ ...run, played: 0 }, 'Its drills are gone'],
] as const)('%j', (given, wanted) => expect(runWords(given)).toBe(wanted))

test('how it ended', () => {
  expect(endWords({ turn: 1, reason: 'customer-asked' })).toBe('A person was called after 1 line: customer asked')
  expect(endWords({ turn: 3, reason: null })).toBe('A person was called after 3 lines')
  expect(endWords({ turn: null, reason: null })).toBe('Nobody was called')
})

test('the line of an error', () => {
  expect(lineOf('line 12: says.0: is empty')).toEqual({ line: 12, what: 'says.0: is empty' })
  expect(lineOf('something else')).toBeNull()
  expect(lineOf(undefined)).toBeNull()
})

describe('the name in a drill', () => {
  test.each([
    [firstDrill, 'asks-for-a-person'],
    ['story: s\nname: "b-2"\n', 'b-2'],
    ['{"name": "j", "story": "s"}', 'j'],
    ['story: name\n', null],
    ['name: Über\n', null],
  ])('%j', (yaml, name) => expect(nameIn(yaml)).toBe(name))
})
