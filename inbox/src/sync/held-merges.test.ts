import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mergeNow, mergeSoon } from './held-merges.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a merge waits for as long as it can be undone, is done once, and undone it never is', () => {
  const done: string[] = []
  mergeSoon('b', 'a', () => done.push('b'))
  const undo = mergeSoon('d', 'c', () => done.push('d'))
  vi.advanceTimersByTime(4900)
  expect(done).toEqual([])
  undo()
  vi.advanceTimersByTime(60_000)
  undo()
  mergeNow()
  expect(done).toEqual(['b'])
})

test('when the page goes away, what was decided is done', () => {
  const done: string[] = []
  mergeSoon('b', 'a', () => done.push('b'))
  mergeNow()
  vi.advanceTimersByTime(60_000)
  expect(done).toEqual(['b'])
})
