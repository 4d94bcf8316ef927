import { describe, expect, test } from 'vitest'
import { developRecipe } from './develop-recipe.ts'
import { heldOutRecipe } from './held-out-recipe.ts'
import { makeRows } from './make-rows.ts'
import { measureRedaction } from './measure-redaction.ts'

describe.each([
  ['develop', developRecipe],
  ['held-out', heldOutRecipe],
])('a thousand values of the %s set', (_, recipe) => {
  test.each([1, 2])(
    'seed %i: at least 95 in 100 are masked, and nothing else in more than one message of a hundred',
    (seed) => {
      const rows = makeRows(recipe, seed, 240)
      const { recall, falseAlarms, values, byKind } = measureRedaction(rows)
      expect(values).toBeGreaterThanOrEqual(1000)
      expect(recall).toBeGreaterThanOrEqual(0.95)
      expect(falseAlarms).toBeLessThanOrEqual(0.01)
      for (const each of Object.values(byKind)) expect(each.recall).toBeGreaterThanOrEqual(0.9)
    },
  )
})

test('the same seed makes the same rows, another seed others', () => {
  expect(makeRows(heldOutRecipe, 3, 20)).toEqual(makeRows(heldOutRecipe, 3, 20))
  expect(makeRows(heldOutRecipe, 3, 20)).not.toEqual(makeRows(heldOutRecipe, 4, 20))
})

test('what is missed and what is masked for nothing is counted', () => {
  const result = measureRedaction([
    { text: 'the magic word is abracadabra', values: [{ kind: 'password', text: 'abracadabra' }] },
    { text: 'card 4242 4242 4242 4242', values: [] },
    { text: 'card 4242 4242 4242 4242', values: [{ kind: 'card', text: '4242 4242 4242 4242' }] },
    { text: 'hello', values: [] },
  ])
  expect(result).toMatchObject({ recall: 0.5, falseAlarms: 0.25, messages: 4, values: 2 })
  expect(result.missed).toHaveLength(1)
  expect(result.alarms).toEqual([{ text: 'card 4242 4242 4242 4242', kind: 'card' }])
})
