import { describe, expect, test } from 'vitest'
import { agent, asked, assistantActs, customerSays, end, play, roster, says } from '../testing/index.ts'
import type { Decision } from './deciding.ts'

const card = '4242 4242 4242 4242'

/** Everything that a decision would write but the sealed originals, which are encrypted at the door. */
const readable = (decision: Decision) => {
  if (decision.kind !== 'facts') throw new Error(`expected facts, got ${decision.kind}`)
  return JSON.stringify([decision.facts, decision.texts.filter(({ kind }) => kind !== 'sealed')])
}
const textsOf = (decision: Decision) => (decision.kind === 'facts' ? decision.texts : [])

describe("a customer's message", () => {
  test('is kept masked, with where, and its original beside it to be sealed', () => {
    const it = asked(play())
    const decision = it.send(customerSays(`My card is ${card}, order 48213`, 'm2'))
    const texts = textsOf(decision)
    const message = texts.find(({ kind }) => kind === 'message')
    expect(message?.body).toBe('My card is •••• 4242, order 48213')
    expect(texts.find(({ kind }) => kind === 'sealed')).toEqual({
      id: `${message?.id}.sealed`,
      kind: 'sealed',
      body: `My card is ${card}, order 48213`,
    })
    const [received] = it.lastFacts()
    if (received?.type !== 'MessageReceived') throw new Error('not received')
    expect(received.reading.masked).toEqual([{ kind: 'card', from: 11, to: 20 }])
    expect(readable(decision)).not.toContain(card)
  })

  test('with nothing to mask has no original', () => {
    const it = asked(play())
    expect(textsOf(it.send(customerSays('Order 48213 is late', 'm2'))).map(({ kind }) => kind)).toEqual(['message'])
  })

  test('that was masked gives no value to be remembered, and what else it says does', () => {
    const it = asked(play())
    it.send(assistantActs(it, [says('What is your order number?', { as: 'clarify', grounding: null }), end]))
    it.send(customerSays(`${card}, and the order is 48213`, 'm2'))
    expect(it.state().slots.map(({ name, from, to }) => [name, from, to])).toEqual([['order-number', 28, 33]])
  })
})

test('the page that a message came from is kept masked, title and address', () => {
  const it = asked(play())
  const page = { url: 'https://shop.example/pay?token=9f86d081884c7d65', title: `Pay with ${card}` }
  const decision = it.send({ type: 'ReceiveMessage', messageId: 'm2', clientId: 'c2', text: 'hello', page })
  expect(textsOf(decision).find(({ kind }) => kind === 'page')?.body).toBe(
    '{"url":"https://shop.example/pay?token=••••••","title":"Pay with •••• 4242"}',
  )
  expect(textsOf(decision).some(({ kind }) => kind === 'sealed')).toBe(false)
})

test('what the assistant says, and what it did not get to say, is masked', () => {
  const it = asked(play({ roster: roster([agent('mara')]) }))
  const said = it.send(assistantActs(it, [says(`Your card ${card} was charged.`), end]))
  expect(readable(said)).not.toContain(card)
  expect(it.lastFacts()[0]).toMatchObject({ type: 'AssistantSaid', masked: [{ kind: 'card', from: 10, to: 19 }] })
  it.send(customerSays('and now?', 'm2'))
  const withheld = it.send(
    assistantActs(it, [says(`I have connected you to a colleague with card ${card}.`), end], { basedOn: 'm1' }),
  )
  expect(readable(withheld)).toContain('ReplyWithheld')
  expect(readable(withheld)).not.toContain(card)
})

test('what a person writes is masked: replies, notes, briefings, notes of a transfer', () => {
  const it = asked(play({ roster: roster([agent('mara')]) }))
  const password = 'the password is tr0ub4dor'
  const decisions = [
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r1', clientId: 'r1', text: password }),
    it.send({ type: 'AddNote', messageId: 'n1', clientId: 'n1', text: password }),
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: null,
      skills: [],
      priority: 'normal',
      note: password,
      agentId: 'mara',
    }),
    it.send({ type: 'ReturnToAssistant', agentId: null, briefing: password }),
  ]
  for (const decision of decisions) {
    expect(readable(decision)).toContain('the password is ••••••')
    expect(readable(decision)).not.toContain('tr0ub4dor')
    expect(textsOf(decision).find(({ kind }) => kind === 'sealed')?.body).toBe(password)
  }
})

test('what another system hands in is masked: its transcript, its values by their names, its payload', () => {
  const it = play({ roster: roster([agent('mara')]) })
  const decision = it.send({
    type: 'HandIn',
    channel: 'widget',
    locale: 'en',
    visitorId: 'in_1',
    customerId: null,
    source: 'bot',
    trigger: 'user',
    code: 'asked',
    messages: [
      { messageId: 'm1', clientId: 'c1', by: 'customer', text: `card ${card}`, saidAt: null },
      { messageId: 'm2', clientId: 'c2', by: 'bot', text: `you said ${card}`, saidAt: null },
    ],
    of: null,
    attempted: [{ attemptId: 'a1', title: `charged ${card}` }],
    values: [{ name: 'password', value: 'hunter2x' }],
    intent: null,
    page: null,
    team: null,
    skills: [],
    priority: 'normal',
    note: `pays with ${card}`,
    raw: JSON.stringify({ slots: { password: 'hunter2x' }, text: card }),
  })
  expect(readable(decision)).not.toMatch(/4242 4242|hunter2x/)
  expect(it.lastFacts().filter((fact) => 'masked' in fact)).toHaveLength(1)
})
