import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterOpen, openBetween } from './open-time.ts'

const hour = 3_600_000
/** Two days, nine to five, from midnight on. */
const days = [0, 1].map((day) => ({ from: (day * 24 + 9) * hour, to: (day * 24 + 17) * hour }))

describe('open time', () => {
  test('counts what lies in an opening and nothing else', () => {
    expect(openBetween(days, 0, 9 * hour)).toBe(0)
    expect(openBetween(days, 8 * hour, 10 * hour)).toBe(hour)
    expect(openBetween(days, 16 * hour, 34 * hour)).toBe(2 * hour)
    expect(openBetween(null, 3, 10)).toBe(7)
  })

  test('goes on the next day where one ends too early', () => {
    expect(afterOpen(days, 10 * hour, hour)).toBe(11 * hour)
    expect(afterOpen(days, 16 * hour, 2 * hour)).toBe(34 * hour)
    expect(afterOpen(days, 20 * hour, hour)).toBe(34 * hour)
    expect(afterOpen(null, 5, 7)).toBe(12)
  })

  test('is not made up where the openings end', () => {
    expect(afterOpen(days, 40 * hour, 2 * hour)).toBeNull()
    expect(afterOpen([], 0, 1)).toBeNull()
  })

  test('between a moment and so much open time later lies just that', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), { maxLength: 30 })
    fc.assert(
      fc.property(gaps, fc.nat(1500), fc.integer({ min: 1, max: 1500 }), (pairs, from, ms) => {
        let at = 0
        const openings = pairs.map(([gap, length]) => {
          const opening = { from: at + gap, to: at + gap + length }
          at = opening.to
          return opening
        })
        const due = afterOpen(openings, from, ms)
        if (due !== null) return openBetween(openings, from, due) === ms
        return openBetween(openings, from, at) < ms || openings.length === 0
      }),
    )
  })
})
