import { expect, test } from 'vitest'
import { agent, asked, monday, play, roster, team } from '../testing/spec.ts'
import { due } from './due.ts'

test('a scheduled handoff is due at the time that was promised, not at the next look at the queue', () => {
  const opens = monday + 3_600_000
  const closed = roster(
    [agent('mara', { presence: 'offline' })],
    [team({ openings: [{ from: opens, to: opens + 1 }] })],
  )
  const it = asked(play({ roster: closed }), 'I want to talk to a human')
  expect(due(it.state(), { ...it.policy, inviteWhileWaiting: false })).toEqual({ at: opens, kind: 'scheduled' })
})
