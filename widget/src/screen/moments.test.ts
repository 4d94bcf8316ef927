import { expect, test } from 'vitest'
import { dayName, timeOfDay } from './moments.ts'

const noon = new Date(2026, 2, 30, 12).getTime()
const at = (month: number, day: number, year = 2026) => new Date(year, month, day, 9, 5).getTime()

test('days are named as one would say them', () => {
  expect(dayName(at(2, 30), noon, 'en')).toBe('Today')
  expect(dayName(at(2, 29), noon, 'en')).toBe('Yesterday')
  expect(dayName(at(2, 26), noon, 'en')).toBe('Thursday')
  expect(dayName(at(2, 23), noon, 'en')).toBe('23 March')
  expect(dayName(at(2, 23, 2025), noon, 'en')).toBe('23 March 2025')
  expect(dayName(at(2, 30), noon, 'de')).toBe('Heute')
  expect(dayName(at(2, 29), noon, 'fr')).toBe('Hier')
})

test('yesterday is yesterday just after midnight', () => {
  const justAfter = new Date(2026, 2, 30, 0, 1).getTime()
  expect(dayName(new Date(2026, 2, 29, 23, 59).getTime(), justAfter, 'en')).toBe('Yesterday')
})

test('times have two digits and no seconds', () => {
  expect(timeOfDay(at(2, 30), 'en')).toBe('09:05')
  expect(timeOfDay(at(2, 30), 'pt')).toBe('09:05')
})
