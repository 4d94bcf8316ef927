import type { Briefing } from '@baton/engine'
import { expect, test } from 'vitest'
import { briefingTextIds, briefingWords } from './briefing-words.ts'

const briefing: Briefing = {
  done: [
    { attemptId: 'a', titleTextId: 't1' },
    { attemptId: 'b', titleTextId: 't2' },
  ],
  promised: [
    { by: 'agent', messageId: 'm', textId: 't3', from: 4, to: 26, at: 0, dueAt: Date.UTC(2026, 0, 9, 17) },
    { by: 'agent', messageId: 'm', textId: 't4', from: 0, to: 9, at: 0, dueAt: null },
  ],
  watch: [
    { kind: 'upset', frustration: 0.8 },
    { kind: 'conflict', slot: 'order-number' },
  ],
}
const texts: Record<string, string> = {
  n: 'Only the return is open.',
  t1: 'Refund',
  t3: 'Ok. I will write on Friday. Bye',
  t4: 'x',
}

test('a person’s words first, then what is done, promised and to be watched', () => {
  const state = { briefing, briefingTextId: 'n' }
  expect(briefingTextIds(state)).toEqual(['n', 't1', 't2', 't3', 't4'])
  expect(briefingWords(state, (id) => texts[id])).toBe(
    [
      'Only the return is open.',
      'Done: Refund.',
      'Promised: “I will write on Friday” (by 2026-01-09T17:00Z) “x”',
      'To watch: the customer was upset; different values were given for order number.',
    ].join('\n'),
  )
})

test('what was erased is left out; where nothing is left there is none', () => {
  expect(briefingWords({ briefing: { ...briefing, watch: [] }, briefingTextId: 'n' }, () => undefined)).toBeNull()
  expect(briefingWords({ briefing: null, briefingTextId: null }, (id) => texts[id])).toBeNull()
})
