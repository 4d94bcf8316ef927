import { describe, expect, test } from 'vitest'
import type { Outgoing } from '../sync/desk-state.ts'
import { choice, events, ms, type Told } from '../testing/builders.ts'
import { threadItems, type ThreadItem } from './thread-items.ts'

const names = {
  customer: 'Dana',
  agent: (id: string) => (id === 'mara' ? 'you' : 'Sam Okafor'),
  team: () => 'Support',
  tag: (id: string) => id,
  now: ms('12:00'),
}
const me = { id: 'mara', name: 'Mara Vogel' }
const customer = { kind: 'customer' } as const
const assistant = { kind: 'assistant' } as const
const mara = { kind: 'agent', id: 'mara', name: 'Mara Vogel' } as const

const of = (...facts: Told[]) => threadItems(events(...facts), [], names, me, 'UTC')
const said = (at: string, text: string): Told => ['MessageReceived', { at, actor: customer, messageId: text, text }]
const answer = (at: string, messageId: string, part: number, last: boolean, text: string, more: object = {}): Told => [
  'AssistantSaid',
  { at, actor: assistant, messageId, part, last, text, citations: [], asks: null, ...more },
]

/** The thread in short, one word or sentence an item. */
const short = (items: readonly ThreadItem[]) =>
  items.map((item) => {
    switch (item.kind) {
      case 'group':
        return `${item.author.kind}: ${item.said.map(({ text, state }) => (state === 'whole' ? text : `${text} [${state}]`)).join(' | ')}`
      case 'hands':
        return item.lines.map(({ sentence }) => sentence).join(' / ')
      case 'note':
        return `note: ${item.text}`
      case 'tried':
        return `tried: ${item.attempts.map(({ title, outcome }) => `${title} ${outcome}`).join(', ')}`
      case 'withheld':
        return `withheld ${item.because}: ${item.text}`
      case 'faint':
        return item.words
      case 'day':
        return 'day'
    }
  })

describe('messages', () => {
  test('of one author within two minutes stand together', () => {
    const items = of(said('09:00', 'one'), said('09:01', 'two'), said('09:04', 'three'))
    expect(short(items)).toEqual(['day', 'customer: one | two', 'customer: three'])
  })

  test('of the assistant grow sentence by sentence into one', () => {
    const parts = [
      answer('09:00', 'm', 0, false, 'First.'),
      answer('09:00', 'm', 1, false, '\n- a point'),
      answer('09:00', 'm', 2, true, 'Last.'),
    ]
    expect(short(of(...parts.slice(0, 2)))).toEqual(['day', 'assistant: First.\n- a point [growing]'])
    expect(short(of(...parts))).toEqual(['day', 'assistant: First.\n- a point Last.'])
  })

  test('that were cut off say so, and the reason stands behind them', () => {
    const items = of(answer('09:00', 'm', 0, false, 'You can'), said('09:00', 'wait'), [
      'ReplyWithheld',
      { at: '09:00', actor: assistant, because: 'superseded', text: 'return it.' },
    ])
    expect(short(items)).toEqual([
      'day',
      'assistant: You can [cut]',
      'customer: wait',
      'withheld superseded: return it.',
    ])
  })

  test('show the time once in ten minutes and on a new day', () => {
    const items = of(said('09:00', 'a'), answer('09:05', 'm', 0, true, 'b'), said('09:11', 'c'))
    expect(items.flatMap((item) => (item.kind === 'group' ? [item.showTime] : []))).toEqual([true, false, true])
  })

  test('whose words were erased stay as places', () => {
    const items = of(['MessageReceived', { at: '09:00', actor: customer, messageId: 'm', text: null }])
    expect(items[1]).toMatchObject({ kind: 'group', said: [{ text: null }] })
  })
})

describe('attempts', () => {
  const tried = (outcome?: string): Told[] => [
    ['AttemptStarted', { at: '09:00', actor: assistant, attemptId: 'a', path: 'article', ref: 'r', title: 'Returns' }],
    ...(outcome ? [['AttemptEnded', { at: '09:01', attemptId: 'a', outcome, evidence: {} }] as Told] : []),
  ]

  test('fold into the answer that they led to, and learn later how they ended', () => {
    const items = of(...tried(), answer('09:00', 'm', 0, true, 'Look here.'), said('09:01', 'no'), [
      'AttemptEnded',
      { at: '09:01', attemptId: 'a', outcome: 'customer-said-no', evidence: {} },
    ])
    const group = items.find((item) => item.kind === 'group')
    expect(group?.said[0]?.tried).toMatchObject([{ title: 'Returns', outcome: 'customer-said-no' }])
  })

  test('that were a person’s to do say who let it be done, when, and what came of it; the assistant’s own say nothing more', () => {
    const refund: Told[] = [
      ['AttemptStarted', { at: '09:00', actor: assistant, attemptId: 'a', path: 'action', ref: 'r', title: 'Refund' }],
      [
        'AttemptEnded',
        { at: '09:00', actor: assistant, attemptId: 'a', outcome: 'action-failed', evidence: { fault: 'not-allowed' } },
      ],
      ['Escalated', { at: '09:01', handoffId: 'h', reason: { kind: 'customer-pressed' }, team: 'support' }],
    ]
    const ended = (outcome: string, evidence: object): Told => [
      'AttemptEnded',
      { at: '09:20', actor: mara, attemptId: 'a', outcome, evidence },
    ]
    expect(short(of(...refund))).toHaveLength(3)
    const told = of(...refund, ended('action-done', { ms: 80 }))
    expect(short(told).slice(1)).toEqual([
      'tried: Refund action-done',
      expect.stringMatching(/^Handed off.* \/ You approved “Refund”: done$/),
    ])
    expect(told.at(-1)).toMatchObject({ lines: [{}, { weight: 'step', at: ms('09:20') }] })
    const sam = { kind: 'agent', id: 'sam', name: 'Sam Okafor' } as const
    const failed: Told = [
      'AttemptEnded',
      { at: '09:20', actor: sam, attemptId: 'a', outcome: 'action-failed', evidence: { fault: 'timeout' } },
    ]
    expect(short(of(...refund, failed)).at(-1)).toMatch(/ \/ Sam Okafor approved “Refund”: timed out$/)
  })

  test('without an answer stand before the change of hands that they led to', () => {
    const items = of(...tried('nothing-found'), [
      'Escalated',
      { at: '09:01', handoffId: 'h', reason: { kind: 'customer-pressed' }, team: 'support' },
    ])
    expect(short(items).slice(1)).toEqual([
      'tried: Returns nothing-found',
      'Handed off to Support. Dana pressed “Talk to a person”.',
    ])
  })
})

describe('changes of hands', () => {
  test('stand together as sentences, and passing on is told once', () => {
    const items = of(
      ['Transferred', { at: '09:00', handoffId: 'h1', agentId: 'mara' }],
      [
        'Escalated',
        {
          at: '09:00',
          handoffId: 'h2',
          reason: { kind: 'transfer', agentId: 'mara' },
          team: 'support',
          note: 'Please refund',
        },
      ],
      ['Offered', { at: '09:00', handoffId: 'h2', agentId: 'sam', team: 'support', choice, told: null }],
      ['OfferDeclined', { at: '09:01', agentId: 'sam', reason: 'busy' }],
      ['Queued', { at: '09:01', team: 'support', choice: { ...choice, rule: 'nobody-free' }, told: null }],
      ['TakenOver', { at: '09:02', agentId: 'sam', from: { kind: 'queue', team: 'support' }, told: null }],
    )
    expect(short(items)).toEqual([
      'day',
      [
        'You passed it on to Support',
        'Offered to Sam Okafor',
        'Sam Okafor declined: busy with another customer',
        'Waits for Support: nobody is free',
        'Sam Okafor took over from the queue',
      ].join(' / '),
    ])
    const hands = items.find((item) => item.kind === 'hands')
    expect(hands?.lines.map(({ words }) => words)).toEqual(['Please refund', null, null, null, null])
  })

  test('keep what the customer was told', () => {
    const told = { key: 'handoff.accepted', params: { agent: 'Mara Vogel' } }
    const [, hands] = of(['OfferAccepted', { at: '09:00', agentId: 'mara', told }])
    expect(hands).toMatchObject({ lines: [{ sentence: 'You accepted', to: 'agent', told }] })
  })

  test('name the time that was promised', () => {
    const [, hands] = of([
      'Scheduled',
      { at: '09:00', team: 'support', choice, told: null, promisedAt: '2026-03-02T16:00:00.000Z' },
    ])
    expect(hands).toMatchObject({
      lines: [{ at: ms('09:00'), sentence: expect.stringMatching(/promised by \d\d:\d\d$/) }],
    })
  })
})

test('pages and sign-ins are one faint line when they come together', () => {
  const items = of(
    ['ConversationOpened', { at: '09:00', actor: customer, channel: 'widget' }],
    ['PageSeen', { at: '09:00', page: { url: 'https://folio.example/orders', title: 'Orders' } }],
  )
  expect(short(items)).toEqual(['day', 'Opened in the widget · Looked at Orders'])
})

test.each([
  ['widget', 'Opened in the widget'],
  ['email', 'Opened by e-mail'],
  ['api', 'Opened over the API'],
  ['whatsapp', 'Opened on whatsapp'],
])('where it was opened is said as one says it: %s', (channel, words) => {
  expect(short(of(['ConversationOpened', { at: '09:00', actor: customer, channel }]))).toEqual(['day', words])
})

test('a fact that this build does not know is left out', () => {
  expect(short(of(['SomethingNew', { at: '09:00' }], said('09:00', 'hi')))).toEqual(['day', 'customer: hi'])
})

test('what was written here stands at the end, as reply or as note, and joins what I said just before', () => {
  const outgoing = (text: string, kind: Outgoing['kind']): Outgoing => ({
    clientId: text,
    conversationId: 'c1',
    kind,
    text,
    at: ms('09:01'),
    state: 'sending',
    seq: null,
    problem: null,
  })
  const replied = events(['AgentReplied', { at: '09:00', actor: mara, messageId: 'r', text: 'hello', agentId: 'mara' }])
  const items = threadItems(replied, [outgoing('more', 'message'), outgoing('for us', 'note')], names, me, 'UTC')
  expect(short(items)).toEqual(['day', 'agent: hello | more', 'note: for us'])
})
