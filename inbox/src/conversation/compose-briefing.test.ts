import { expect, test } from 'vitest'
import { readCase } from '../handoff/case-view.ts'
import { events, type Told } from '../testing/builders.ts'
import { briefingLines } from './briefing-lines.ts'
import { composeBriefing } from './compose-briefing.ts'

const brief = (...facts: Told[]) => {
  const all = events(...facts)
  return composeBriefing(all, readCase(all))
}
const tried = (attemptId: string, title: string, outcome: string): Told[] => [
  ['AttemptStarted', { at: '09:00', attemptId, path: 'action', ref: 'r', title }],
  ['AttemptEnded', { at: '09:00', attemptId, outcome, evidence: {} }],
]

test('says what is done, what was promised, and what to watch', () => {
  const pkg = {
    reason: { kind: 'customer-pressed' },
    tone: { frustration: 0.8, urgency: 0, trend: 'rising', evidence: [] },
    facts: [{ name: 'order-number', value: '1', conflict: true }],
  }
  const text = brief(
    ...tried('a', 'Refund · send', 'action-done'),
    ...tried('b', 'Refund · again', 'action-failed'),
    ['HandoffPrepared', { at: '09:01', handoffId: 'h', package: pkg }],
    ['PromiseMade', { at: '09:02', by: 'agent', messageId: 'm', text: 'I will write to you.', dueAt: null }],
  )
  expect(briefingLines(text)).toEqual([
    'Done: Refund · send',
    'Promised: “I will write to you.”',
    'To watch: the customer was upset; different values were given for: order',
  ])
})

test('is empty where there is nothing to say', () => {
  expect(briefingLines(brief(...tried('b', 'Refund', 'action-failed')))).toEqual([])
})
