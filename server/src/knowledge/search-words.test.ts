import { describe, expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { indexWords, questionWords } from './search-words.ts'

const first = (text: string, locale: 'en' | 'de' | 'fr' = 'en') =>
  questionWords(text, locale).map(({ forms }) => forms[0])

describe('the words of a question', () => {
  test('what any question says is left out', () => {
    expect(first('Hello, can you please help me? My screen is frozen!')).toEqual(['screen', 'frozen'])
    expect(first('Guten Tag, wie kann ich bitte mein Passwort ändern?', 'de')).toEqual(['passwort', 'ändern'])
    expect(first('hi')).toEqual([])
  })

  test('addresses and long numbers are nobody’s topic', () => {
    expect(first('order 1234567 ada@shop.example https://shop.example/x?y=z 16 gb')).toEqual(['order', '16', 'gb'])
  })

  test('a word with a hyphen is also one word, and in its parts', () => {
    expect(questionWords('e-reader', 'en')[0]?.forms).toEqual(['ereader', 'reader'])
    expect(questionWords('Wi-Fi', 'en')[0]?.forms).toEqual(['wifi', 'wi', 'fi'])
  })

  test('accents may be left out, and umlauts written as two letters', () => {
    expect(questionWords('zurückgeben', 'de')[0]?.forms).toEqual(['zurückgeben', 'zuruckgeben', 'zurueckgeben'])
    expect(first("l'abonnement", 'fr')).toEqual(['abonnement'])
  })

  test('German verbs are put together again', () => {
    expect(questionWords('Wie löse ich die Karte ein?', 'de')[0]?.forms).toContain('einlöse')
    expect(questionWords('Ich lade das Buch', 'de')[0]?.forms).not.toContain('Buchlade')
  })

  test('other words for the same thing come along', () => {
    expect(questionWords('I want my money back', 'en')[0]?.others).toContain('refund')
    expect(questionWords('card declined', 'en')[1]?.others).toContain('reject')
    expect(questionWords('refund', 'en')[0]?.others).not.toContain('refuse')
  })

  test('a hostile text is read so far and no further', () => {
    const began = performance.now()
    expect(questionWords('word'.repeat(250_000), 'en')).toHaveLength(1)
    expect(questionWords(Array.from({ length: 100_000 }, (_, i) => `w${i}`).join(' '), 'en')).toHaveLength(32)
    expect(questionWords('@'.repeat(1_000_000), 'en')).toEqual([])
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

test('the index has a word in all its forms', () => {
  expect(indexWords('E-Mail für Größe', 'de').split(' ')).toEqual([
    'email',
    'mail',
    'für',
    'fur',
    'fuer',
    'größe',
    'grosse',
    'groesse',
  ])
})

test('a slip of the fingers is one change', () => {
  expect(editDistance('password', 'passwrod')).toBe(1)
  expect(editDistance('frozen', 'frozn')).toBe(1)
  expect(editDistance('refund', 'refuse')).toBe(2)
  expect(editDistance('', 'abc')).toBe(3)
})
