import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beforeMs, begin, bulkWork, dismiss, stop } from './bulk-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  dismiss()
})

function server() {
  const asked: string[][] = []
  const call = (async (_: string, { body }: { body: { conversations: string[] } }) => {
    asked.push(body.conversations)
    return { results: body.conversations.map((id) => ({ id, done: true, changed: true, problem: null })) }
  }) as never
  return { call, asked }
}
const resolve = { kind: 'resolve', resolution: 'solved' } as const

test('what cannot be taken back waits, and is not done where it was called off meanwhile', async () => {
  const it = server()
  const done = begin(['a', 'b'], resolve, 'Resolved', it)
  expect(bulkWork.get()?.state).toBe('waiting')
  await vi.advanceTimersByTimeAsync(beforeMs - 1)
  stop()
  await vi.advanceTimersByTimeAsync(beforeMs)
  await done
  expect(it.asked).toEqual([])
  expect(bulkWork.get()).toBeNull()
})

test('left alone it is done, and says how far it is', async () => {
  const it = server()
  const done = begin(['a', 'b'], resolve, 'Resolved', it)
  await vi.advanceTimersByTimeAsync(beforeMs)
  await done
  expect(it.asked).toEqual([['a', 'b']])
  expect(bulkWork.get()).toMatchObject({ state: 'done', of: 2 })
  expect(bulkWork.get()?.results).toHaveLength(2)
})

test('what can be taken back begins at once', async () => {
  const it = server()
  await begin(['a'], { kind: 'wait' }, 'Waiting', it)
  expect(it.asked).toEqual([['a']])
})
