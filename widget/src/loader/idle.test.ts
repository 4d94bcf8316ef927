import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paced, settled } from './idle.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('paced runs at once, then no more often than it may, and the last call is not lost', () => {
  const runs: number[] = []
  const from = performance.now()
  const soon = paced(250, () => runs.push(performance.now() - from))
  soon()
  vi.advanceTimersByTime(1)
  expect(runs).toEqual([0])
  for (let n = 0; n < 10; n++) {
    soon()
    vi.advanceTimersByTime(100)
  }
  vi.advanceTimersByTime(1000)
  expect(runs.length).toBe(5)
  expect(runs.slice(1).every((at, n) => at - (runs[n] ?? 0) >= 250)).toBe(true)
})

test('what never stops holds up what is settled, and not what is paced', () => {
  let still = 0
  let told = 0
  const [wait, soon] = [settled(250, () => still++), paced(250, () => told++)]
  for (let n = 0; n < 50; n++) {
    wait()
    soon()
    vi.advanceTimersByTime(100)
  }
  expect(still).toBe(0)
  expect(told).toBeGreaterThan(10)
})
