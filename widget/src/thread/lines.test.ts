import { describe, expect, test } from 'vitest'
import { linesOf, quickAnswers } from './lines.ts'
import { emptyThread, type Message, type Pending, type Thread } from './thread.ts'

const minute = 60_000
const message = (key: string, by: Message['by'], at: number, more: Partial<Message> = {}): Message => ({
  kind: 'message',
  key,
  by,
  name: by === 'agent' ? 'Nora' : null,
  picture: null,
  text: key,
  seq: at / 1000 + 1,
  at,
  done: true,
  cut: false,
  sources: [],
  asks: null,
  ...more,
})
const pending = (clientId: string, at: number, state: Pending['state']): Pending => ({
  clientId,
  text: clientId,
  at,
  state,
})
const thread = (more: Partial<Thread>): Thread => ({ ...emptyThread, ...more })
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10)
const shape = (t: Thread) =>
  linesOf(t, utcDay).map((l) =>
    l.kind === 'group'
      ? `${l.by}: ${l.messages.map((m) => m.text + (m.fate ? ` (${m.fate})` : '')).join(', ')}`
      : l.kind,
  )

describe('lines', () => {
  test('group what one author wrote within two minutes', () => {
    const items = [
      message('a', 'customer', 0),
      message('b', 'customer', 1.9 * minute),
      message('c', 'customer', 4 * minute),
      message('d', 'agent', 4 * minute),
      message('e', 'agent', 4 * minute, { name: 'Ben' }),
    ]
    expect(shape(thread({ items }))).toEqual(['day', 'customer: a, b', 'customer: c', 'agent: d', 'agent: e'])
  })

  test('begin each day with its name, and a group never spans two', () => {
    const midnight = 24 * 60 * minute
    const items = [message('a', 'agent', midnight - 1000), message('b', 'agent', midnight + 1000)]
    expect(shape(thread({ items }))).toEqual(['day', 'agent: a', 'day', 'agent: b'])
  })

  test('two people of one name, who look otherwise, are two authors', () => {
    const items = ['/nora', '/nora', '/another'].map((picture, n) => message(`${n}`, 'agent', n, { picture }))
    expect(shape(thread({ items }))).toEqual(['day', 'agent: 0, 1', 'agent: 2'])
  })

  test('a change of hands stands between groups', () => {
    const told = { key: 'handoff.accepted', params: { agent: 'Nora' } } as const
    const items = [
      message('a', 'customer', 0),
      { kind: 'notice', key: 'n', seq: 2, at: 1, told, picture: null } as const,
      message('b', 'customer', 2),
    ]
    expect(shape(thread({ items }))).toEqual(['day', 'customer: a', 'notice', 'customer: b (delivered)'])
  })

  test('say how the last message of the customer fares, and which were not sent', () => {
    const items = [message('a', 'customer', 0)]
    expect(shape(thread({ items }))).toEqual(['day', 'customer: a (delivered)'])
    expect(shape(thread({ items, teamSeen: 1 }))).toEqual(['day', 'customer: a (seen)'])
    const underway = [pending('b', 0, 'failed'), pending('c', 0, 'sent'), pending('d', 0, 'sending')]
    expect(shape(thread({ items, pending: underway, teamSeen: 9 }))).toEqual([
      'day',
      'customer: a, b (failed), c, d (sending)',
    ])
    expect(shape(thread({ items, pending: [pending('b', 0, 'sent')], teamSeen: 9 }))).toEqual([
      'day',
      'customer: a, b (delivered)',
    ])
  })

  test('say nothing of it once somebody has answered', () => {
    const items = [message('a', 'customer', 0), message('b', 'agent', 0)]
    expect(shape(thread({ items, teamSeen: 5 }))).toEqual(['day', 'customer: a', 'agent: b'])
  })
})

describe('quick answers', () => {
  const words = { yes: 'Yes', no: 'No', noneOfThese: 'None' }
  const asking = message('a', 'assistant', 0, { asks: { kind: 'did-that-help' } })
  const choosing = message('a', 'assistant', 0, { asks: { kind: 'clarify', options: ['X', 'Y'] } })

  test('are what the last answer asks', () => {
    expect(quickAnswers(thread({ items: [asking] }), words)).toEqual(['Yes', 'No'])
    expect(quickAnswers(thread({ items: [choosing] }), words)).toEqual(['X', 'Y', 'None'])
    const input = message('a', 'assistant', 0, { asks: { kind: 'input', name: 'order' } })
    expect(quickAnswers(thread({ items: [input] }), words)).toEqual([])
  })

  test('are gone once the customer has answered, even before it is stored', () => {
    expect(quickAnswers(thread({ items: [asking, message('b', 'customer', 1)] }), words)).toEqual([])
    expect(quickAnswers(thread({ items: [asking], pending: [pending('b', 1, 'sending')] }), words)).toEqual([])
  })

  test('are not offered while more of the answer may follow, after it was cut, or with a person', () => {
    expect(quickAnswers(thread({ items: [{ ...asking, done: false }] }), words)).toEqual([])
    expect(quickAnswers(thread({ items: [{ ...asking, cut: true }] }), words)).toEqual([])
    const agent = { kind: 'agent', name: 'Nora', picture: null, opened: false } as const
    expect(quickAnswers(thread({ items: [asking], holder: agent }), words)).toEqual([])
  })
})
