import type { BulkResult } from '@baton/protocol'
import { expect, test } from 'vitest'
import { CallRefused } from '../sync/call-api.ts'
import { runBulk, undoOf } from './run-bulk.ts'

const problem = (status: number, code: string) => ({
  type: `urn:${code}`,
  title: code,
  status,
  code,
  next: 'Try again.',
})
const done = (id: string, more: Partial<BulkResult> = {}): BulkResult => ({
  id,
  done: true,
  changed: true,
  problem: null,
  ...more,
})
const ids = Array.from({ length: 23 }, (_, n) => `c${n}`)

/** Answers from a script, one entry for each call. */
function server(...answers: ('fine' | 'away' | 'no')[]) {
  const calls: { conversations: string[]; key: string | undefined }[] = []
  const call = (async (
    _: string,
    input: { body: { conversations: string[] } },
    options: { idempotencyKey?: string },
  ) => {
    calls.push({ conversations: input.body.conversations, key: options.idempotencyKey })
    const answer = answers.shift() ?? 'fine'
    if (answer !== 'fine')
      throw new CallRefused(answer === 'away' ? problem(0, 'unreachable') : problem(404, 'team_not_found'))
    return { results: input.body.conversations.map((id) => done(id)) }
  }) as never
  return { call, calls, pause: async () => undefined }
}

test('some at a time, each told as it is answered', async () => {
  const it = server()
  const told: number[] = []
  await runBulk(ids, { kind: 'wait' }, (results) => told.push(results.length), it)
  expect(told).toEqual([10, 10, 3])
  expect(new Set(it.calls.map(({ key }) => key)).size).toBe(3)
})

test('what could not be reached is asked again with the same key; in the end it is said of each', async () => {
  const it = server('away', 'fine', 'away', 'away', 'away', 'away')
  const results: BulkResult[] = []
  await runBulk(ids.slice(0, 12), { kind: 'wait' }, (some) => results.push(...some), it)
  expect(it.calls[0]?.key).toBe(it.calls[1]?.key)
  expect(it.calls).toHaveLength(6)
  expect(results.filter((each) => !each.done).map(({ problem: why }) => why?.code)).toEqual([
    'unreachable',
    'unreachable',
  ])
})

test('a refusal of all is one of each, and is not asked again', async () => {
  const it = server('no')
  const results: BulkResult[] = []
  await runBulk(['a', 'b'], { kind: 'team', team: 'x' }, (some) => results.push(...some), it)
  expect(it.calls).toHaveLength(1)
  expect(results.map(({ done: was }) => was)).toEqual([false, false])
})

test('undo gives each back what it had, and takes nothing that was there before', () => {
  const results = [
    done('a', { added: ['vip'], removed: [] }),
    done('b', { added: ['vip'], removed: ['spam'] }),
    done('c', { added: ['vip'], removed: [] }),
    done('d', { changed: false }),
  ]
  expect(undoOf({ kind: 'tag', add: ['vip'], remove: ['spam'] }, results)).toEqual([
    { ids: ['a', 'c'], deed: { kind: 'tag', add: [], remove: ['vip'] } },
    { ids: ['b'], deed: { kind: 'tag', add: ['spam'], remove: ['vip'] } },
  ])
  expect(undoOf({ kind: 'snooze', until: '' }, results)).toEqual([{ ids: ['a', 'b', 'c'], deed: { kind: 'back' } }])
  expect(undoOf({ kind: 'resolve', resolution: 'solved' }, results)).toEqual([])
})
