import { expect, test } from 'vitest'
import { selected, type Selection } from './selection.ts'

const nothing: Selection = { ids: new Set(), anchor: null }
const shown = ['a', 'b', 'c', 'd', 'e']
const ids = (it: Selection) => [...it.ids].toSorted()

test('one by one, on and off', () => {
  const one = selected(nothing, 'b', false, shown)
  expect(ids(one)).toEqual(['b'])
  expect(ids(selected(one, 'b', false, shown))).toEqual([])
})

test('a range goes from the last one, either way, and keeps what was selected', () => {
  const first = selected(selected(nothing, 'e', false, shown), 'b', false, shown)
  const range = selected(first, 'd', true, shown)
  expect(ids(range)).toEqual(['b', 'c', 'd', 'e'])
  expect(ids(selected(selected(nothing, 'd', false, shown), 'b', true, shown))).toEqual(['b', 'c', 'd'])
})

test('where the last one is not on the screen any more, only the one is selected', () => {
  expect(ids(selected({ ids: new Set(['z']), anchor: 'z' }, 'c', true, shown))).toEqual(['c', 'z'])
})
