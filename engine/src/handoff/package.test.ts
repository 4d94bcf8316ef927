import { describe, expect, test } from 'vitest'
import type { Fact, FactRecord } from '../conversation/facts.ts'
import { evolve } from '../conversation/evolve.ts'
import { nothingYet } from '../conversation/state.ts'
import { defaultPolicy } from '../escalation/policy.ts'
import { asked, assistantActs, customerSays, end, play, says, type Play } from '../testing/spec.ts'
import { buildPackage, type PackageGiven } from './build-package.ts'
import { defaultWeights } from './completeness.ts'
import type { HandoffPackage } from './package.ts'

function packaged(it: Play): HandoffPackage {
  it.send({
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  })
  const prepared = it.lastFacts().find((fact) => fact.type === 'HandoffPrepared')
  if (!prepared) throw new Error('no package')
  return prepared.package
}

const valuesOf = (pkg: HandoffPackage, name: string) => pkg.facts.find((fact) => fact.name === name)
const stateOf = (pkg: HandoffPackage, part: string) => pkg.completeness.parts.find((each) => each.part === part)

describe('what the customer has said travels (law 7)', () => {
  test('as spans into their messages, never as values', () => {
    const text = 'My order 48213 has not arrived, I am ana@mail.example'
    const pkg = packaged(asked(play(), text))
    const order = valuesOf(pkg, 'order-number')
    expect(order).toMatchObject({ conflict: false, values: [{ messageId: 'm1', source: 'customer', verified: false }] })
    const span = order?.values[0]
    expect(text.slice(span?.from, span?.to ?? undefined)).toBe('48213')
    expect(valuesOf(pkg, 'email')?.values).toHaveLength(1)
    expect(JSON.stringify(pkg)).not.toContain('48213')
    expect(JSON.stringify(pkg)).not.toContain('ana@')
  })

  test('two values without a correction are a conflict; a correction leaves one, with history', () => {
    const it = asked(play(), 'It is order 48213')
    it.send(customerSays('My order is 48214', 'm2'))
    expect(valuesOf(packaged(it), 'order-number')).toMatchObject({
      conflict: true,
      values: [{ messageId: 'm1' }, { messageId: 'm2' }],
    })
    const corrected = asked(play(), 'It is order 48213')
    corrected.send(customerSays('Sorry, it is 48214', 'm2'))
    expect(valuesOf(packaged(corrected), 'order-number')).toMatchObject({
      conflict: false,
      values: [{ messageId: 'm2' }],
      history: [{ messageId: 'm1' }],
    })
  })

  test('a bare number is what was asked for', () => {
    const it = asked(play(), 'My parcel is late')
    it.send(assistantActs(it, [says('What is your order number?'), end]))
    it.send(customerSays('48213', 'm2'))
    expect(valuesOf(packaged(it), 'order-number')?.values).toMatchObject([{ messageId: 'm2', from: 0, to: 5 }])
  })

  test('what was said while people hold the conversation is kept too', () => {
    const it = asked(play())
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send(customerSays('The order number is 48213', 'm2'))
    expect(it.state().slots).toMatchObject([{ name: 'order-number', messageId: 'm2' }])
  })
})

describe('what it is about', () => {
  test('the wish is the sentence that says most, not the last words', () => {
    const text = 'Hello there. My reader does not turn on any more. Thanks!'
    const it = asked(play(), text)
    it.send(customerSays('are you there', 'm2'))
    const { wanted } = packaged(it).summary
    expect(wanted?.messageId).toBe('m1')
    expect(text.slice(wanted?.from, wanted?.to)).toBe('My reader does not turn on any more.')
  })

  test('tone, its trend and the words that show it', () => {
    const it = asked(play(), 'My parcel has not arrived')
    it.send(customerSays('This is ridiculous!! Still nothing, for the third time', 'm2'))
    const { tone } = packaged(it)
    expect(tone).toMatchObject({ trend: 'rising', evidence: [{ messageId: 'm2' }] })
    expect(tone?.frustration).toBeGreaterThan(0.7)
  })

  test('what was promised, with where it was said', () => {
    const it = asked(play(), 'The corner is dented')
    const reply = 'Sorry about that. I will send you a replacement tomorrow.'
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r1', clientId: 'c9', text: reply })
    const [promise, ...more] = packaged(it).promises
    expect(more).toEqual([])
    expect(promise).toMatchObject({ by: 'agent', messageId: 'r1' })
    expect(reply.slice(promise?.from, promise?.to)).toBe('I will send you a replacement tomorrow.')
  })
})

describe('from one person to the next', () => {
  test('what the one before did, promised and noted travels with their note', () => {
    const it = asked(play(), 'The corner is dented')
    it.send({ type: 'TakeOver', agentId: 'mara' })
    const reply = 'I will send you a replacement tomorrow.'
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r1', clientId: 'c9', text: 'Let me look.' })
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r2', clientId: 'c10', text: reply })
    it.send({ type: 'AddNote', messageId: 'n1', clientId: 'c11', text: 'Seen the photo: it is the corner.' })
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: null,
      skills: [],
      priority: 'normal',
      note: 'Needs a refund from billing.',
      agentId: 'mara',
    })
    const prepared = it.lastFacts().find((fact) => fact.type === 'HandoffPrepared')
    const pkg = prepared?.type === 'HandoffPrepared' ? prepared.package : null
    expect(pkg).toMatchObject({
      reason: { kind: 'transfer', agentId: 'mara' },
      noteTextId: expect.any(String),
      handled: { agentId: 'mara', replies: 2, lastReply: { messageId: 'r2' }, notes: [{ textId: expect.any(String) }] },
      promises: [{ by: 'agent', messageId: 'r2' }],
      routing: { previousAgent: 'mara' },
    })
  })

  test('whoever takes it next begins with nothing done', () => {
    const it = asked(play(), 'The corner is dented')
    it.send({ type: 'ReplyAsAgent', agentId: 'mara', messageId: 'r1', clientId: 'c9', text: 'Let me look.' })
    it.send({ type: 'TakeOver', agentId: 'noor' })
    expect(it.state().handled).toMatchObject({ agentId: 'noor', replies: 0, lastReply: null, notes: [] })
  })

  test('notes are bounded, and belong to who holds it', () => {
    const it = asked(play(), 'The corner is dented')
    it.send({ type: 'AddNote', messageId: 'n0', clientId: 'n0', text: 'Nobody has it yet.' })
    expect(it.state().handled).toBeNull()
    it.send({ type: 'TakeOver', agentId: 'mara' })
    for (let n = 1; n < 9; n++) it.send({ type: 'AddNote', messageId: `n${n}`, clientId: `n${n}`, text: `Note ${n}` })
    expect(it.state().handled?.notes).toHaveLength(3)
  })
})

describe('completeness', () => {
  test('each gap has a cause and somebody who can mend it; the minimum is unweighted', () => {
    const pkg = packaged(asked(play()))
    expect(pkg.completeness.minimum).toEqual({ pass: false, missing: ['account', 'page'] })
    for (const { cause, owner } of pkg.missing) expect([cause, owner]).not.toContain(undefined)
    expect(stateOf(pkg, 'account')).toMatchObject({ state: 'missing', cause: 'not-identified', owner: 'integration' })
    expect(stateOf(pkg, 'attempts')).toMatchObject({ state: 'present' })
    const other = packaged(asked(play({ policy: { weights: { account: 0, page: 0 } } })))
    expect(other.completeness.score).toBeGreaterThan(pkg.completeness.score)
    expect(other.completeness.minimum).toEqual(pkg.completeness.minimum)
  })

  test('a look-up that timed out says so, with its time', () => {
    const it = asked(play())
    const state = evolve(it.state(), {
      seq: it.state().version + 1,
      at: it.now(),
      actor: { kind: 'system' },
      fact: { type: 'AccountNotFetched', source: 'http', because: 'lookup-timed-out', ms: 2000 },
    })
    const pkg = buildPackage(state, given)
    expect(pkg.missing).toContainEqual({ part: 'account', cause: 'lookup-timed-out', owner: 'integration', ms: 2000 })
  })

  test('what is known stays, with why nothing newer could be had', () => {
    const account = { customerId: 'c', textId: 't1', fetchedAt: 0, source: 'http', gap: timedOut(false) } as const
    const pkg = buildPackage({ ...asked(play()).state(), customerId: 'c' }, { ...given, account })
    expect(pkg.account).toEqual({ customerId: 'c', textId: 't1', fetchedAt: 0, source: 'http' })
    expect(stateOf(pkg, 'account')).toMatchObject({ state: 'partial', cause: 'lookup-timed-out' })
    const none = buildPackage(asked(play()).state(), { ...given, account: { ...account, gap: timedOut(true) } })
    expect(stateOf(none, 'account')).toMatchObject({ state: 'missing', cause: 'lookup-timed-out' })
    expect(none.missing).toContainEqual({ part: 'account', cause: 'lookup-timed-out', owner: 'integration', ms: 2000 })
  })

  test('a failed look-up takes nothing away from what was known', () => {
    const facts: Fact[] = [
      { type: 'AccountFetched', textId: 't1', source: 'mcp', ms: 40 },
      { type: 'AccountNotFetched', source: 'mcp', because: 'lookup-failed', ms: 5 },
    ]
    let state = asked(play()).state()
    for (const fact of facts) {
      state = evolve(state, { seq: state.version + 1, at: state.version, actor: { kind: 'system' }, fact })
    }
    expect(state.lookup).toMatchObject({ textId: 't1' })
    expect(state.lookupFault).toMatchObject({ because: 'lookup-failed' })
  })

  test('everything there is 100', () => {
    const all = Object.values(defaultWeights).reduce((sum, weight) => sum + weight, 0)
    expect(all).toBe(100)
  })
})

const timedOut = (isAll: boolean) => ({ cause: 'lookup-timed-out', ms: 2000, isAll }) as const

const given: PackageGiven = {
  handoffId: 'h1',
  now: 0,
  reason: { kind: 'customer-pressed' },
  priority: 'normal',
  team: 'support',
  skills: [],
  noteTextId: null,
  account: null,
  policy: defaultPolicy,
}

test('the transcript counts every message, however long the conversation (failure 13); what is kept stays bounded', () => {
  const it = asked(play(), 'My parcel is late')
  it.send({ type: 'TakeOver', agentId: 'mara' })
  for (let n = 0; n < 250; n++)
    it.send(customerSays(`This is ridiculous, order ${10_000 + n} paid ${n} euros`, `m${n + 2}`))
  const pkg = packaged(it)
  const received = it.records().filter(({ fact }: FactRecord) => fact.type === 'MessageReceived').length
  expect(pkg.transcript).toMatchObject({ messages: received, complete: true })
  expect(it.state().slots.length).toBeLessThanOrEqual(40)
  expect(JSON.stringify(pkg).length).toBeLessThan(40_000)
})

test('a conversation in which nothing happened has a package that says what it lacks', () => {
  const { missing, summary } = buildPackage({ ...nothingYet, status: 'open' }, given)
  expect(summary).toMatchObject({ problem: [], wanted: null })
  expect(missing.map(({ part }) => part)).toEqual([
    'wanted',
    'attempts',
    'facts',
    'intent',
    'tone',
    'page',
    'capture',
    'account',
  ])
})

test('the same value from two sources is no contradiction', () => {
  const it = asked(play(), 'My order number is 48213')
  const state = it.state()
  const [slot] = state.slots
  if (!slot) throw new Error('no value was read')
  const fact = (key: number) =>
    buildPackage(
      { ...state, slots: [slot, { ...slot, key, source: 'integration', messageId: 'bot' }] },
      {
        handoffId: 'h',
        now: 0,
        reason: { kind: 'customer-pressed' },
        priority: 'normal',
        team: 'support',
        skills: [],
        noteTextId: null,
        account: null,
        policy: defaultPolicy,
      },
    ).facts.find(({ name }) => name === 'order-number')
  expect(fact(slot.key)).toMatchObject({ conflict: false })
  expect(fact(slot.key + 1)).toMatchObject({ conflict: true })
})
