import { expect, test } from 'vitest'
import { asked, play, press, types } from '../testing/spec.ts'

const resolve = { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' } as const

test('who resolves it may say whether the handoff came at the right moment, and the handoff keeps it', () => {
  const it = asked(play())
  press(it)
  it.send({ type: 'TakeOver', agentId: 'mara' })
  it.send({ ...resolve, timing: 'should-have-come-earlier' })
  expect(types(it.lastFacts())).toEqual(['HandoffTimed', 'Resolved'])
  expect(it.lastFacts()[0]).toMatchObject({ mark: 'should-have-come-earlier', agentId: 'mara' })
  expect(it.state()).toMatchObject({ status: 'resolved', handoff: { timing: 'should-have-come-earlier' } })
})

test('where no person was called there is no moment to judge, and nothing is resolved', () => {
  const it = asked(play())
  expect(it.send({ ...resolve, timing: 'right' })).toEqual({ kind: 'refused', refusal: { code: 'never_handed_off' } })
  expect(it.state().status).toBe('open')
})
