import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Interrupted, startClock } from './clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => {})
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: { fault?: string }) => error.fault ?? error.constructor.name,
  )

test('what comes in time is given on, and no timer is left', async () => {
  const clock = startClock(1_000, new AbortController().signal)
  expect(await clock.wait(Promise.resolve(5), 100)).toBe(5)
  await expect(clock.wait(Promise.reject(new Error('own')))).rejects.toThrow('own')
  clock.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('what does not come is a timeout, or too slow when the whole turn is over', async () => {
  const clock = startClock(1_000, new AbortController().signal)
  const first = faultOf(clock.wait(never(), 100))
  await vi.advanceTimersByTimeAsync(100)
  expect(await first).toBe('timeout')
  const second = faultOf(clock.wait(never(), 5_000))
  const third = faultOf(clock.wait(never()))
  await vi.advanceTimersByTimeAsync(900)
  expect([await second, await third]).toEqual(['too-slow', 'too-slow'])
  expect(clock.signal.aborted).toBe(true)
  expect(await faultOf(clock.wait(never()))).toBe('too-slow')
})

test('an interrupted turn waits for nothing, not even when it was over before it began', async () => {
  const controller = new AbortController()
  const clock = startClock(1_000, controller.signal)
  const waiting = faultOf(clock.wait(never()))
  controller.abort()
  expect(await waiting).toBe(Interrupted.name)
  expect(await faultOf(startClock(1_000, controller.signal).wait(never()))).toBe(Interrupted.name)
})
