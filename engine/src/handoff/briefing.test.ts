import { expect, test } from 'vitest'
import { asked, play } from '../testing/spec.ts'
import { briefingOf } from './briefing.ts'

test('what was done, promised and is to be watched goes back with it, by reference', () => {
  const it = asked(play(), 'My order number is 48213. This is RIDICULOUS, I am so angry, nothing works!!!')
  it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  })
  it.send({
    type: 'ReplyAsAgent',
    agentId: 'mara',
    messageId: 'r1',
    clientId: 'c1',
    text: 'I will refund you by Friday. What is your order number?',
  })
  it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })
  const returned = it.lastFacts().find(({ type }) => type === 'Returned')
  expect(returned).toMatchObject({
    briefingTextId: null,
    done: [],
    promised: [{ by: 'agent', messageId: 'r1' }],
    watch: [{ kind: 'upset' }, { kind: 'asked-again', times: 1 }],
  })
  expect(it.state().briefing).toMatchObject({ promised: [{ messageId: 'r1' }] })
})

test('values that contradict each other are watched, slots that may hold several are not, and what is overdue is', () => {
  const slot = (name: string, id: string, key = id.charCodeAt(0)) => ({
    name,
    key,
    textId: id,
    from: 0,
    to: 1,
    messageId: id,
    at: 0,
    source: 'customer' as const,
    verified: false,
    supersededAt: null,
  })
  const state = play().state()
  const { watch } = briefingOf(
    {
      ...state,
      slots: [
        slot('email', 'a'),
        slot('email', 'b'),
        slot('colour', 'c'),
        slot('colour', 'd'),
        slot('serial', 'e'),
        slot('case-number', 'f', 1),
        slot('case-number', 'g', 1),
      ],
      promises: [{ by: 'agent', messageId: 'm', textId: 't', from: 0, to: 1, at: 0, dueAt: 10 }],
    },
    20,
    { slots: [{ name: 'colour', labels: {}, kind: 'many' }] },
  )
  expect(watch).toEqual([
    { kind: 'conflict', slot: 'email' },
    { kind: 'overdue', dueAt: 10 },
  ])
})
