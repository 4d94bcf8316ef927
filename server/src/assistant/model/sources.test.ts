import { expect, test } from 'vitest'
import { createSources } from './sources.ts'

const passage = {
  articleId: 'a',
  passageId: 'a#1',
  title: 'A',
  url: null,
  text: 'See https://shop.example/x.',
  score: 0.7,
}

test('a passage that is found twice keeps its number', () => {
  const sources = createSources()
  expect(sources.addPassages([passage])).toEqual([1])
  expect(sources.addOther('an answer')).toBe(2)
  expect(sources.addPassages([{ ...passage, passageId: 'a#2' }, passage])).toEqual([3, 1])
  expect(sources.passages).toBe(2)
})

test('a mark that stands for nothing is no citation', () => {
  const sources = createSources()
  sources.addPassages([passage])
  expect(sources.cite([7, 0])).toEqual({ citations: [], score: null })
  expect(sources.cite([1, 1, 9])).toMatchObject({ citations: [{ passageId: 'a#1' }], score: 0.7 })
})

test('an address is invented when no source has it and nobody named it', () => {
  const sources = createSources()
  sources.addPassages([passage])
  sources.knowLinks('I bought it at www.shop.example/y')
  expect(sources.inventedLink('Look at https://shop.example/x/, or www.shop.example/y.')).toBe(null)
  expect(sources.inventedLink('Look at https://shop.example.evil/x.')).toBe('https://shop.example.evil/x')
})
