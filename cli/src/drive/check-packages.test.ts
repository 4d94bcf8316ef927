import type { ConversationEvent } from '@baton/protocol'
import { expect, test } from 'vitest'
import { checkPackages } from './check-packages.ts'
import { newRecord } from './run-record.ts'

const whole = {
  transcript: { messages: 2, complete: true },
  summary: { wanted: { text: 'Where is it?' } },
  attempts: [],
  promises: [],
  tone: { frustration: 0 },
  page: null,
  reason: { kind: 'customer-pressed' },
  facts: [{ value: '48213377', messageId: 'm1', source: 'customer', history: [] }],
}
const filled = [
  { mask: '#NUMBER#', value: '48213377', turn: 0 },
  { mask: '#EMAIL#', value: 'ana@mail.example', turn: 1 },
  { mask: '#NUMBER#', value: '12', turn: 0 },
  { mask: '#NAME#', value: 'Rosa', turn: 0 },
  { mask: '#PHONENUMBER#', value: '+1 555 0177', turn: 3 },
]

function check(pkg: object, ...more: object[]) {
  const record = newRecord('cv1', 'chat 1')
  record.log = [
    { type: 'MessageReceived', messageId: 'm1', text: 'Where is 48213377? I ordered 12. Rosa' },
    { type: 'MessageReceived', messageId: 'm2', text: 'I am ana@mail.example' },
    ...more,
    { type: 'HandoffPrepared', package: pkg },
    { type: 'MessageReceived', messageId: 'm3', text: 'Call +1 555 0177' },
  ].map((fact, place) => ({ seq: place + 1, at: '', actor: { kind: 'system' }, ...fact }) as ConversationEvent)
  return checkPackages([record], () => filled)
}

test('counts the details that were stated before the handoff, and those that its package carries', () => {
  const { figures, missed } = check(whole)
  expect(figures).toEqual({
    packages: 1,
    incomplete: 0,
    gaps: {},
    stated: 2,
    carried: 1,
    byMask: { NUMBER: { stated: 1, carried: 1 }, EMAIL: { stated: 1, carried: 0 } },
    invented: 0,
  })
  expect(missed).toEqual(['cv1 at 3: EMAIL ana@mail.example'])
})

test('finds what is invented, and each part that is known and not carried', () => {
  const invented = { ...whole.facts[0], value: '99999999' }
  const told = check({ ...whole, facts: [invented], tone: null }, { type: 'AttemptStarted' }, { type: 'PageSeen' })
  expect(told.figures).toMatchObject({ invented: 1, incomplete: 1, gaps: { tone: 1, page: 1, attempts: 1 } })
})
