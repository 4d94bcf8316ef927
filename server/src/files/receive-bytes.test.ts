import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { receiveBytes } from './receive-bytes.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const times = { idleMs: 1000, wholeMs: 5000 }
const code = (received: Promise<Buffer>) =>
  received.then(
    (bytes) => bytes.toString(),
    (error: { problem?: { code: string } }) => error.problem?.code,
  )

test('gives what came', async () => {
  const stream = new PassThrough()
  const received = code(receiveBytes(stream, 10, times))
  stream.write('one ')
  stream.end('two')
  expect(await received).toBe('one two')
})

test('ends with one byte too many, and reads no further', async () => {
  const stream = new PassThrough()
  const received = code(receiveBytes(stream, 3, times))
  stream.write('four')
  expect(await received).toBe('file_too_large')
  expect(stream.isPaused()).toBe(true)
})

test('does not wait for who sends nothing more', async () => {
  const stream = new PassThrough()
  const received = code(receiveBytes(stream, 10, times))
  stream.write('a')
  await vi.advanceTimersByTimeAsync(1001)
  expect(await received).toBe('file_too_slow')
})

test('nor for who sends a byte now and then', async () => {
  const stream = new PassThrough()
  const received = code(receiveBytes(stream, 100, times))
  for (let n = 0; n < 9; n += 1) {
    stream.write('a')
    await vi.advanceTimersByTimeAsync(600)
  }
  expect(await received).toBe('file_too_slow')
})

test('and says when it broke off', async () => {
  const stream = new PassThrough()
  const received = code(receiveBytes(stream, 10, times))
  stream.write('a')
  stream.destroy(new Error('gone'))
  expect(await received).toBe('file_too_slow')
})
