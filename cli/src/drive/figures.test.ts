import type { ConversationEvent } from '@baton/protocol'
import { expect, test } from 'vitest'
import { figuresOf, quantile } from './figures.ts'
import { newRecord } from './run-record.ts'
import { isClean, tableOf } from './table.ts'
import { noCounts } from './world.ts'

const began = Date.parse('2026-03-01T12:00:00Z')

/** Facts at the seconds that are named. */
function logOf(...facts: [second: number, fact: { type: string; [field: string]: unknown }][]): ConversationEvent[] {
  return facts.map(([second, fact], place) => ({
    seq: place + 1,
    at: new Date(began + second * 1000).toISOString(),
    actor: { kind: 'system' },
    ...fact,
  }))
}

const asked = (n: number) => ({ type: 'MessageReceived', messageId: `m${n}`, clientId: `c${n}`, text: `q${n}` })
const answered = (n: number) => ({ type: 'AssistantSaid', messageId: `s${n}`, part: 0, last: true, text: `a${n}` })
const escalated = (kind: string) => ({ type: 'Escalated', reason: { kind } })

function figures(...logs: ConversationEvent[][]) {
  const records = logs.map((log, place) => {
    const record = newRecord(`cv${place}`, 'x')
    record.log = log
    record.acks = log.flatMap(({ seq, clientId }) => (typeof clientId === 'string' ? [{ clientId, seq }] : []))
    record.readings = [{ reader: 'the customer', audience: 'customer', arrived: [...log], upTo: log.length }]
    return record
  })
  return {
    records,
    of: () => figuresOf(records, { played: noCounts(), seconds: 1, now: began + 3_600_000, filled: () => [] }).figures,
  }
}

const kept = () =>
  logOf(
    [0, { type: 'ConversationOpened' }],
    [0, asked(1)],
    [2, answered(1)],
    [2, { type: 'TurnEnded', outcome: 'answered' }],
  )

const handedOff = (kind: string, wait: number) =>
  logOf(
    [0, { type: 'ConversationOpened' }],
    [0, asked(1)],
    [5, escalated(kind)],
    [5, { type: 'Offered' }],
    [6, { type: 'OfferExpired' }],
    [6, { type: 'Offered' }],
    [5 + wait, { type: 'OfferAccepted' }],
    [7 + wait, { type: 'AgentReplied', messageId: 'r1', clientId: 'a1', text: 'here' }],
    [9 + wait, { type: 'Resolved' }],
  )

test('counts who answered, why it was handed off, and how long that took', () => {
  expect(
    figures(kept(), handedOff('not-grounded', 2), handedOff('not-grounded', 8), handedOff('customer-asked', 4)).of(),
  ).toMatchObject({
    conversations: 4,
    messages: { customer: 4, agent: 3, assistant: 1 },
    answeredByAssistant: { conversations: 1, turns: 1 },
    handedOff: { conversations: 3, handoffs: 3, byReason: { 'not-grounded': 2, 'customer-asked': 1 } },
    routed: { offered: 6, expired: 3, accepted: 3 },
    waitMs: { p50: 4000, p90: 8000, longest: 8000 },
    firstWordsMs: { p50: 6000, p90: 10_000 },
    acknowledged: 7,
    stored: 7,
    delivered: 7,
  })
})

test('what was acknowledged and is not stored or not shown lowers the next figure, and the run is not clean', () => {
  const run = figures(kept(), handedOff('not-grounded', 2))
  expect(isClean(run.of())).toBe(true)
  run.records[0]?.acks.push({ clientId: 'gone', seq: 9 })
  run.records[1]?.readings[0]?.arrived.splice(1, 1)
  const figured = run.of()
  expect([figured.acknowledged, figured.stored, figured.delivered, figured.lost]).toEqual([4, 3, 2, 2])
  expect(isClean(figured)).toBe(false)
})

test('a wait that ended in a way back is nobody’s wait', () => {
  const log = logOf(
    [0, { type: 'ConversationOpened' }],
    [1, escalated('x')],
    [9, { type: 'Returned' }],
    [20, { type: 'TakenOver' }],
  )
  expect(figures(log).of().waitMs.longest).toBeNull()
})

test('quantiles are values that were seen', () => {
  expect([quantile([], 0.5), quantile([3], 0.9), quantile([4, 1, 3, 2], 0.5), quantile([4, 1, 3, 2], 0.9)]).toEqual([
    null,
    3,
    2,
    4,
  ])
})

test('the table ends with the five that must be 0', () => {
  const lines = tableOf(figures(kept()).of())
  expect(lines.slice(-5).map((line) => line.replaceAll(/ {2,}/g, ': '))).toEqual([
    'lost: 0',
    'doubled: 0',
    'out of order: 0',
    'bot after a takeover: 0',
    'stranded: 0',
  ])
})
