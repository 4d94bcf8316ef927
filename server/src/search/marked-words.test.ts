import { describe, expect, test } from 'vitest'
import { excerptOf, marksIn, searchWords } from './marked-words.ts'

const marked = (text: string, words: string[]) => marksIn(text, words).map(([from, to]) => text.slice(from, to))

describe('what is looked for', () => {
  test('words without accents, capitals and what stands between them', () => {
    expect(searchWords('  Ünal@Shop.example, RX-48213!  ')).toEqual(['unal', 'shop', 'example', 'rx', '48213'])
    expect(searchWords("'; drop table baton.texts; -- & | ! <-> :*")).toEqual(['drop', 'table', 'baton', 'texts'])
    expect(searchWords('“Größe” … Заказ 48213 48213')).toEqual(['große', 'заказ', '48213'])
    expect(searchWords(' .,- ')).toEqual([])
  })

  test('at most eight, none longer than a word is', () => {
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8)
    expect(searchWords('x'.repeat(500))[0]).toHaveLength(60)
  })
})

describe('marks', () => {
  test('words that begin so, as they are written in the text', () => {
    expect(marked('Rückgabe: der Rückversand, zurück', ['ruck'])).toEqual(['Rück', 'Rück'])
    expect(marked('order RX-48213 from 48213a', ['48213', 'rx'])).toEqual(['RX', '48213', '48213'])
    expect(marked('a cat and a', ['a'])).toEqual(['a', 'a'])
  })

  test('places are those of the text, whatever its characters take', () => {
    const text = 'e\u0301te\u0301 🙂 ﬁsh'
    expect(marked(text, ['ete', 'fish'])).toEqual(['e\u0301te\u0301', 'ﬁsh'])
  })
})

describe('an excerpt', () => {
  test('a short text whole', () => {
    expect(excerptOf('Where is my parcel?', ['parcel'])).toEqual({ text: 'Where is my parcel?', marks: [[12, 18]] })
  })

  test('a long one around the first word that was found, with the marks moved along', () => {
    const text = `${'before '.repeat(80)}parcel ${'after '.repeat(80)}`
    const { text: shown, marks } = excerptOf(text, ['parcel'], 120)
    expect(shown.length).toBeLessThan(180)
    expect(shown).toMatch(/^… before .*parcel after .* …$/)
    expect(marks.map(([from, to]) => shown.slice(from, to))).toEqual(['parcel'])
  })

  test('no half of a pair at its ends', () => {
    expect(excerptOf('🙂'.repeat(400), ['x'], 121).text.isWellFormed()).toBe(true)
    expect(excerptOf(`${'🙂'.repeat(400)} parcel ${'🙂'.repeat(400)}`, ['parcel'], 121).text.isWellFormed()).toBe(true)
  })
})
