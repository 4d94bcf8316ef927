import { expect, test } from 'vitest'
import type { Pending } from '../thread/thread.ts'
import { createOutbox } from './outbox.ts'
import type { Answer } from './rest.ts'
import { heldClock } from './testing/held-clock.ts'

function setUp(way: 'live' | 'rest') {
  const clock = heldClock()
  const sent: string[] = []
  const told: string[] = []
  let pending: Pending[] = ['a', 'b', 'c'].map((clientId) => ({ clientId, text: clientId, at: 0, state: 'sending' }))
  const finish = (clientId: string) => {
    told.push(`stored ${clientId}`)
    pending = pending.filter((p) => p.clientId !== clientId)
  }
  const answers: ((answer: Answer) => void)[] = []
  const outbox = createOutbox({
    clock,
    pending: () => pending,
    say: (clientId) => way === 'live' && sent.push(clientId) > 0,
    post: () => (clientId) => {
      sent.push(clientId)
      return new Promise((resolve) => answers.push(resolve))
    },
    stored: (clientId) => {
      finish(clientId)
      outbox.done(clientId)
    },
    refused: (clientId) => {
      told.push(`refused ${clientId}`)
      outbox.later()
    },
    silent: () => told.push('silent'),
  })
  return { clock, sent, told, outbox, finish, answers }
}

test('the next goes out when the one before is acknowledged', () => {
  const { sent, outbox, finish } = setUp('live')
  outbox.pump()
  outbox.pump()
  expect(sent).toEqual(['a'])
  finish('a')
  outbox.done('a')
  expect(sent).toEqual(['a', 'b'])
})

test('no acknowledgement within ten seconds means that the line is dead', async () => {
  const { clock, told, outbox } = setUp('live')
  outbox.pump()
  await clock.pass(9_999)
  expect(told).toEqual([])
  await clock.pass(1)
  expect(told).toEqual(['silent'])
})

test('an acknowledgement in time is the end of it', async () => {
  const { clock, told, outbox, finish } = setUp('live')
  outbox.pump()
  for (const id of ['a', 'b', 'c']) {
    finish(id)
    outbox.done(id)
  }
  await clock.pass(20_000)
  expect(told).toEqual(['stored a', 'stored b', 'stored c'])
})

test('what could not be taken now goes first in two seconds, and nothing overtakes it', async () => {
  const { clock, sent, outbox } = setUp('live')
  outbox.pump()
  outbox.later()
  outbox.pump()
  expect(sent).toEqual(['a'])
  await clock.pass(2_000)
  expect(sent).toEqual(['a', 'a'])
})

test('the same over REST', async () => {
  const { clock, sent, told, outbox, answers } = setUp('rest')
  outbox.pump()
  outbox.pump()
  expect(sent).toEqual(['a'])
  answers[0]?.({ ok: true, value: {} })
  await clock.pass(0)
  expect(sent).toEqual(['a', 'b'])
  answers[1]?.({ ok: false, trouble: { code: 'busy', status: 503, next: '', conversationId: null } })
  await clock.pass(2_000)
  expect(sent).toEqual(['a', 'b', 'b'])
  expect(told).toEqual(['stored a', 'refused b'])
})
