import { expect, test } from 'vitest'
import { agent, asked, monday, play, press, roster, team } from '../testing/spec.ts'
import { due, dueAfterLook } from './due.ts'

test('a scheduled handoff is due at the time that was promised, not at the next look at the queue', () => {
  const opens = monday + 3_600_000
  const closed = roster(
    [agent('mara', { presence: 'offline' })],
    [team({ openings: [{ from: opens, to: opens + 1 }] })],
  )
  const it = asked(play({ roster: closed }), 'I want to talk to a human')
  expect(due(it.state(), { ...it.policy, inviteWhileWaiting: false })).toEqual({ at: opens, kind: 'scheduled' })
})

test('in the queue it is due when the search widens, where that is before the next look', () => {
  const it = asked(play({ roster: roster([agent('mara', { load: 2 })]) }))
  press(it)
  const policy = { ...it.policy, inviteWhileWaiting: false, retryMs: 5 * 60_000 }
  expect(due(it.state(), policy)).toEqual({ at: it.now() + 2 * 60_000, kind: 'queue' })
  expect(dueAfterLook(it.state(), policy, it.now() + 2 * 60_000)).toEqual({ at: it.now() + 5 * 60_000, kind: 'queue' })
  expect(dueAfterLook(it.state(), policy, it.now() + 20 * 60_000)).toEqual({
    at: it.now() + 25 * 60_000,
    kind: 'queue',
  })
})
