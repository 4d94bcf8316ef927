import { describe, expect, test } from 'vitest'
import { due } from '../conversation/due.ts'
import { kept } from '../conversation/state.ts'
import type { Question } from '../conversation/facts.ts'
import {
  agent,
  assistantActs,
  customerSays,
  end,
  monday,
  play,
  press,
  roster,
  says as assistantSays,
  type Play,
} from '../testing/spec.ts'

const minute = 60_000

/** A conversation of customer `u1`. */
function conversation({
  customerId = 'u1',
  at = monday,
  visitorId = 'v1',
  channel = 'widget',
}: Partial<Opened> = {}): Play {
  const it = play({ at, roster: roster([agent('mara'), agent('tom')]) })
  it.send({ type: 'OpenConversation', channel, locale: 'en', visitorId, customerId, page: null })
  return it
}

interface Opened {
  customerId: string | null
  visitorId: string | null
  channel: string
  at: number
}

/** Its customer has written, and asked for a person. */
function pressed(it: Play, text: string): Play {
  says(it, text, `first-${it.state().visitorId}`)
  press(it)
  return it
}

const says = (it: Play, text: string, id: string) => it.send(customerSays(text, id))

/** `from` goes on in `into`, as the door has it: both, or neither. */
function merge(into: Play, from: Play, agentId: string | null = 'lea', ids = { from: 'b', into: 'a' }) {
  into.other = from.state()
  const decided = into.send({ type: 'MergeIn', from: ids.from, agentId })
  if (decided.kind !== 'facts') return decided
  from.send({ type: 'MergeInto', into: ids.into, agentId })
  return decided
}

const types = (it: Play) => it.lastFacts().map(({ type }) => type)
const openOffer = (it: Play) => it.state().handoff?.offer?.id ?? ''

describe('what is known', () => {
  test('of both is known in the one that goes on, in the order of its times', () => {
    const a = conversation()
    says(a, 'My order is RX-48213 and it has not come.', 'a1')
    const b = conversation({ at: monday + minute, visitorId: 'v2' })
    says(b, 'Hello', 'b0')
    says(b, 'I also want to return the lamp, my order number is 50001. It is broken!', 'b1')
    a.wait(2 * minute)
    b.wait(minute)
    merge(a, b)
    const state = a.state()
    expect(state.firstWords.map(({ messageId }) => messageId)).toEqual(['a1', 'b0', 'b1'])
    expect(state.keyWords.map(({ messageId }) => messageId)).toContain('b1')
    expect(new Set(state.slots.map(({ messageId }) => messageId))).toEqual(new Set(['a1', 'b1']))
    expect(state).toMatchObject({
      status: 'open',
      messages: 3,
      holder: { kind: 'assistant' },
      merged: [{ conversationId: 'b', visitorId: 'v2' }],
      // The newest of theirs is answered, and both are read for it.
      lastCustomer: { messageId: 'b1' },
      unansweredSince: monday,
    })
    expect(due(state, a.policy)).toMatchObject({ kind: 'turn' })
  })

  test('travels in the package of a handoff that waits here, made anew', () => {
    const a = pressed(conversation(), 'My order has not come.')
    const b = conversation({ visitorId: 'v2' })
    says(b, 'The lamp is broken, I want to return it.', 'b1')
    const before = a.state().handoff
    merge(a, b)
    const { handoff } = a.state()
    expect(handoff?.id).toBe(before?.id)
    expect(types(a)).toEqual(['ConversationMerged', 'HandoffPrepared'])
    expect(handoff?.package?.transcript.messages).toBe(2)
    expect(handoff?.package?.summary.problem.map(({ messageId }) => messageId)).toContain('b1')
    expect(openOffer(a)).toBe(before?.offer?.id)
  })

  test('a yes that was said elsewhere is none to the action that was asked about here; another question stays', () => {
    const asking = (asks: Question): Play => {
      const a = conversation()
      says(a, 'Please refund 20 of my order A-1.', 'a1')
      a.send(assistantActs(a, [assistantSays('Shall I do this?', { as: 'ask-input', asks }), end]))
      expect(a.state().question).toMatchObject(asks)
      const b = conversation({ at: monday + minute, visitorId: 'v2' })
      says(b, 'Yes', 'b1')
      a.wait(2 * minute)
      b.wait(minute)
      merge(a, b)
      expect(due(a.state(), a.policy)).toMatchObject({ kind: 'turn' })
      return a
    }
    expect(
      asking({ kind: 'confirm-action', callId: 'acl_1', expiresAt: monday + 10 * minute }).state().question,
    ).toBeNull()
    expect(asking({ kind: 'did-that-help', attemptId: 't' }).state().question).toMatchObject({ kind: 'did-that-help' })
  })

  test('what came by mail came by mail also where it goes on, and what was said here did not', () => {
    const mail = { mailId: 'mail-1', subject: null, whole: null, verified: true, attachments: [] }
    const mailed = (at: number): Play => {
      const b = conversation({ at, channel: 'email' })
      const text = 'Mark it as urgent'
      b.send({ type: 'ReceiveMessage', messageId: 'b1', clientId: 'b1', text, page: null, mail })
      return b
    }
    const a = conversation()
    merge(a, mailed(monday))
    expect(a.state()).toMatchObject({ byMail: 'b1', lastCustomer: { messageId: 'b1' } })
    const c = conversation({ at: monday + minute })
    says(c, 'It is urgent', 'c1')
    merge(c, mailed(monday))
    expect(c.state()).toMatchObject({ byMail: null, lastCustomer: { messageId: 'c1' } })
  })

  test('tags are both’s, and as many as there may be; the address is kept', () => {
    const a = conversation()
    const b = conversation()
    a.send({ type: 'ChangeTags', add: ['t1', 't2'], remove: [] })
    b.send({ type: 'ChangeTags', add: ['t2', 't3'], remove: [] })
    b.send({ type: 'LeaveAddress', address: 'ada@example.org', shown: 'a•@example.org' })
    merge(a, b)
    expect(a.state().tags).toEqual(['t1', 't2', 't3'])
    expect(a.state().address).not.toBeNull()
    expect(b.state().tags).toEqual([])
  })

  test('who wants no mail in either of the two gets none where it goes on', () => {
    const [a, b, c, d] = [conversation(), conversation(), conversation(), conversation()]
    for (const declined of [b, c]) declined.send({ type: 'DeclineMail' })
    d.send({ type: 'LeaveAddress', address: 'ada@example.org', shown: 'a•@example.org' })
    merge(a, b)
    merge(c, d)
    expect(a.state().mailDeclined).toBe(true)
    expect(c.state()).toMatchObject({ mailDeclined: true, address: null })
  })
})

describe('who waits for a person', () => {
  test('is asked about here, and has waited since they did; nobody is asked there any more', () => {
    const a = conversation({ at: monday + 10 * minute })
    says(a, 'And another thing', 'a1')
    const b = pressed(conversation({ visitorId: 'v2' }), 'Where is my parcel?')
    const asked0 = b.state().handoff
    b.wait(10 * minute)
    merge(a, b)
    expect(a.state()).toMatchObject({
      holder: { kind: 'queue' },
      handoff: { team: asked0?.team, reason: asked0?.reason, begunAt: asked0?.requestedAt },
    })
    expect(a.state().handoff?.package?.transcript.messages).toBe(2)
    expect(b.state()).toMatchObject({
      status: 'merged',
      holder: { kind: 'nobody' },
      handoff: { status: 'merged', offer: null },
    })
    expect(due(b.state(), b.policy)).toBeNull()
    expect(b.send({ type: 'AcceptOffer', offerId: asked0?.offer?.id ?? '', agentId: 'mara' })).toMatchObject({
      refusal: { code: 'conversation_merged', into: 'a' },
    })
  })

  test('and has one keeps them: they hold it here, with the package of both', () => {
    const a = conversation()
    says(a, 'My order has not come.', 'a1')
    const b = pressed(conversation({ visitorId: 'v2' }), 'The lamp is broken.')
    b.send({ type: 'AcceptOffer', offerId: openOffer(b), agentId: 'mara' })
    merge(a, b)
    expect(a.state()).toMatchObject({
      holder: { kind: 'agent', id: 'mara' },
      handoff: { status: 'accepted', agentId: 'mara', begunAt: b.state().handoff?.requestedAt },
    })
    expect(a.state().handoff?.package?.transcript.messages).toBe(2)
    expect(a.lastFacts().findLast((fact) => 'told' in fact)).toMatchObject({ told: { params: { agent: 'MARA' } } })
    expect(b.state()).toMatchObject({ holder: { kind: 'nobody' }, handoff: { status: 'merged' } })
  })

  test('held here it stays with who holds it, and theirs there is free; what was put aside comes back for a word that nobody answered', () => {
    const a = pressed(conversation(), 'My order has not come.')
    a.send({ type: 'AcceptOffer', offerId: openOffer(a), agentId: 'tom' })
    a.send({ type: 'ReplyAsAgent', agentId: 'tom', messageId: 'r1', clientId: 'r1', text: 'Which one?' })
    a.send({ type: 'WaitForCustomer', agentId: 'tom' })
    const b = pressed(conversation({ visitorId: 'v2' }), 'The lamp is broken.')
    b.send({ type: 'AcceptOffer', offerId: openOffer(b), agentId: 'mara' })
    merge(a, b)
    expect(a.state()).toMatchObject({ holder: { kind: 'agent', id: 'tom' }, aside: null, back: true })
    expect(types(a)).toEqual(['ConversationMerged', 'CameBack', 'HandoffPrepared'])
    expect(b.state().holder).toEqual({ kind: 'nobody' })
  })

  test('a time that was booked there is called off, and said', () => {
    const a = conversation()
    const b = pressed(conversation({ visitorId: 'v2' }), 'The lamp is broken.')
    b.send({ type: 'DeclineOffer', offerId: openOffer(b), agentId: 'mara', reason: 'busy' })
    b.send({ type: 'DeclineOffer', offerId: openOffer(b), agentId: 'tom', reason: 'busy' })
    expect(b.state().handoff?.offer).toBeNull()
    b.send({ type: 'BookCallback', agentId: 'tom', at: b.now() + 60 * minute, because: 'customer', note: null })
    expect(b.state().handoff?.callback).toBeDefined()
    merge(a, b)
    expect(types(b)).toEqual(['CallbackCancelled', 'MergedInto'])
    expect(a.state().holder.kind).toBe('queue')
  })
})

describe('where it ended', () => {
  function gone() {
    const a = conversation()
    const b = conversation()
    says(b, 'Hello?', 'b1')
    merge(a, b)
    return { a, b }
  }

  test('nothing is said any more, and whoever tries hears where it goes on', () => {
    const { b } = gone()
    const goesOn = { refusal: { code: 'conversation_merged', into: 'a' } }
    const { version, epoch } = b.state()
    expect(says(b, 'still there?', 'b2')).toMatchObject(goesOn)
    expect(b.send({ type: 'TakeOver', agentId: 'mara' })).toMatchObject(goesOn)
    expect(b.send({ type: 'AddNote', messageId: 'n', clientId: 'n', text: 'n' })).toMatchObject(goesOn)
    expect(b.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })).toMatchObject(goesOn)
    expect(b.send({ type: 'MergeInto', into: 'c', agentId: null })).toMatchObject(goesOn)
    const intoIt = conversation()
    b.other = intoIt.state()
    expect(b.send({ type: 'MergeIn', from: 'c', agentId: null })).toMatchObject(goesOn)
    // What Baton does by itself is not done, and nobody is told.
    expect(b.send({ type: 'ConsiderTurn', turnId: 't', basedOn: 'b1' })).toEqual({
      kind: 'facts',
      facts: [],
      texts: [],
    })
    expect(b.send({ type: 'RouteAgain' })).toEqual({ kind: 'facts', facts: [], texts: [] })
    expect(b.state()).toMatchObject({ version, epoch, status: 'merged', mergedInto: { conversationId: 'a' } })
  })

  test('how it had ended before stays said: it was not resolved by this', () => {
    const { b } = gone()
    expect(b.state()).toMatchObject({ resolution: null, resolvedBy: null, unansweredSince: null })
    expect(b.records().some(({ fact }) => fact.type === 'Resolved')).toBe(false)
  })

  test('who is forgotten is forgotten there too', () => {
    const { a, b } = gone()
    b.send({ type: 'ForgetCustomer' })
    expect(b.state()).toMatchObject({ visitorId: null, customerId: null })
    expect(b.records().some(({ fact }) => fact.type === 'Resolved')).toBe(false)
    a.send({ type: 'ForgetCustomer' })
    expect(a.state().merged).toEqual([{ conversationId: 'b', visitorId: null }])
  })
})

describe('is refused', () => {
  const refusal = (code: string) => ({ kind: 'refused', refusal: { code } })
  test('for another customer, for who cannot be told to be one, and between a drill and a customer', () => {
    expect(merge(conversation(), conversation({ customerId: 'u2' }))).toMatchObject(refusal('not_same_customer'))
    expect(merge(conversation(), conversation({ customerId: null }))).toMatchObject(refusal('not_same_customer'))
    const nobody = { customerId: null, visitorId: null }
    expect(merge(conversation(nobody), conversation(nobody))).toMatchObject(refusal('not_same_customer'))
    expect(merge(conversation(), conversation({ channel: 'drill' }))).toMatchObject(refusal('not_same_customer'))
    const one = { customerId: null, visitorId: 'v7' }
    expect(merge(conversation(one), conversation({ ...one, channel: 'api' }))).toMatchObject({ kind: 'facts' })
  })

  test('into what is resolved, from what goes on elsewhere, and for who was forgotten', () => {
    const ended = conversation()
    ended.send({ type: 'Resolve', by: 'customer', agentId: null, resolution: 'solved' })
    expect(merge(ended, conversation())).toMatchObject(refusal('conversation_resolved'))
    expect(merge(conversation(), ended)).toMatchObject({ kind: 'facts' })
    expect(merge(conversation(), ended)).toMatchObject({ refusal: { code: 'conversation_merged', into: 'a' } })
    const forgotten = conversation()
    forgotten.send({ type: 'ForgetCustomer' })
    expect(merge(conversation(), forgotten)).toMatchObject(refusal('customer_forgotten'))
    expect(merge(forgotten, conversation())).toMatchObject(refusal('customer_forgotten'))
  })

  test('beyond as many as there may be, those that came by way of others counted', () => {
    const a = conversation()
    for (let n = 1; n < kept.merged; n++) merge(a, conversation(), null, { from: `b${n}`, into: 'a' })
    const chain = conversation()
    merge(chain, conversation(), null, { from: 'x', into: 'chain' })
    expect(merge(a, chain, null, { from: 'chain', into: 'a' })).toMatchObject({
      refusal: { code: 'too_many_merged', most: kept.merged },
    })
    const c = conversation()
    merge(c, chain, null, { from: 'chain', into: 'c' })
    expect(c.state().merged.map(({ conversationId }) => conversationId)).toEqual(['chain', 'x'])
  })
})
