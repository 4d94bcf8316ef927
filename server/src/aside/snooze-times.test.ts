import { describe, expect, test } from 'vitest'
import { openings } from '../calendar.ts'
import { snoozeTimes } from './snooze-times.ts'

const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:30', to: '17:00' }))
const berlin = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso)
const shown = (now: string, days: typeof week | null, zone = berlin) =>
  snoozeTimes(at(now), zone, days && openings({ timeZone: zone, days }, at(now))).map(
    ({ kind, at: time }) => `${kind} ${new Date(time).toISOString().slice(0, 16)}`,
  )

describe('within the hours of work', () => {
  test('a Tuesday morning: the last hour of the day, the next morning, and Monday', () => {
    expect(shown('2026-03-03T09:00:00Z', week)).toEqual([
      'hour 2026-03-03T10:00',
      'evening 2026-03-03T15:00',
      'tomorrow 2026-03-04T07:30',
      'monday 2026-03-09T07:30',
    ])
  })

  test('a Friday: the next day of work is Monday, said once', () => {
    expect(shown('2026-03-06T09:00:00Z', week)).toEqual([
      'hour 2026-03-06T10:00',
      'evening 2026-03-06T15:00',
      'next-day 2026-03-09T07:30',
    ])
  })

  test('late in the day nothing is left of it; the clocks of the zone count, over their change too', () => {
    expect(shown('2026-03-27T15:30:00Z', week)).toEqual(['hour 2026-03-27T16:30', 'next-day 2026-03-30T06:30'])
  })
})

test('where nothing says when somebody works: six in the evening and nine in the morning, on their clocks', () => {
  expect(shown('2026-03-03T09:00:00Z', null, 'America/New_York')).toEqual([
    'hour 2026-03-03T10:00',
    'evening 2026-03-03T23:00',
    'tomorrow 2026-03-04T14:00',
    'monday 2026-03-09T13:00',
  ])
})

test('on a Sunday, Monday is tomorrow: one time and one name', () => {
  expect(shown('2026-03-08T10:00:00Z', null)).toEqual([
    'hour 2026-03-08T11:00',
    'evening 2026-03-08T17:00',
    'tomorrow 2026-03-09T08:00',
  ])
})
