import { expect, test } from 'vitest'
import { namedIn } from './mentioned-in.ts'

const people = [
  { id: 'a1', name: 'Mara' },
  { id: 'a2', name: 'Mara Vogel' },
  { id: 'a3', name: 'Ünal Öz' },
]

test('a name after @ is meant, in whatever letters', () => {
  expect(namedIn('@mara vogel and @ünal öz, please look', people)).toEqual(['a2', 'a3'])
  expect(namedIn('ask @Mara', people)).toEqual(['a1'])
})

test('of two names that begin alike the longer one, and both where both are named', () => {
  expect(namedIn('@Mara Vogel', people)).toEqual(['a2'])
  expect(namedIn('@Mara Vogel @Mara', people)).toEqual(['a2', 'a1'])
})

test('an address is no mention, nor is a longer word', () => {
  expect(namedIn('dana@mara.example, @Marathon, Mara', people)).toEqual([])
})
