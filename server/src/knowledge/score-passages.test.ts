import { expect, test } from 'vitest'
import type { LocaleTerms } from './question-terms.ts'
import { bestPossible, scorePassages } from './score-passages.ts'

const word = (at: number | null, weight = 3, sentence = 0) => ({
  sentence,
  weight,
  terms: at === null ? [] : [{ at, sureness: 1 }],
})
const asked = (...words: ReturnType<typeof word>[]): LocaleTerms => ({
  locale: 'en',
  words,
  terms: [0, 1, 2].map((i) => ({ term: `t${i}`, passages: 1 })),
})
const candidate = (id: string, articleId: string, ...hits: number[]) => ({ id, articleId, hits, titleTerms: 3 })
const scoreOf = (terms: LocaleTerms, ...candidates: ReturnType<typeof candidate>[]) =>
  Object.fromEntries(scorePassages(terms, candidates).map(({ candidate: { id }, score }) => [id, score]))

test('more of the question is better, and the title says more than the text', () => {
  const scores = scoreOf(
    asked(word(0), word(1)),
    candidate('both', 'a', 1, 1),
    candidate('one', 'b', 1, 0),
    candidate('title', 'c', 3, 3),
  )
  expect(scores['both']).toBeGreaterThan(scores['one'] ?? 1)
  expect(scores['title']).toBeGreaterThan(scores['both'] ?? 1)
})

test('a question that is mostly unknown is not answered by its one known word', () => {
  const scores = scoreOf(asked(word(0, 2), word(null), word(null), word(null)), candidate('p', 'a', 1, 0, 0))
  expect(scores['p']).toBeLessThan(0.3)
})

test('one sentence of a story is enough', () => {
  const story = asked(word(null, 3, 0), word(null, 3, 0), word(null, 3, 0), word(0, 3, 1), word(1, 3, 1))
  expect(scoreOf(story, candidate('p', 'a', 3, 3))['p']).toBeGreaterThan(0.6)
})

test('what the rest of the article has counts too, but less', () => {
  const scores = scoreOf(
    asked(word(0), word(1)),
    candidate('a1', 'a', 1, 0),
    candidate('a2', 'a', 0, 1),
    candidate('b1', 'b', 1, 1),
  )
  expect(scores['b1']).toBeGreaterThan(scores['a1'] ?? 1)
  expect(scores['a1']).toBeGreaterThan(scoreOf(asked(word(0), word(1)), candidate('a1', 'a', 1, 0))['a1'] ?? 1)
})

test('no words, no score; and never above 1', () => {
  expect(scoreOf(asked(), candidate('p', 'a', 3))).toEqual({ p: 0 })
  expect(bestPossible(asked(word(0, 50), word(1, 50)))).toBe(1)
  expect(bestPossible(asked(word(null)))).toBe(0)
})

test('one word alone is no answer where the question has others that nobody here has written', () => {
  const known = scoreOf(asked(word(0), word(1, 3)), candidate('a', 'a', 3, 0))['a'] ?? 0
  const strange = scoreOf(asked(word(0), word(null, 3)), candidate('a', 'a', 3, 0))['a'] ?? 0
  expect(strange).toBeCloseTo(0.7 * known)
})
