import { expect, test } from 'vitest'
import { hoursDraft, readHours } from './hours-fields.tsx'

const hours = { timeZone: 'Europe/Berlin', days: [{ day: 2, from: '08:00', to: '16:00' }] }

test('hours that are not changed are written as they were read, and none are none', () => {
  expect(readHours(hoursDraft(hours))).toEqual({ value: hours })
  expect(readHours(hoursDraft(null))).toEqual({ value: null })
})

test('whoever ticks hours of their own begins with a working week, and a day that cannot be read is named', () => {
  const draft = { ...hoursDraft(null), own: true }
  expect(readHours(draft)).toMatchObject({ value: { days: { length: 5 } } })
  expect(readHours({ ...draft, week: ['9 to 5'] })).toMatchObject({ error: expect.stringMatching(/^Monday: /) })
})
