import { expect, test } from 'vitest'
import { initials } from './face.tsx'

test('a face has the first letters of the first and the last name', () => {
  expect(['Mara Vogel', 'Beatrix van der Hoogenband', 'sam', 'Émile Zola', '山田 太郎', ' '].map(initials)).toEqual([
    'MV',
    'BH',
    'S',
    'ÉZ',
    '山太',
    '',
  ])
})
