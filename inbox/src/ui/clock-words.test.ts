import { expect, test } from 'vitest'
import { dayNumber, dayWords, lengthWords, shortLength, timeWords, whenWords, leftWords } from './clock-words.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test('lengths are said in their largest units', () => {
  expect([-5, 45_000, 3 * minute, 125 * minute, 2 * hour, 7.5 * hour, 3 * day].map(lengthWords)).toEqual([
    '0 s',
    '45 s',
    '3 min',
    '2 h 5 min',
    '2 h',
    '7 h',
    '3 d',
  ])
  expect([45_000, 3 * minute, 125 * minute, 3 * day].map(shortLength)).toEqual(['45s', '3m', '2h', '3d'])
})

test('days are said as one says them', () => {
  const words = [0, 1, 3, 20, 400].map((days) => dayWords(now - days * day, now, 'UTC'))
  expect(words).toEqual(['Today', 'Yesterday', 'Friday', '10 February', '26 January 2025'])
  expect(dayWords(now + day, now, 'UTC')).toBe('3 March')
})

test('a day ends where the reader is', () => {
  const late = Date.parse('2026-03-01T23:30:00Z')
  expect(dayWords(late, now, 'UTC')).toBe('Yesterday')
  expect(dayWords(late, now, 'Asia/Tokyo')).toBe('Today')
  expect(dayNumber(late, 'Asia/Tokyo') - dayNumber(late, 'UTC')).toBe(1)
})

test('without a zone the day is that of this machine', () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  for (let at = now; at < now + 400 * day; at += 7 * hour) expect(dayNumber(at)).toBe(dayNumber(at, here))
})

test('today needs no day', () => {
  expect(timeWords(now, 'UTC')).toBe('12:00')
  expect(whenWords(now - hour, now, 'UTC')).toBe('11:00')
  expect(whenWords(now - day, now, 'UTC')).toBe('Yesterday 12:00')
})

test('what runs down is told by the second, and never says that it is over before it is', () => {
  expect([105_000, 60_000, 59_999, 8_001, 1, 0, -5].map(leftWords)).toEqual([
    '1:45',
    '1:00',
    '1:00',
    '0:09',
    '0:01',
    '0:00',
    '0:00',
  ])
  expect(leftWords(3_600_000)).toBe('1 h')
})
