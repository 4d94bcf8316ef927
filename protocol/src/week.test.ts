import { expect, test } from 'vitest'
import { weekOf, weekSpan } from './week.ts'

test.each([
  ['2026-W01', '2025-12-29'],
  ['2026-W48', '2026-11-23'],
  ['2026-W53', '2026-12-28'],
  ['2021-W01', '2021-01-04'],
  ['2020-W53', '2020-12-28'],
])('%s begins on %s', (week, monday) => {
  const span = weekSpan(week)
  expect(new Date(span?.from ?? 0).toISOString()).toBe(`${monday}T00:00:00.000Z`)
  expect([weekOf(span?.from ?? 0), weekOf((span?.to ?? 0) - 1)]).toEqual([week, week])
})

test('a year without a week 53 has none', () => {
  expect(weekSpan('2025-W53')).toBeNull()
  expect(weekSpan('2026-W00')).toBeNull()
})
