import type { ConversationRow } from '@baton/protocol'
import { expect, test } from 'vitest'
import { goesOnIn, mergeWords, othersOf } from './others.ts'

const row = (id: string, change: Partial<ConversationRow> = {}): ConversationRow => ({
  id,
  version: 1,
  status: 'open',
  holder: { kind: 'assistant' },
  epoch: 1,
  channel: 'widget',
  language: 'en',
  customer: { externalId: 'ada', name: 'Ada', tier: null },
  handoffId: null,
  handoff: null,
  problem: null,
  lastText: null,
  lastBy: null,
  messages: 1,
  openedAt: '2026-01-05T10:00:00.000Z',
  updatedAt: '2026-01-05T10:00:00.000Z',
  unansweredSince: null,
  ...change,
})
const tom = { kind: 'agent', id: 'tom', name: 'Tom' } as const
const mapOf = (...rows: ConversationRow[]) => new Map(rows.map((each) => [each.id, each]))
const names = { customer: 'Ada', me: 'me', team: () => 'Support' }

test('others are open ones of the same customer, and of nobody who has not said who they are', () => {
  const a = row('a')
  const rows = mapOf(
    a,
    row('b', { updatedAt: '2026-01-05T11:00:00.000Z' }),
    row('c'),
    row('d', { status: 'resolved' }),
    row('e', { status: 'merged', mergedInto: 'a' }),
    row('f', { customer: { externalId: 'bob', name: 'Bob', tier: null } }),
  )
  expect(othersOf(a, rows).map(({ id }) => id)).toEqual(['b', 'c'])
  const unknown = { externalId: null, name: null, tier: null }
  expect(othersOf(row('x', { customer: unknown }), mapOf(row('y', { customer: unknown })))).toEqual([])
})

test('the one that a person holds goes on; else the one that is looked at', () => {
  const [a, b] = [row('a'), row('b', { holder: tom })]
  expect(goesOnIn(a, b)).toBe(b)
  expect(goesOnIn(row('a', { holder: { kind: 'agent', id: 'me', name: 'Me' } }), b).id).toBe('a')
  expect(goesOnIn(a, row('c')).id).toBe('a')
})

test('what will happen says who has it, who is free, and since when somebody waits', () => {
  const held = row('a', { holder: tom })
  const mine = row('b', { holder: { kind: 'agent', id: 'me', name: 'Me' } })
  const queued = row('c', { holder: { kind: 'queue', id: 'support' } })
  expect(mergeWords(mine, held, names)[1]).toBe('Tom has it; you are free for something else.')
  expect(mergeWords(held, mine, names)[1]).toBe('You have it; Tom is free for something else.')
  expect(mergeWords(mine, queued, names)[1]).toBe('You have it, with what was said in both.')
  expect(mergeWords(queued, row('d'), names)[1]).toBe('It waits for Support, since they began to wait there.')
  expect(mergeWords(row('d'), queued, names)[1]).toBe('It waits for Support, as it does now.')
})
