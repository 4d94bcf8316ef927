import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exceptionText,
  hoursLine,
  readExceptions,
  readSkills,
  readStretches,
  readWeek,
  skillText,
  weekText,
} from './work-text.ts'

const time = fc
  .integer({ min: 0, max: 1440 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`)
const stretch = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

describe('what is written is what is read', () => {
  test('of skills', () => {
    const skill = fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9.-]{0,10}$/),
      level: fc.integer({ min: 1, max: 5 }),
      expiresAt: fc.option(
        fc.integer({ min: 20_500, max: 30_000 }).map((day) => new Date(day * 86_400_000).toISOString()),
      ),
    })
    fc.assert(
      fc.property(fc.array(skill, { maxLength: 5 }), (skills) => {
        expect(readSkills(skillText(skills))).toEqual({ value: skills })
      }),
    )
  })

  test('of a week', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), stretch), { maxLength: 8 }), (given) => {
        const days = given.map(([day, it]) => ({ day, ...it })).toSorted((a, b) => a.day - b.day)
        expect(readWeek(weekText(days))).toEqual({ value: days })
      }),
    )
  })

  test('of holidays', () => {
    const days = [
      { date: '2026-12-25', name: 'Christmas', yearly: true, hours: [] },
      { date: '2026-12-24', name: 'The eve of it', yearly: false, hours: [{ from: '09:00', to: '12:00' }] },
    ]
    expect(readExceptions(exceptionText(days))).toEqual({ value: days })
  })
})

test('what is not read is named, with how to write it', () => {
  expect(readSkills('billing:9')).toMatchObject({ error: expect.stringContaining('billing:4') })
  expect(readStretches('17:00-09:00')).toMatchObject({ error: expect.stringContaining('09:00–17:00') })
  expect(readStretches('9:00 - 17:00')).toEqual({ value: [{ from: '09:00', to: '17:00' }] })
  expect(readExceptions('Christmas')).toMatchObject({ error: expect.stringContaining('Christmas') })
})

test('when somebody works is said where it is known', () => {
  const calendars = [{ id: 'berlin', name: 'Berlin' }]
  const hours = { timeZone: 'Europe/Paris', days: [] }
  expect(hoursLine({ hours: null, calendarId: null }, calendars)).toBeNull()
  expect(hoursLine({ hours: null, calendarId: 'berlin' }, calendars)).toBe('works by Berlin')
  expect(hoursLine({ hours, calendarId: null }, calendars)).toBe('hours of their own (Europe/Paris)')
  expect(hoursLine({ hours, calendarId: 'berlin' }, calendars)).toBe(
    'hours of their own (Europe/Paris), holidays of Berlin',
  )
})
