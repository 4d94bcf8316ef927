import { expect, test } from 'vitest'
import { eachTerm, wordsAndCharacters, type View } from './terms.ts'
import { fitVectoriser, vectorsBy } from './vectoriser.ts'

const words: View[] = [{ kind: 'words', from: 1, to: 2, weight: 1 }]
const termsOf = (text: string, views: readonly View[]): number[] => {
  const terms: number[] = []
  eachTerm(text, views, (hash) => terms.push(hash))
  return terms
}

test('words are taken alone and in pairs, whatever their case and accents', () => {
  expect(termsOf('My card', words)).toHaveLength(3)
  expect(termsOf('Où est ma carte ?', words)).toEqual(termsOf('ou est MA carte', words))
  expect(termsOf('card my', words)).not.toEqual(termsOf('my card', words))
})

test('characters are taken in runs within a word and its edges', () => {
  const runs: View[] = [{ kind: 'characters', from: 2, to: 5, weight: 1 }]
  // "_ab_": _a ab b_ _ab ab_ _ab_
  expect(new Set(termsOf('ab', runs)).size).toBe(6)
  const shared = new Set(termsOf('declined', runs))
  expect(termsOf('decline', runs).filter((run) => shared.has(run)).length).toBeGreaterThan(15)
})

test('a row has length 1 in each view, and rare terms weigh more', () => {
  const vectoriser = fitVectoriser(['my card', 'my parcel', 'my invoice'], { views: words })
  const { ids, values } = vectorsBy(vectoriser)('my card')
  expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1)
  const [common] = termsOf('my', words)
  const place = vectoriser.hashes.indexOf(common!)
  expect(values[ids.indexOf(place)]).toBe(Math.min(...values))
})

test('a text is read the same however often, and a term that was not learned is left out', () => {
  const read = vectorsBy(fitVectoriser(['where is my card', 'send the invoice']))
  expect(read('where is my card')).toEqual(read('where is my card'))
  expect(read('ქართული').ids).toHaveLength(0)
})

test('terms of too few texts are not learned', () => {
  const texts = ['my card', 'my parcel']
  expect(fitVectoriser(texts, { views: words, least: 2 }).hashes).toHaveLength(1)
})

test('a long text costs no more than the part that is read', () => {
  expect(termsOf('word '.repeat(100_000), wordsAndCharacters).length).toBeLessThan(20_000)
})
