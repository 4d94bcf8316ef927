import type { ConversationEvent } from '@baton/protocol'
import { describe, expect, test } from 'vitest'
import { checkRun, type Findings } from './check-run.ts'
import { newRecord, type ConversationRecord } from './run-record.ts'

const now = Date.parse('2026-03-01T12:00:00Z')

type Given = { type: string; [field: string]: unknown }

/** A log as the server gives it, numbered from 1, a second apart. */
function logOf(...facts: Given[]): ConversationEvent[] {
  return facts.map((fact, place) => ({
    seq: place + 1,
    at: new Date(now - 60_000 + place * 1000).toISOString(),
    actor: { kind: 'system' },
    ...fact,
  }))
}

const opened = { type: 'ConversationOpened' }
const asked = (n: number) => ({ type: 'MessageReceived', messageId: `m${n}`, clientId: `c${n}`, text: `question ${n}` })
const said = (n: number, part = 0, last = true) => ({
  type: 'AssistantSaid',
  messageId: `s${n}`,
  part,
  last,
  text: `answer ${n}.${part}`,
})
const replied = (n: number) => ({ type: 'AgentReplied', messageId: `r${n}`, clientId: `a${n}`, text: `person ${n}` })
const handed = [{ type: 'Escalated', handoffId: 'h1' }, { type: 'HandoffPrepared' }, { type: 'Offered' }]

/** From the first words to the goodbye: the assistant, a handoff, a person, and back. */
const wholeLog = () =>
  logOf(
    opened,
    asked(1),
    asked(2),
    said(1, 0, false),
    said(1, 1),
    asked(3),
    ...handed,
    { type: 'OfferAccepted' },
    replied(1),
    asked(4),
    replied(2),
    { type: 'Returned' },
    asked(5),
    said(2),
    { type: 'Resolved' },
  )

const shownToCustomers =
  /^(ConversationOpened|MessageReceived|AssistantSaid|AgentReplied|Offered|OfferAccepted|Returned|Resolved)$/

/** A run in which nothing went wrong, to plant one fault in. */
function goodRun(log: ConversationEvent[] = wholeLog()): ConversationRecord {
  const record = newRecord('cv1', 'chat 1')
  record.log = log
  for (const { seq, type, clientId, text } of log.map((event) => event as ConversationEvent & { clientId?: string })) {
    if (clientId === undefined) continue
    record.sends.push({
      clientId,
      by: type === 'AgentReplied' ? 'agent' : 'customer',
      text: text ?? '',
      postponed: false,
    })
    record.acks.push({ clientId, seq })
  }
  const upTo = log.length
  record.readings = [
    {
      reader: 'the customer',
      audience: 'customer',
      arrived: log.filter(({ type }) => shownToCustomers.test(type)),
      upTo,
    },
    { reader: 'Robin', audience: 'team', arrived: [...log], upTo },
  ]
  return record
}

function found(record: ConversationRecord): Record<keyof Findings, number> {
  const { lost, doubled, outOfOrder, botAfterTakeover, stranded } = checkRun([record], now)
  return {
    lost: lost.length,
    doubled: doubled.length,
    outOfOrder: outOfOrder.length,
    botAfterTakeover: botAfterTakeover.length,
    stranded: stranded.length,
  }
}

const nothing = { lost: 0, doubled: 0, outOfOrder: 0, botAfterTakeover: 0, stranded: 0 }

function customerOf(record: ConversationRecord) {
  const reading = record.readings[0]
  if (!reading) throw new Error('a run has a customer')
  return reading
}

/** Takes the first event that fits out of a list and gives it. */
function takeOut(events: ConversationEvent[], fits: (event: ConversationEvent) => boolean): ConversationEvent {
  const [event] = events.splice(events.findIndex(fits), 1)
  if (!event) throw new Error('nothing fits')
  return event
}

test('a run in which nothing went wrong is clean', () => {
  expect(found(goodRun())).toEqual(nothing)
})

describe('lost', () => {
  test('acknowledged before it was committed', () => {
    const record = goodRun()
    record.sends.push({ clientId: 'c9', by: 'customer', text: 'gone', postponed: false })
    record.acks.push({ clientId: 'c9', seq: 99 })
    expect(found(record)).toEqual({ ...nothing, lost: 1 })
  })

  test('acknowledged under a number that another message has', () => {
    const record = goodRun()
    record.acks[0] = { clientId: 'c1', seq: 3 }
    expect(found(record)).toEqual({ ...nothing, lost: 1 })
  })

  test.each([
    ['My card is 4242 4242 4242 4242, and I wait', 0],
    ['My card is lost, and I wait', 0],
    ['My card is 4242 4242 4242 4242, and I go', 1],
    ['Your card is 4242 4242 4242 4242, and I wait', 1],
  ])('what was masked may differ, and nothing beside it: %s', (text, lost) => {
    const log = wholeLog()
    const kept = 'My card is ••••••, and I wait'
    const masked = { textId: 't', spans: [{ kind: 'card', from: 11, to: 17 }] }
    const place = log.findIndex((event) => event['clientId'] === 'c1')
    log[place] = { ...log[place], text: kept, masked } as ConversationEvent
    const record = goodRun(log)
    record.sends[0] = { clientId: 'c1', by: 'customer', text, postponed: false }
    expect(found(record)).toEqual({ ...nothing, lost })
  })

  test('stored with other words than were sent', () => {
    const record = goodRun()
    record.sends[0] = { clientId: 'c1', by: 'customer', text: 'what was really asked', postponed: false }
    expect(found(record).lost).toBeGreaterThan(0)
  })

  test('never shown to the customer: a reader that skips', () => {
    const record = goodRun()
    takeOut(customerOf(record).arrived, ({ type }) => type === 'AgentReplied')
    expect(found(record)).toEqual({ ...nothing, lost: 1 })
  })

  test('a hole in what a colleague read', () => {
    const record = goodRun()
    takeOut(record.readings[1]?.arrived ?? [], ({ type }) => type === 'HandoffPrepared')
    expect(found(record)).toEqual({ ...nothing, lost: 1 })
  })

  test('shown before the commit that then did not happen', () => {
    const record = goodRun()
    customerOf(record).arrived.push({
      seq: 18,
      type: 'AgentReplied',
      at: '2026-03-01T12:00:00Z',
      actor: { kind: 'agent' },
    })
    expect(found(record)).toEqual({ ...nothing, lost: 1 })
  })

  test('a number missing in the log', () => {
    const record = goodRun()
    takeOut(record.log, ({ type }) => type === 'HandoffPrepared')
    Object.assign(record, { sends: [], acks: [], readings: [] }) // nobody else can tell
    expect(found(record)).toEqual({ ...nothing, lost: 1 })
  })

  test('a colleague who left is not owed what came after', () => {
    const record = goodRun()
    const reading = record.readings[1]
    if (reading) Object.assign(reading, { arrived: record.log.slice(0, 8), upTo: 8 })
    expect(found(record)).toEqual(nothing)
  })
})

describe('doubled', () => {
  test('a retry that was stored again', () => {
    const record = goodRun(logOf(opened, asked(1), { ...asked(1), messageId: 'm1b' }, said(1)))
    record.sends.splice(1)
    record.acks.splice(1)
    expect(found(record)).toEqual({ ...nothing, doubled: 1 })
  })

  test('a retry that was acknowledged under another number', () => {
    const record = goodRun()
    record.acks.push({ clientId: 'c1', seq: 6 })
    expect(found(record).doubled).toBe(1)
  })

  test('shown twice after a reconnect', () => {
    const record = goodRun()
    const { arrived } = customerOf(record)
    const again = arrived[3]
    if (again) arrived.splice(4, 0, again)
    expect(found(record)).toEqual({ ...nothing, doubled: 1 })
  })

  test('a part of an answer that was committed twice', () => {
    expect(found(goodRun(logOf(opened, asked(1), said(1, 0, false), said(1, 0, false), said(1, 1))))).toEqual({
      ...nothing,
      doubled: 1,
    })
  })
})

describe('out of order', () => {
  test('shown in another order than the log has', () => {
    const record = goodRun()
    const { arrived } = customerOf(record)
    arrived.push(takeOut(arrived, ({ seq }) => seq === 4))
    expect(found(record)).toEqual({ ...nothing, outOfOrder: 1 })
  })

  test('stored in another order than it was sent', () => {
    const record = goodRun()
    const [first, second, ...rest] = record.sends
    if (first && second) record.sends = [second, first, ...rest]
    expect(found(record)).toEqual({ ...nothing, outOfOrder: 1 })
  })

  test('what the server asked to send again later has no place to keep', () => {
    const record = goodRun()
    const [first, second, ...rest] = record.sends
    if (first && second) record.sends = [second, { ...first, postponed: true }, ...rest]
    expect(found(record)).toEqual(nothing)
  })
})

describe('the assistant after a takeover', () => {
  test('over a person', () => {
    expect(found(goodRun(logOf(opened, asked(1), { type: 'TakenOver' }, said(1), replied(1))))).toEqual({
      ...nothing,
      botAfterTakeover: 1,
    })
  })

  test('in the queue', () => {
    const log = logOf(opened, asked(1), ...handed, said(1), { type: 'OfferAccepted' }, replied(1))
    expect(found(goodRun(log))).toEqual({ ...nothing, botAfterTakeover: 1 })
  })

  test('the rest of an answer that was begun before', () => {
    const log = logOf(opened, asked(1), said(1, 0, false), { type: 'TakenOver' }, said(1, 1), replied(1))
    expect(found(goodRun(log))).toEqual({ ...nothing, botAfterTakeover: 1 })
  })

  test('handed back, it may speak', () => {
    const log = logOf(opened, asked(1), { type: 'TakenOver' }, replied(1), { type: 'Returned' }, asked(2), said(1))
    expect(found(goodRun(log))).toEqual(nothing)
  })
})

describe('stranded', () => {
  test('nobody answered', () => {
    expect(found(goodRun(logOf(opened, asked(1), said(1), asked(2))))).toEqual({ ...nothing, stranded: 1 })
  })

  test('a person has it and says nothing', () => {
    const log = logOf(opened, asked(1), ...handed, { type: 'OfferAccepted' }, { type: 'CaseOpened' })
    expect(found(goodRun(log))).toEqual({ ...nothing, stranded: 1 })
  })

  test('a handoff that nobody took, although the assistant had answered', () => {
    expect(found(goodRun(logOf(opened, asked(1), said(1), ...handed)))).toEqual({ ...nothing, stranded: 1 })
  })

  test('an answer that never ended, and one that did not go on', () => {
    expect(found(goodRun(logOf(opened, asked(1), said(1, 0, false))))).toEqual({ ...nothing, stranded: 1 })
    expect(found(goodRun(logOf(opened, asked(1), said(1), said(2, 0, false))))).toEqual({ ...nothing, stranded: 1 })
  })

  test('a promised time counts until it has passed', () => {
    const promised = (at: number) => [
      opened,
      asked(1),
      { type: 'Escalated' },
      { type: 'Scheduled', promisedAt: new Date(at).toISOString() },
    ]
    expect(found(goodRun(logOf(...promised(now + 3_600_000))))).toEqual(nothing)
    expect(found(goodRun(logOf(...promised(now - 1))))).toEqual({ ...nothing, stranded: 1 })
  })

  test('handed back without anybody having answered', () => {
    const log = logOf(opened, asked(1), { type: 'TakenOver' }, { type: 'Returned' })
    expect(found(goodRun(log))).toEqual({ ...nothing, stranded: 1 })
  })
})
