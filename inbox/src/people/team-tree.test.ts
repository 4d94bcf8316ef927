import { expect, test } from 'vitest'
import { parentsFor, treeOf } from './team-tree.ts'

const team = (id: string, parent: string | null = null) => ({ id, name: id, parent })
const teams = [
  team('support'),
  team('hardware', 'support'),
  team('billing'),
  team('repairs', 'hardware'),
  team('lost', 'gone'),
]

test('parts stand below their whole, and who has lost theirs at the top', () => {
  expect(treeOf(teams).map(({ team: { id }, depth }) => `${depth} ${id}`)).toEqual([
    '0 support',
    '1 hardware',
    '2 repairs',
    '0 billing',
    '0 lost',
  ])
})

test('nothing that is a part of a team may be its parent', () => {
  expect(parentsFor('support', teams).map(({ id }) => id)).toEqual(['billing', 'lost'])
  expect(parentsFor('repairs', teams).map(({ id }) => id)).toEqual(['support', 'hardware', 'billing', 'lost'])
})
