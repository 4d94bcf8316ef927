import { expect, test } from 'vitest'
import { at, ms } from '../testing/builders.ts'
import { asideShort, asideWords } from './words.ts'

const now = ms('10:00')
const aside = { for: 'time', since: at('09:00'), backAt: at('14:30'), closesAt: null } as const
const waits = { for: 'customer', since: at('09:00'), backAt: null, closesAt: null } as const

test('what was put aside says what brings it back', () => {
  expect(asideWords(waits, 'Dana', now)).toEqual({
    head: 'Waiting for Dana for 1 h.',
    rest: 'It is back when they write.',
  })
  expect(asideWords({ ...waits, closesAt: at('12:00') }, 'Dana', now).rest).toContain('They were told that it closes')
  expect(asideWords({ ...waits, backAt: at('12:00') }, 'Dana', now).rest).toContain('A promised time is near')
  expect(asideWords(aside, 'Dana', now).rest).toBe('It is back before if Dana writes.')
})

test('short, as a row has it', () => {
  expect(asideShort(waits, now)).toBe('customer’s turn')
  expect(asideShort(aside, now)).toMatch(/^till \d\d:\d\d$/)
})
