import { describe, expect, test } from 'vitest'
import { nothingYet, type Conversation, type Fact, type FactRecord } from '@baton/engine'
import { quietMs, whenToSummarise } from './when-to-summarise.ts'

const records = (...types: Fact['type'][]) => types.map((type) => ({ fact: { type } }) as FactRecord)
const state = (change: Partial<Conversation>): Conversation => ({
  ...nothingYet,
  status: 'open',
  holder: { kind: 'assistant' },
  lastCustomer: { messageId: 'm1', textId: 't1', seq: 2, at: 0, asksForPerson: false },
  messages: 2,
  ...change,
})
const waiting = { firstResponseAt: null, endedAt: null } as unknown as Conversation['handoff']

describe('while the assistant has it', () => {
  test('all going well, nothing is spent', () => {
    expect(whenToSummarise(state({}), records('MessageReceived'))).toBeNull()
    expect(whenToSummarise(state({}), records('TurnEnded'))).toBeNull()
  })

  test.each<[string, Partial<Conversation>]>([
    [
      'something did not help',
      { attempts: [{ episode: 0, outcome: 'customer-said-no' }] as unknown as Conversation['attempts'] },
    ],
    ['the assistant had to ask what is meant', { clarified: 1 }],
    ['the assistant failed', { faults: 1 }],
    ['the customer is angry', { tones: [{ messageId: 'm1', textId: 't1', at: 0, frustration: 0.8, urgency: 0 }] }],
    ['it goes on', { messages: 6 }],
  ])('%s: it may soon be handed off, and is summarised once it is quiet', (_why, change) => {
    expect(whenToSummarise(state(change), records('TurnEnded'))).toBe(quietMs)
  })

  test('what failed in an episode that is over counts no more', () => {
    const attempts = [{ episode: 1, outcome: 'customer-said-no' }] as unknown as Conversation['attempts']
    expect(whenToSummarise(state({ attempts, episode: 2 }), records('TurnEnded'))).toBeNull()
  })
})

test('a handoff is summarised at once, and so is a change of who reads it', () => {
  for (const type of ['HandoffPrepared', 'Offered', 'OfferAccepted', 'TakenOver'] as const)
    expect(
      whenToSummarise(state({ holder: { kind: 'queue', team: 'support' }, handoff: waiting }), records(type)),
    ).toBe(0)
})

test('what the customer adds while waiting is, until a person has answered', () => {
  const queue = { holder: { kind: 'queue', team: 'support' } } as const
  expect(whenToSummarise(state({ ...queue, handoff: waiting }), records('MessageReceived'))).toBe(quietMs)
  const answered = { ...waiting, firstResponseAt: 5 } as Conversation['handoff']
  expect(whenToSummarise(state({ ...queue, handoff: answered }), records('MessageReceived'))).toBeNull()
})

test('nothing said, or over: nothing to summarise', () => {
  expect(whenToSummarise(state({ lastCustomer: null }), records('HandoffPrepared'))).toBeNull()
  expect(whenToSummarise(state({ status: 'resolved', messages: 9 }), records('TurnEnded'))).toBeNull()
})
