import { describe, expect, test } from 'vitest'
import { graveBlind } from '../testing/blind/grave.ts'
import { linesOf } from '../testing/blind/asks-for-person.ts'
import { readGrave } from './grave.ts'
import { graveTwins } from './grave.twins.ts'

const pairsOf = (sets: Readonly<Record<string, string>>) =>
  Object.entries(sets).flatMap(([language, lines]) =>
    linesOf(lines).map((line) => {
      const [about = '', genuine = '', trivial = ''] = line.split(' | ')
      return { language, about, genuine, trivial }
    }),
  )

describe.each(pairsOf(graveTwins))('$language, $about', ({ about, genuine, trivial }) => {
  test(`fires: ${genuine}`, () => expect(readGrave(genuine)).toBe(about))
  test(`does not: ${trivial}`, () => expect(readGrave(trivial)).toBeNull())
})

test('twins that the rule was not made with: at least 95 of 100 fire, at least 98 of 100 trivial ones do not', () => {
  const pairs = pairsOf(graveBlind)
  const missed = pairs.filter(({ genuine }) => readGrave(genuine) === null)
  const wrong = pairs.filter(({ trivial }) => readGrave(trivial) !== null)
  expect(pairs.length).toBeGreaterThanOrEqual(60)
  expect(missed.length).toBeLessThanOrEqual(0.05 * pairs.length)
  expect(wrong.length).toBeLessThanOrEqual(0.02 * pairs.length)
})

test('a long text costs no more than its beginning', () => {
  const began = performance.now()
  for (let i = 0; i < 50; i++) readGrave('I would like to have the '.repeat(4000))
  expect((performance.now() - began) / 50).toBeLessThan(20)
})
