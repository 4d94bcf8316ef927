import { describe, expect, test } from 'vitest'
import type { Command } from '../conversation/commands.ts'
import type { Fact, FactRecord } from '../conversation/facts.ts'
import { asked, customerSays, play, type Play } from '../testing/spec.ts'

type Keep = Extract<Command, { type: 'KeepSummary' }>

/** What a model says of a conversation, computed from everything that was said so far. */
function keep(it: Play, change: Partial<Pick<Keep, 'claims' | 'values' | 'language' | 'upToSeq'>>): readonly Fact[] {
  const said = it.records().flatMap(({ fact }: FactRecord) => {
    if (fact.type !== 'MessageReceived') return []
    const { messageId, textId } = fact
    return [{ messageId, textId, by: 'customer' as const, text: it.text(textId) }]
  })
  const before = it.records().length
  it.send({
    type: 'KeepSummary',
    upToSeq: it.state().version,
    upToMessageId: said.at(-1)?.messageId ?? '',
    language: 'en',
    said,
    claims: [],
    values: [],
    usage: { model: 'fake', ms: 400, confidence: null, costMicros: 12 },
    ...change,
  })
  return it
    .records()
    .slice(before)
    .map(({ fact }) => fact)
}

const parcel = () => asked(play(), 'My parcel 48213 has not arrived. It is for the blue Kestrel lamp.')
const true1 = { kind: 'problem', text: 'Parcel 48213 has not arrived.', messageIds: ['m1'] } as const
const false1 = { kind: 'problem', text: 'Parcel 99999 has not arrived.', messageIds: ['m1'] } as const
const false2 = { kind: 'wanted', text: 'The customer wants a refund.', messageIds: ['m1'] } as const

describe('claims', () => {
  test('what the messages support is kept, the rest is left out and counted by its cause', () => {
    const it = parcel()
    const [made, ...more] = keep(it, { claims: [true1, false1, false2] })
    expect(more).toEqual([])
    expect(made).toMatchObject({
      type: 'SummaryMade',
      claims: [{ kind: 'problem', messageIds: ['m1'] }],
      dropped: { number: 1, words: 1 },
      usage: { model: 'fake', costMicros: 12 },
    })
    expect(it.state().summaries).toMatchObject([{ language: 'en', dropped: 2, upToMessageId: 'm1' }])
    const kept = made?.type === 'SummaryMade' ? made.claims.map(({ textId }) => it.text(textId)) : []
    expect(kept).toEqual(['Parcel 48213 has not arrived.'])
  })

  test('where nothing is supported there is no summary, and the cost stands', () => {
    const it = parcel()
    expect(keep(it, { claims: [false1, false2] })).toMatchObject([
      {
        type: 'SummaryFailed',
        because: 'nothing-supported',
        dropped: { number: 1, words: 1 },
        usage: { costMicros: 12 },
      },
    ])
    expect(it.state().summaries).toEqual([])
  })

  test('what was computed from an older state does not take the place of what is newer', () => {
    const it = parcel()
    const older = it.state().version
    it.send(customerSays('I want my money back', 'm2'))
    keep(it, { claims: [true1] })
    expect(keep(it, { claims: [true1], upToSeq: older })).toEqual([])
    expect(it.state().summaries).toMatchObject([{ upToMessageId: 'm2' }])
  })

  test('each language has its own', () => {
    const it = parcel()
    keep(it, { claims: [true1] })
    keep(it, { claims: [{ ...true1, text: 'Das Paket 48213 ist nicht angekommen.' }], language: 'de' })
    expect(it.state().summaries.map(({ language }) => language)).toEqual(['en', 'de'])
  })

  test('however much a model says, what is kept is bounded', () => {
    const it = parcel()
    const [made] = keep(it, { claims: Array.from({ length: 400 }, () => true1) })
    expect(made?.type === 'SummaryMade' && made.claims.length).toBe(10)
  })
})

describe('values', () => {
  test('stand in the customer’s message letter by letter, as a place in it', () => {
    const it = parcel()
    const [made] = keep(it, { claims: [true1], values: [{ name: 'device', value: 'Kestrel lamp', messageId: 'm1' }] })
    expect(made?.type === 'SummaryMade' && made.values).toMatchObject([{ name: 'device', messageId: 'm1' }])
    expect(JSON.stringify(made)).not.toContain('Kestrel')
    const slot = it.state().slots.find(({ name }) => name === 'device')
    expect(it.text(slot?.textId ?? '').slice(slot?.from, slot?.to ?? undefined)).toBe('Kestrel lamp')
    expect(slot).toMatchObject({ source: 'customer', readBy: 'model', verified: false })
  })

  test.each([
    ['another spelling', { name: 'device', value: 'Kestrel Lamp', messageId: 'm1' }],
    ['nothing of the kind', { name: 'device', value: 'Merlin radio', messageId: 'm1' }],
    ['a message that there is not', { name: 'device', value: 'Kestrel lamp', messageId: 'm9' }],
    ['a slot that nobody knows', { name: 'shoe-size', value: 'blue', messageId: 'm1' }],
    ['nothing', { name: 'device', value: ' ', messageId: 'm1' }],
  ])('%s is left out and counted', (_what, value) => {
    const [made] = keep(parcel(), { claims: [true1], values: [value] })
    expect(made).toMatchObject({ values: [], dropped: { 'not-literal': 1 } })
  })

  test('never put in doubt what the customer’s words say already', () => {
    const it = asked(play(), 'My order number is 48213, my postcode 20095')
    const [made] = keep(it, {
      claims: [{ kind: 'problem', text: 'Order 48213, postcode 20095.', messageIds: ['m1'] }],
      values: [
        { name: 'order-number', value: '20095', messageId: 'm1' },
        { name: 'order-number', value: '48213', messageId: 'm1' },
      ],
    })
    expect(made).toMatchObject({ values: [] })
    expect(it.state().slots.filter(({ name }) => name === 'order-number')).toHaveLength(1)
  })
})

describe('in the package', () => {
  const press: Command = {
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  }
  const packageOf = (it: Play) => it.lastFacts().find((fact) => fact.type === 'HandoffPrepared')?.package

  test('the newest that was finished travels and says how far it goes; the customer’s own words beside it', () => {
    const it = parcel()
    keep(it, { claims: [true1] })
    it.send(customerSays('I want my money back', 'm2'))
    it.send(press)
    const { summary } = packageOf(it) ?? {}
    expect(summary?.model).toMatchObject({ upToMessageId: 'm1', language: 'en' })
    expect(summary?.problem.map(({ messageId }) => messageId)).toContain('m2')
  })

  test('without one the package is there all the same', () => {
    const it = parcel()
    it.send({
      type: 'NoteSummaryFailed',
      upToSeq: 2,
      language: 'en',
      fault: 'timeout',
      usage: { model: 'fake', ms: 1, confidence: null },
    })
    it.send(press)
    expect(packageOf(it)?.summary).toMatchObject({ model: null, wanted: { messageId: 'm1' } })
  })

  test('a new beginning forgets the summary of the last one, and so does forgetting the customer', () => {
    const it = parcel()
    keep(it, { claims: [true1] })
    it.send({ type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' })
    it.send(customerSays('Something else: the invoice is wrong', 'm2'))
    expect(it.state().summaries).toEqual([])
    keep(it, { claims: [{ kind: 'problem', text: 'The invoice is wrong.', messageIds: ['m2'] }] })
    it.send({ type: 'ForgetCustomer' })
    expect(it.state().summaries).toEqual([])
  })
})
