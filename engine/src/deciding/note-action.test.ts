import { expect, test } from 'vitest'
import type { Act, Command } from '../conversation/commands.ts'
import { briefingOf } from '../handoff/briefing.ts'
import { assistantActs, customerSays, end, play, type Play } from '../testing/spec.ts'

const failure = { fault: 'not-allowed' } as const

/** The assistant wanted to refund something, which was not its to do. */
function wanted(path: 'action' | 'playbook' = 'action'): Play {
  const it = play()
  it.send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v', customerId: 'u', page: null })
  it.send(customerSays('Please refund 20 of my order A-1.', 'a1'))
  const start: Act = {
    kind: 'start-attempt',
    attemptId: 'att_1',
    path,
    ref: 'tool:b/refund',
    title: 'Refund',
    money: true,
  }
  const ended: Act = { kind: 'end-attempt', attemptId: 'att_1', outcome: 'action-failed', evidence: failure }
  it.send(assistantActs(it, [start, ended, end]))
  return it
}
const note = (attemptId = 'att_1', outcome: 'action-done' | 'action-failed' = 'action-done'): Command => ({
  type: 'NoteAction',
  attemptId,
  outcome,
  evidence: outcome === 'action-done' ? { ms: 9 } : { fault: 'timeout' },
})

test('what was done at a person’s word is done: the attempt says so, and who gets it next hears of it', () => {
  const it = wanted()
  expect(it.state().holder.kind).not.toBe('assistant')
  expect(briefingOf(it.state(), 0, it.policy).done).toEqual([])
  it.send(note())
  expect(it.lastFacts()).toEqual([
    { type: 'AttemptEnded', attemptId: 'att_1', outcome: 'action-done', evidence: { ms: 9 } },
  ])
  expect(it.state().attempts).toMatchObject([{ outcome: 'action-done', evidence: { ms: 9 } }])
  expect(briefingOf(it.state(), 0, it.policy).done).toMatchObject([{ attemptId: 'att_1' }])
})

test('what failed says otherwise why; what is done stays done, and what is no action, or not known, is none', () => {
  const it = wanted()
  it.send(note('att_1', 'action-failed'))
  expect(it.state().attempts).toMatchObject([{ outcome: 'action-failed', evidence: { fault: 'timeout' } }])
  it.send(note())
  expect(it.send(note('att_1', 'action-failed'))).toMatchObject({ facts: [] })
  expect(it.send(note('att_2'))).toMatchObject({ facts: [] })
  expect(wanted('playbook').send(note())).toMatchObject({ facts: [] })
})

test('it is told where the conversation goes on', () => {
  const it = wanted()
  it.send({ type: 'MergeInto', into: 'a', agentId: null })
  expect(it.send(note())).toMatchObject({ kind: 'refused', refusal: { code: 'conversation_merged', into: 'a' } })
})
