import { expect, test } from 'vitest'
import { fuse } from './fuse.ts'
import type { FoundPassage } from './search.ts'

const passage = (passageId: string, score: number): FoundPassage => ({
  articleId: passageId,
  passageId,
  title: passageId,
  url: null,
  text: passageId,
  score,
  locale: 'en',
})
const order = (found: readonly FoundPassage[]) => found.map(({ passageId, score }) => [passageId, score])

test('what both rankings have goes before what is first in one of them', () => {
  const worded = [passage('a', 0.8), passage('both', 0.5)]
  const meant = [passage('b', 0.6), passage('both', 0.55)]
  expect(order(fuse(worded, meant))).toEqual([
    ['both', 0.55],
    ['a', 0.8],
    ['b', 0.6],
  ])
})

test('ranks decide and not scores: 1 / (60 + rank), summed', () => {
  const fill = (n: number) => Array.from({ length: n }, (_, i) => passage(`fill-${n}-${i}`, 0.4))
  // 1/61 + 1/90 = 0.0275 against 2/71 = 0.0282.
  const worded = [passage('first', 0.9), ...fill(9), passage('middle', 0.31)]
  const meant = [...fill(10), passage('middle', 0.31), ...fill(18), passage('first', 0.31)]
  const [best] = order(fuse(worded, meant).filter(({ passageId }) => !passageId.startsWith('fill')))
  expect(best).toEqual(['middle', 0.31])
})

test('the first of an answerless ranking does not stand before what is grounded', () => {
  expect(order(fuse([passage('noise', 0.1)], [passage('x', 0.25), passage('good', 0.4)]))[0]).toEqual(['good', 0.4])
})

test('one ranking alone stays as it is', () => {
  const worded = [passage('a', 0.8), passage('b', 0.5), passage('c', 0.1)]
  expect(fuse(worded, [])).toEqual(worded)
  expect(fuse([], worded)).toEqual(worded)
})
