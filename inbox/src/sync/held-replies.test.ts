import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHeldReplies } from './held-replies.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function hold() {
  const gone: string[] = []
  return { gone, held: createHeldReplies((clientId) => gone.push(clientId), 5000) }
}

test('a reply goes out once its time has passed, and once only', () => {
  const { gone, held } = hold()
  held.hold('a', 'c1')
  vi.advanceTimersByTime(4999)
  expect(gone).toEqual([])
  vi.advanceTimersByTime(1)
  expect(held.release()).toBe(false)
  expect(gone).toEqual(['a'])
})

test('what is taken back never goes; what has gone is not taken back', () => {
  const { gone, held } = hold()
  held.hold('a', 'c1')
  expect(held.takeBack('a')).toBe(true)
  vi.advanceTimersByTime(10_000)
  expect(gone).toEqual([])
  held.hold('b', 'c1')
  vi.advanceTimersByTime(5000)
  expect(held.takeBack('b')).toBe(false)
})

test('whoever cannot wait lets them go in the order in which they were written, of one conversation or of all', () => {
  const { gone, held } = hold()
  held.hold('a', 'c1')
  held.hold('b', 'c2')
  held.hold('c', 'c1')
  expect(held.release('c1')).toBe(true)
  expect(gone).toEqual(['a', 'c'])
  held.release()
  vi.advanceTimersByTime(10_000)
  expect(gone).toEqual(['a', 'c', 'b'])
})
