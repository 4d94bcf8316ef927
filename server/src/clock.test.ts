import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClock } from './clock.ts'

const minute = 60_000
const hour = 60 * minute

function machine() {
  const it = { passed: 0, set: 1_800_000_000_000, slept: 0 }
  const now = createClock({
    wall: () => it.set + it.passed + it.slept,
    steady: () => it.passed,
    awake: () => it.passed + it.slept,
  })
  return { it, now, wall: () => it.set + it.passed + it.slept }
}

test('it is the machine’s clock, small corrections included', () => {
  const { it, now, wall } = machine()
  for (const by of [0, 300, -300, 900, -900]) {
    it.passed += 5000
    it.set += by
    expect(now()).toBe(wall())
  }
})

test.each([3 * hour, -10 * minute, 5000, -23 * hour])('set by %d ms, it goes on, and comes to the same time', (by) => {
  const { it, now, wall } = machine()
  const before = now()
  it.set += by
  expect(now()).toBe(before)
  it.passed += 40_000
  const after = now()
  // What had 45 seconds has between 36 and 60.
  expect(after - before).toBeGreaterThanOrEqual(30_000)
  expect(after - before).toBeLessThanOrEqual(50_000)
  for (let n = 0; n < 4 * Math.abs(by); n += minute) {
    it.passed += minute
    now()
  }
  expect(now()).toBe(wall())
})

test('a machine that began in another year is followed at once', () => {
  const { it, now, wall } = machine()
  it.set -= 400 * 24 * hour
  expect(now()).toBe(wall())
})

test('time that a machine slept has passed', () => {
  const { it, now, wall } = machine()
  it.slept += 8 * hour
  expect(now()).toBe(wall())
  it.passed += 2000
  it.slept += 5 * hour
  it.set += 10 * minute
  expect(Math.abs(wall() - now() - 10 * minute)).toBeLessThan(1000)
})

test('whatever the machine’s clock does within a day, time does not go back, and passes at three quarters of its pace at least', () => {
  const step = fc.record({
    passed: fc.integer({ min: 0, max: hour }),
    by: fc.integer({ min: -5 * hour, max: 5 * hour }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
      const { it, now } = machine()
      let before = now()
      for (const { passed, by } of steps) {
        it.passed += passed
        it.set += by
        const after = now()
        expect(after - before).toBeGreaterThanOrEqual(Math.floor(passed * 0.75) - 1001)
        expect(after - before).toBeLessThanOrEqual(Math.ceil(passed * 1.25) + 1001)
        before = after
      }
    }),
  )
})
