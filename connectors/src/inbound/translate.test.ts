import { HandIn } from '@baton/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { botFrameworkStatus, sources, translate } from '../index.ts'
import type { Source } from './translate.ts'

/** Translated, and as the API parses it. */
function handedIn(source: Source, payload: unknown): HandIn {
  const result = translate(source, payload)
  if (!result.ok) throw new Error(`${result.fault.path} ${result.fault.message}`)
  return HandIn.parse(result.handIn)
}

const said = ({ transcript }: HandIn) => transcript.map(({ role, text }) => `${role}: ${text}`)

test('Rasa: the session that runs, its slots, its intent; what was before it has ended', () => {
  const it = handedIn('rasa', {
    sender_id: 'user-7',
    slots: { order_number: '48213', requested_slot: null, session: { deep: true } },
    latest_message: { text: 'a human please', intent: { name: 'request_human', confidence: 0.94 } },
    events: [
      { event: 'user', text: 'an older session', timestamp: 1_700_000_000.5 },
      { event: 'session_started', timestamp: 1_767_607_200.1 },
      { event: 'user', text: 'Where is my order?', timestamp: 1_767_607_201.5, message_id: 'r1' },
      { event: 'action', name: 'action_listen' },
      { event: 'bot', text: 'What is its number?', timestamp: 1_767_607_202 },
      { event: 'user', text: 'a human please', timestamp: 1_767_607_203 },
    ],
  })
  expect(it.conversationId).toBe('user-7')
  expect(said(it)).toEqual(['customer: Where is my order?', 'bot: What is its number?', 'customer: a human please'])
  expect(it.transcript[0]).toMatchObject({ id: 'r1', at: '2026-01-05T10:00:01.500Z' })
  expect(it.slots).toEqual({ 'order-number': '48213' })
  expect(it.intent).toEqual({ name: 'request_human', confidence: 0.94 })
  expect(it.escalation.trigger).toBe('user')
})

describe('Dialogflow CX', () => {
  const handoff = (metadata: object) => ({
    session: 'projects/p/locations/l/agents/a/sessions/s-42',
    queryResult: {
      text: 'I want a person',
      parameters: { orderNumber: 48213 },
      match: { intent: { displayName: 'handoff' }, confidence: 0.8 },
      responseMessages: [{ text: { text: ['One moment.'] } }, { liveAgentHandoff: { metadata } }],
    },
  })

  test('without turns in the metadata the rest of the transcript is known to be missing', () => {
    const it = handedIn('dialogflow-cx', handoff({ reason: 'Billing dispute' }))
    expect(it.conversationId).toBe('s-42')
    expect(said(it)).toEqual(['customer: I want a person', 'bot: One moment.'])
    expect(it.transcriptTotal).toBeGreaterThan(it.transcript.length)
    expect(it.escalation.reason).toBe('billing-dispute')
    expect(it.slots['order-number']).toBe('48213')
  })

  test('with turns it is whole', () => {
    const transcript = [
      { role: 'user', text: 'My bill is wrong' },
      { role: 'bot', text: 'Which one?' },
    ]
    const it = handedIn('dialogflow-cx', handoff({ transcript }))
    expect(said(it)).toEqual(['customer: My bill is wrong', 'bot: Which one?'])
    expect(it.transcriptTotal).toBeUndefined()
  })
})

test('Dialogflow ES: a flag and the last words', () => {
  const it = handedIn('dialogflow-es', {
    session: 'projects/p/agent/sessions/es-1',
    queryResult: {
      queryText: 'agent',
      fulfillmentText: 'I will get somebody.',
      intent: { displayName: 'Talk to agent', liveAgentHandoff: true },
      intentDetectionConfidence: 0.7,
    },
  })
  expect(said(it)).toEqual(['customer: agent', 'bot: I will get somebody.'])
  expect(it.transcriptTotal).toBe(3)
})

test('Botpress: the history with who said it, the title and the user', () => {
  const it = handedIn('botpress', {
    conversationId: 'bp-1',
    user: { name: 'Ana Silva', email: 'ana@mail.example' },
    input: {
      userId: 'u1',
      title: 'Refund',
      description: 'Wants money back for a damaged reader',
      messageHistory: [
        { source: { type: 'user', userId: 'u1' }, type: 'text', payload: { text: 'It is broken' } },
        { source: { type: 'bot' }, type: 'text', payload: { text: 'I am sorry.' } },
        { source: { type: 'user', userId: 'u1' }, type: 'image', payload: { imageUrl: 'https://x.example/a.png' } },
      ],
    },
  })
  expect(said(it)).toEqual(['customer: It is broken', 'bot: I am sorry.', 'customer: [image]'])
  expect(it.customer).toMatchObject({ name: 'Ana Silva', email: 'ana@mail.example', verified: false })
  expect(it.summary?.goal).toBe('Refund\nWants money back for a damaged reader')
})

describe('Bot Framework', () => {
  const activity = (attachments: object[]) => ({
    type: 'event',
    name: 'handoff.initiate',
    conversation: { id: 'bf-1' },
    from: { id: 'c1', name: 'Ana' },
    value: { Skill: 'credit cards' },
    attachments,
  })
  const activities = [
    { type: 'message', id: 'a1', from: { id: 'c1' }, text: 'Hello', timestamp: '2026-01-05T10:00:00Z' },
    { type: 'typing', from: { id: 'bot' } },
    { type: 'message', id: 'a2', from: { id: 'bot' }, text: 'How can I help?' },
  ]

  test.each(['Transcript', 'Trasnscript'])(
    'the attachment named %s is the transcript; others are left alone',
    (name) => {
      const it = handedIn(
        'bot-framework',
        activity([
          { name: 'Photo', contentType: 'image/png' },
          { name, contentType: 'application/json', content: { activities } },
        ]),
      )
      expect(said(it)).toEqual(['customer: Hello', 'bot: How can I help?'])
      expect(it.slots).toEqual({ skill: 'credit cards' })
    },
  )

  test('a transcript behind an address is not fetched, and known to be missing', () => {
    const it = handedIn('bot-framework', activity([{ name: 'Transcript', contentUrl: 'https://x.example/t.json' }]))
    expect(it.transcript).toEqual([])
    expect(it.transcriptTotal).toBe(1)
  })

  test('any other event is refused', () => {
    expect(translate('bot-framework', { name: 'handoff.status' })).toMatchObject({ ok: false, fault: { path: 'name' } })
  })

  test('every status of ours has one of the three states', () => {
    expect(['queued', 'accepted', 'resolved', 'returned'].map(botFrameworkStatus)).toEqual([
      'accepted',
      'accepted',
      'completed',
      'completed',
    ])
  })
})

test('a plain transcript, as lines or as a list', () => {
  const lines = 'Customer: My parcel is late\nand the tracking says nothing\nBot: I am sorry\n\nAgent: Looking into it'
  expect(said(handedIn('transcript', { conversationId: 't1', transcript: lines }))).toEqual([
    'customer: My parcel is late\nand the tracking says nothing',
    'bot: I am sorry',
    'agent: Looking into it',
  ])
  const turns = [
    { role: 'User', content: 'Hi there' },
    { from: 'assistant', text: 'Hello' },
  ]
  expect(said(handedIn('transcript', { id: 't2', messages: turns }))).toEqual(['customer: Hi there', 'bot: Hello'])
})

describe.each(sources)('%s', (source) => {
  test('anything at all gives a fault with its place, or what the API takes', () => {
    const key = fc.constantFrom(
      'sender_id',
      'session',
      'queryResult',
      'events',
      'name',
      'conversation',
      'id',
      'transcript',
      'messageHistory',
      'userId',
      'slots',
      'value',
      'text',
      'attachments',
      'content',
      'activities',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.constantFrom(null, true, 'handoff.initiate', 'user', 'x'),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (payload) => {
        const result = translate(source, payload)
        if (!result.ok) expect(result.fault.message).not.toBe('')
        else expect(HandIn.safeParse(result.handIn).error).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })
})
