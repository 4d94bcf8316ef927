import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offset, openings, toUtc, type DayException } from './calendar.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const at = (date: string, time: string, zone: string) =>
  new Date(toUtc(date, time, zone, 'first')).toISOString().slice(0, 16)
const lastAt = (date: string, time: string, zone: string) =>
  new Date(toUtc(date, time, zone, 'last')).toISOString().slice(0, 16)

test('an ordinary time is what the clocks of the zone say', () => {
  expect(at('2026-01-05', '09:00', 'Europe/Berlin')).toBe('2026-01-05T08:00')
  expect(at('2026-07-06', '09:00', 'America/New_York')).toBe('2026-07-06T13:00')
  expect(at('2026-07-06', '09:00', 'Australia/Lord_Howe')).toBe('2026-07-05T22:30')
  expect(at('2026-03-29', '02:30', 'Asia/Kolkata')).toBe('2026-03-28T21:00')
})

test('a time that daylight saving skips is as much later as the clocks went forward', () => {
  expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30') // 03:30 there
  expect(at('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30') // 03:30 there
  expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45') // 02:45 there: half an hour
})

test('of a time that comes twice, opening is the first and closing the last', () => {
  expect([at('2026-10-25', '02:30', 'Europe/Berlin'), lastAt('2026-10-25', '02:30', 'Europe/Berlin')]).toEqual([
    '2026-10-25T00:30',
    '2026-10-25T01:30',
  ])
  expect([at('2026-11-01', '01:30', 'America/New_York'), lastAt('2026-11-01', '01:30', 'America/New_York')]).toEqual([
    '2026-11-01T05:30',
    '2026-11-01T06:30',
  ])
  expect([
    at('2026-04-05', '01:45', 'Australia/Lord_Howe'),
    lastAt('2026-04-05', '01:45', 'Australia/Lord_Howe'),
  ]).toEqual(['2026-04-04T14:45', '2026-04-04T15:15'])
})

const everyDay = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to }))

test('whoever opens at nine every day opens at nine on the days of the change, once', () => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']) {
    for (const month of [3, 4, 10, 11]) {
      // Half past eleven at night: a day of 25 hours must not be seen twice, and one of 23 not be missed.
      const now = toUtc(`2026-${String(month).padStart(2, '0')}-01`, '23:30', timeZone, 'first')
      const wall = openings({ timeZone, days: everyDay('09:00', '17:00') }, now).map(({ from, to }) => [
        new Date(from + offset(from, timeZone)).toISOString().slice(11, 16),
        new Date(to + offset(to, timeZone)).toISOString().slice(11, 16),
      ])
      expect(wall.length).toBeGreaterThanOrEqual(16)
      expect(new Set(wall.map(String))).toEqual(new Set(['09:00,17:00']))
    }
  }
})

test('openings never overlap and never end before they begin, whatever the zone, the hours and the moment', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC')
  const clock = fc.integer({ min: 0, max: 48 * 30 }).map((n) => Math.min(n, 1439))
  const time = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      clock,
      clock,
      (timeZone, now, a, b) => {
        if (Math.abs(a - b) < 90) return
        const days = everyDay(time(Math.min(a, b)), time(Math.max(a, b)))
        const found = openings({ timeZone, days }, now)
        for (const [i, { from, to }] of found.entries()) {
          expect(from).toBeLessThan(to)
          const next = found[i + 1]
          if (next) expect(to).toBeLessThanOrEqual(next.from)
        }
        expect(found.some(({ from }) => from > now)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

const closed = (date: string, more: Partial<DayException> = {}): DayException => ({
  date,
  name: 'Holiday',
  yearly: false,
  hours: [],
  ...more,
})

test('a holiday is closed, one of every year in every year, and a day may have other hours', () => {
  const hours = { timeZone: 'Europe/Berlin', days: everyDay('09:00', '17:00') }
  const days = (exceptions: DayException[]) =>
    openings(hours, utc('2026-12-23T12:00'), exceptions).map(({ from, to }) =>
      [from, to].map((it) => new Date(it).toISOString().slice(5, 16)).join(' '),
    )
  expect(days([])).toContain('12-25T08:00 12-25T16:00')
  expect(days([closed('2026-12-25')]).some((day) => day.startsWith('12-25'))).toBe(false)
  expect(days([closed('2001-12-25', { yearly: true })]).some((day) => day.startsWith('12-25'))).toBe(false)
  expect(days([closed('2025-12-25')])).toContain('12-25T08:00 12-25T16:00')
  const half = closed('2026-12-24', { hours: [{ from: '09:00', to: '12:00' }] })
  expect(days([closed('2020-12-24', { yearly: true }), half])).toContain('12-24T08:00 12-24T11:00')
})

test('where two weeks are closed the next opening is found all the same', () => {
  const hours = { timeZone: 'Europe/Berlin', days: [{ day: 1, from: '09:00', to: '17:00' }] }
  const now = utc('2026-07-06T20:00')
  const shut = Array.from({ length: 28 }, (_, i) =>
    closed(new Date(utc('2026-07-07T12:00') + i * 86_400_000).toISOString().slice(0, 10)),
  )
  expect(openings(hours, now, shut).find(({ from }) => from > now)).toEqual({
    from: utc('2026-08-10T07:00'),
    to: utc('2026-08-10T15:00'),
  })
  expect(openings({ timeZone: 'UTC', days: [] }, now)).toEqual([])
})
