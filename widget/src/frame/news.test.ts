import { expect, test } from 'vitest'
import { readEvent } from '../thread/read-event.ts'
import { changed, emptyThread, type Thread } from '../thread/thread.ts'
import { newsBetween, pointedSince } from './news.ts'

function with_(thread: Thread, ...raw: [seq: number, type: string, fields: object][]): Thread {
  const events = raw.flatMap(
    ([seq, type, fields]) => readEvent({ seq, type, at: new Date(seq).toISOString(), ...fields }) ?? [],
  )
  return changed(thread, { type: 'events', events, upTo: events.at(-1)?.seq ?? 0, caughtUp: true })
}
const wrote = [2, 'MessageReceived', { messageId: 'm', clientId: 'c', text: 'x' }] as [number, string, object]
const replied = (seq: number) =>
  [seq, 'AgentReplied', { messageId: `a${seq}`, clientId: 'a', text: 'x', actor: { kind: 'agent', name: 'Nora' } }] as [
    number,
    string,
    object,
  ]
const accepted = [5, 'OfferAccepted', { told: { key: 'handoff.accepted', params: { agent: 'Nora' } } }] as [
  number,
  string,
  object,
]

test('what a reload brings back is no news, but what is unread is', () => {
  expect(newsBetween(emptyThread, with_(emptyThread, wrote, replied(3), accepted))).toEqual([
    { type: 'thread', exists: true },
    { type: 'unread', count: 1 },
  ])
})

test('a person’s message and a change of hands are', () => {
  const before = with_(emptyThread, wrote)
  expect(newsBetween(before, with_(before, accepted, replied(6)))).toEqual([
    { type: 'unread', count: 1 },
    { type: 'message', by: 'agent', name: 'Nora' },
    { type: 'handoff', to: 'agent', name: 'Nora' },
  ])
})

test('the customer’s own words are not', () => {
  const before = with_(emptyThread, wrote)
  expect(
    newsBetween(before, with_(before, [4, 'MessageReceived', { messageId: 'n', clientId: 'd', text: 'y' }])),
  ).toEqual([])
})

const pointed = (seq: number, node: number | null = 7) =>
  [
    seq,
    'Pointed',
    { node, note: 'Here', url: node === null ? 'https://shop.example/' : null, actor: { kind: 'agent', name: 'Nora' } },
  ] as [number, string, object]

test('what is pointed at is shown when it comes, and not again when the page comes anew', () => {
  const before = with_(emptyThread, wrote)
  expect(pointedSince(before, with_(before, pointed(3)))).toMatchObject({ seq: 3, node: 7, note: 'Here', name: 'Nora' })
  expect(pointedSince(emptyThread, with_(emptyThread, wrote, pointed(3)))).toBeNull()
  expect(pointedSince(before, with_(before, pointed(3, null)))).toBeNull()
})

test('what is known by its name alone is shown as well; the name of an address is none', () => {
  const before = with_(emptyThread, wrote)
  const named = (url: string | null) =>
    [3, 'Pointed', { node: null, note: 'Here', label: 'Save', url, actor: { kind: 'assistant' } }] as [
      number,
      string,
      object,
    ]
  expect(pointedSince(before, with_(before, named(null)))).toMatchObject({ seq: 3, node: null, label: 'Save' })
  expect(pointedSince(before, with_(before, named('https://shop.example/')))).toBeNull()
})
