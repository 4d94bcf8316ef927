import type { Fact, FactRecord } from '@baton/engine'
import { expect, test } from 'vitest'
import { spokenIn, threadOf } from './thread.ts'

const returned = {
  type: 'Returned',
  handoffId: 'h1',
  agentId: 'ada',
  briefingTextId: null,
  told: { key: 'handoff.returned', params: { agent: 'Ada' } },
} as const
const reading = { language: 'en', asksForPerson: false, answer: null, fingerprint: [] } as const
const wrote = (id: string): Fact => ({ type: 'MessageReceived', messageId: id, clientId: id, textId: id, reading })
const answered = (id: string): Fact => ({
  type: 'AgentReplied',
  messageId: id,
  clientId: id,
  textId: id,
  agentId: 'ada',
})

function threadAfter(facts: readonly Fact[], texts: Record<string, string>): string[] {
  const records = facts.map((fact, i): FactRecord => ({ seq: i + 1, at: i, actor: { kind: 'system' }, fact }))
  return threadOf(spokenIn(records), new Map(Object.entries(texts))).map(({ by, text }) => `${by}: ${text}`)
}

test('what a person has answered is not in the assistant’s view, what they left open is', () => {
  const facts = [wrote('a'), answered('b'), wrote('c'), returned, wrote('d')]
  const texts = { a: 'It is broken', b: 'Restart it.', c: 'And my order?', d: 'Hello?' }
  expect(threadAfter(facts, texts)).toEqual(['customer: And my order?', 'customer: Hello?'])
})

test('without a way back it is the whole thread', () => {
  expect(threadAfter([wrote('a'), answered('b')], { a: 'It is broken', b: 'Restart it.' })).toHaveLength(2)
})

test.each([
  ['I want to talk to a person', undefined],
  ['Kann ich bitte mit einem Mitarbeiter sprechen?', undefined],
  ['My order 48213 is missing! I want a human', 'My order 48213 is missing!'],
  ['Ich möchte mit einem Menschen sprechen. Das Buch fehlt.', 'Das Buch fehlt.'],
  [
    'I need an agent because the book that I bought is missing',
    'I need an agent because the book that I bought is missing',
  ],
  ['The book is missing', 'The book is missing'],
])('a request for a person who has been there is met: "%s"', (text, left) => {
  expect(threadAfter([wrote('a'), returned], { a: text })).toEqual(left === undefined ? [] : [`customer: ${left}`])
})

test('a request for a person that comes after the way back is kept', () => {
  expect(threadAfter([returned, wrote('a')], { a: 'I want a human' })).toEqual(['customer: I want a human'])
})

test('a file without words is no words: what it is called was said by nobody', () => {
  const file = { fileId: 'f', nameTextId: 'n', type: 'image/png', bytes: 1 }
  const facts: Fact[] = [{ ...wrote('a'), files: [file], wordless: true } as Fact]
  const records = facts.map((fact, i): FactRecord => ({ seq: i + 1, at: i, actor: { kind: 'system' }, fact }))
  const [message] = threadOf(
    spokenIn(records),
    new Map([
      ['a', 'human.png'],
      ['n', 'human.png'],
    ]),
  )
  expect(message).toMatchObject({ text: '', files: [{ name: 'human.png', type: 'image/png' }] })
})
