import { expect, test } from 'vitest'
import { at, ms, waiting } from '../testing/builders.ts'
import { bookedWith, comingWords, nearnessOf } from './words.ts'

test('a time to come is named where the reader is', () => {
  const now = ms('22:30')
  expect(comingWords(ms('23:30'), now, 'UTC')).toBe('today, 23:30')
  expect(comingWords(ms('23:30'), now, 'Europe/Berlin')).toBe('tomorrow, 00:30')
  expect(comingWords(ms('23:30'), now + 1_800_000, 'Europe/Berlin')).toBe('today, 00:30')
})

test('it is near for a quarter of an hour, and then due', () => {
  expect(
    [ms('14:14'), ms('14:15'), ms('14:29'), ms('14:30'), ms('15:00')].map((now) => nearnessOf(ms('14:30'), now)),
  ).toEqual(['far', 'near', 'near', 'due', 'due'])
})

test('with whom: you, a first name, or somebody who is not known here', () => {
  const row = waiting('w', '09:00', { callback: { agentId: 'sam', at: at('14:30') } })
  const nameOf = (id: string, unknown: string) => (id === 'sam' ? 'Sam Okafor' : unknown)
  expect(bookedWith(row, 'sam', nameOf)).toBe('you')
  expect(bookedWith(row, 'mara', nameOf)).toBe('Sam')
  expect(bookedWith(row, 'mara', (_, unknown) => unknown)).toBe('a colleague')
})
