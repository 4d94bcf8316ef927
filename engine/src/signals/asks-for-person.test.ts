import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'
import { READ_AT_MOST } from './read-words.ts'

function spanned(text: string): string | null {
  const { span } = asksForPerson(text)
  return span ? text.slice(span.from, span.to) : null
}

test('names the words that ask', () => {
  expect(spanned('Hello. My reader is broken, can I please talk to a human?')).toBe('talk to a human')
  expect(spanned('Guten Tag 👋 — verbinden Sie mich bitte mit einem Menschen.')).toBe(
    'verbinden Sie mich bitte mit einem Menschen',
  )
  expect(spanned('😀😀 AGENT!!!')).toBe('AGENT')
  expect(spanned('where is my order')).toBeNull()
})

test.each([
  'TALK TO A HUMAN',
  'ｔａｌｋ ｔｏ ａ ｈｕｍａｎ',
  'talk\u200b to a hu\u00adman',
  'taaaalk to a humaaaan',
  'talk\tto\u00a0a   human',
  'talk to a human\u0000',
  'ich mo\u0308chte einen Menschen',
  'ICH MÖCHTE EINEN MENSCHEN',
  'JE VEUX PARLER À QUELQU’UN',
  'je veux parler a quelqu un',
])('however it is typed: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(['', ' ', '?!', '👍', '\n\n', '1234', '你好', 'مرحبا', '"', "'''"])('nothing said: %j', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})

test('reads the first 2,000 characters', () => {
  const before = 'the reader is broken. '.repeat(200)
  const fits = before.slice(0, READ_AT_MOST - 30)
  expect(asksForPerson(`${fits}. I want a human`).asks).toBe(true)
  expect(asksForPerson(`${before.slice(0, READ_AT_MOST)}. I want a human`)).toEqual({ asks: false })
})

describe('a hostile megabyte costs no more than a long message', () => {
  const texts = [
    'a? ',
    'to ',
    'i want to the ',
    'no ',
    'can a person the ',
    'talk to with a the one of your ',
    '"',
    "'",
    'a\u0301',
    '\u200b',
    'human, not ',
    'is there a person who can ',
  ]
  test.each(texts)('%j', (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length))
    asksForPerson(text)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      asksForPerson(text)
      return performance.now() - start
    })
    // It takes well under a millisecond; the bound leaves room for a busy machine, not for a quadratic pattern.
    expect(Math.min(...times)).toBeLessThan(200)
  })
})
