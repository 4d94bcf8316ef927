import { describe, expect, test } from 'vitest'
import { asked, customerSays, play, type Play } from '../testing/spec.ts'
import type { HandoffPackage, Quote } from './package.ts'

function press(it: Play): HandoffPackage {
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

function summaryOf(it: Play) {
  const { problem, wanted } = press(it).summary
  const words = (quote: Quote) => it.text(quote.textId).slice(quote.from ?? 0, quote.to)
  return { wanted: wanted && words(wanted), problem: problem.map(words) }
}

/** A conversation in which the customer says these things, one after the other. */
function said(...messages: string[]): Play {
  const it = asked(play(), messages[0])
  for (const [i, text] of messages.slice(1).entries()) it.send(customerSays(text, `m${i + 2}`))
  return it
}

describe('what is wanted', () => {
  test('a greeting alone is not it, nor are the words that close', () => {
    expect(summaryOf(said('Hello', 'are you there?', 'My parcel 48213 has not arrived', 'ok', 'thanks')).wanted).toBe(
      'My parcel 48213 has not arrived',
    )
  })

  test('how it began counts before what was said on the way', () => {
    const it = said(
      'My reader does not charge any more.',
      'I have done that',
      'There is a small lamp that blinks, and the cable was not changed',
      'Where is the small hole that you mean?',
    )
    expect(summaryOf(it).wanted).toBe('My reader does not charge any more.')
  })

  test('what takes its place does', () => {
    const it = said('I want to return the blue cover', 'Sorry, I meant that I want to exchange the black cover')
    expect(summaryOf(it).wanted).toBe('Sorry, I meant that I want to exchange the black cover')
    expect(summaryOf(it).problem).toContain('I want to return the blue cover')
  })

  test('where no sentence says anything, their last words stand', () => {
    expect(summaryOf(said('Hello', 'hm', 'a human please'))).toMatchObject({ wanted: 'a human please' })
  })
})

describe('what the problem is', () => {
  test('every one of several is named, in the order in which they were said', () => {
    const it = said(
      'Hi, my parcel 48213 has not arrived.',
      'yes',
      'By the way, the invoice has the wrong address on it.',
      'ok',
      'And how do I cancel the monthly box?',
    )
    expect(summaryOf(it).problem).toEqual([
      'Hi, my parcel 48213 has not arrived.',
      'By the way, the invoice has the wrong address on it.',
      'And how do I cancel the monthly box?',
    ])
  })

  test('what is said again is quoted once', () => {
    const it = said(
      'My parcel 48213 has not arrived',
      'the parcel 48213 has still not arrived!',
      'parcel 48213 not arrived',
    )
    expect(summaryOf(it).problem).toHaveLength(1)
  })

  test('a long chat is eight sentences at most, and what it began with is one of them', () => {
    const it = said('The cover that I ordered is missing')
    for (let n = 0; n < 80; n++)
      it.send(
        customerSays(
          `Now error ${n} appears and page ${n} does not load, what should I do with item ${n}x${n}?`,
          `x${n}`,
        ),
      )
    const { problem } = summaryOf(it)
    expect(problem.length).toBeLessThanOrEqual(8)
    expect(problem[0]).toBe('The cover that I ordered is missing')
    expect(it.state().keyWords.length).toBeLessThanOrEqual(16)
  })

  test('nothing in it is composed: each is a sentence of the message that it names', () => {
    const it = said('Bonjour ! Ma commande 48213 n’est pas arrivée. Merci', 'Je veux un remboursement, svp.')
    for (const { textId, messageId, from, to } of press(it).summary.problem) {
      const received = it.records().find(({ fact }) => fact.type === 'MessageReceived' && fact.messageId === messageId)
      expect(received?.fact).toMatchObject({ textId })
      expect(it.text(textId).slice(from, to)).not.toBe('')
    }
  })
})

describe('handed on by a person', () => {
  test('what was said to them is read as well: the next one does not start with an old story', () => {
    const it = said('My parcel 48213 has not arrived')
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send(customerSays('It came today. But the lamp in it is broken, I want a new one. This is ridiculous!!', 'm2'))
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'transfer', agentId: 'mara' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: 'mara',
    })
    const prepared = it.lastFacts().find((fact) => fact.type === 'HandoffPrepared')
    const words = prepared?.package.summary.problem.map(({ textId, from, to }) => it.text(textId).slice(from, to))
    expect(words).toEqual(['My parcel 48213 has not arrived', 'But the lamp in it is broken, I want a new one.'])
    expect(prepared?.package.tone).toMatchObject({ trend: 'rising', evidence: [{ messageId: 'm2' }] })
  })

  test('what waits to be read is bounded', () => {
    const it = said('My parcel has not arrived')
    it.send({ type: 'TakeOver', agentId: 'mara' })
    for (let n = 0; n < 60; n++) it.send(customerSays(`The box ${n} is broken`, `x${n}`))
    expect(it.state().unread).toHaveLength(24)
  })
})

test('tone is shown by the sentence that has it, not by all of a long message', () => {
  const it = said('The parcel was due on Monday. This is unacceptable. It is for a party on Friday.')
  const [shown] = press(it).tone?.evidence ?? []
  expect(it.text(shown?.textId ?? '').slice(shown?.from, shown?.to)).toBe('This is unacceptable.')
  const carried = shown?.words?.map(({ of, from, to }) => [of, it.text(shown.textId).slice(from, to)])
  expect(carried).toEqual([['frustration', 'unacceptable']])
})
