import { CaptureRefusal } from '@baton/protocol'
import { expect, test } from 'vitest'
import { at, ms } from '../testing/builders.ts'
import { frozenWords, hasMovedOn, refusalWords } from './capture-words.ts'

const capture = { takenAt: at('09:00'), url: 'https://folio.example/orders', masked: 2, truncated: false }

test('when it was frozen, what is masked, and whether it is all of it', () => {
  expect(frozenWords(capture, ms('09:10'))).toMatch(/^Frozen \d\d:00 · 2 texts masked$/)
  expect(frozenWords({ ...capture, masked: 0, truncated: true }, ms('09:10'))).toMatch(
    /nothing masked · not all of the page$/,
  )
})

test('each refusal has words of its own', () => {
  const all = CaptureRefusal.options.map((because) => refusalWords(because, 'Dana'))
  expect(new Set(all).size).toBe(CaptureRefusal.options.length)
  expect(all[0]).toBe('Dana would rather not show the page.')
})

test('the customer has moved on when they are seen on another page later', () => {
  const seen = (url: string, clock: string) => ({ url, at: at(clock) })
  expect(hasMovedOn(capture, seen('https://folio.example/cart', '09:05'))).toBe(true)
  expect(hasMovedOn(capture, seen(capture.url, '09:05'))).toBe(false)
  expect(hasMovedOn(capture, seen('https://folio.example/cart', '08:55'))).toBe(false)
  expect(hasMovedOn(capture, null)).toBe(false)
})
