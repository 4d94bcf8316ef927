import { expect, test } from 'vitest'
import { everyDay, spanFrom } from './span.ts'

test('seven days are today and the six before it, from midnight UTC', () => {
  expect(spanFrom(Date.parse('2026-03-02T00:00:01Z'), 7)).toBe('2026-02-24T00:00:00.000Z')
  expect(spanFrom(Date.parse('2026-03-02T23:59:59Z'), 7)).toBe('2026-02-24T00:00:00.000Z')
})

test('a day on which nothing happened has its place', () => {
  const [second] = [{ day: '2026-02-25' }]
  expect(everyDay('2026-02-24T00:00:00Z', '2026-02-26T10:00:00Z', second ? [second] : [])).toEqual([
    ['2026-02-24', null],
    ['2026-02-25', second],
    ['2026-02-26', null],
  ])
})
