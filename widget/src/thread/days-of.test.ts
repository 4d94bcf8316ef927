import { expect, test } from 'vitest'
import { daysOf } from './days-of.ts'

const told = (...args: Parameters<typeof daysOf>) =>
  daysOf(...args).map(({ name, times }) => `${name}: ${times.map((time) => time.name).join(' ')}`)
/** Monday, 10:00 in Berlin. */
const now = Date.UTC(2026, 0, 5, 9)

test('times stand on the days that they are on where the reader is', () => {
  const times = [Date.UTC(2026, 0, 5, 22, 30), Date.UTC(2026, 0, 5, 23), Date.UTC(2026, 0, 7, 8)]
  expect(told(times, now, 'en', 'Europe/Berlin')).toEqual(['today: 23:30', 'tomorrow: 00:00', 'Wednesday: 09:00'])
  expect(told(times, now, 'de', 'Europe/Berlin')).toEqual(['heute: 23:30', 'morgen: 00:00', 'Mittwoch: 09:00'])
  expect(told(times, now, 'en', 'America/New_York')).toEqual(['today: 17:30 18:00', 'Wednesday: 03:00'])
})

test('a day in a week is named by its date, and is not the one of today', () => {
  expect(told([now + 3_600_000, now + 7 * 86_400_000], now, 'en', 'Europe/Berlin')).toEqual([
    'today: 11:00',
    '12 January: 10:00',
  ])
})

test('the hour that comes twice is told apart', () => {
  const back = Date.UTC(2026, 9, 25, 0)
  const times = [0, 0.5, 1, 1.5, 2].map((hours) => back + hours * 3_600_000)
  expect(told(times, back - 86_400_000, 'en', 'Europe/Berlin')).toEqual([
    'tomorrow: 02:00 GMT+2 02:30 GMT+2 02:00 GMT+1 02:30 GMT+1 03:00',
  ])
})
