import { expect, test } from 'vitest'
import { find } from './find.ts'

const entries = ['Ruth Abernathy', 'Ada Tomlinson', 'Tomás Ferreira'].map((title) => ({
  id: title,
  title,
  about: title.startsWith('Ruth') ? 'Tomorrow, please' : 'Order 48190',
}))
const names = (query: string) => find(entries, query).map(({ title }) => title)

test('names that begin with the word come first, then names that hold it, then other words', () => {
  expect(names('tom')).toEqual(['Tomás Ferreira', 'Ada Tomlinson', 'Ruth Abernathy'])
})

test('accents and case do not matter, and every word must be there', () => {
  expect(names('TOMAS ferr')).toEqual(['Tomás Ferreira'])
  expect(names('tomas 48190')).toEqual(['Tomás Ferreira'])
  expect(names('tomas 99')).toEqual([])
})

test('without words it shows the first', () => {
  expect(find(entries, '  ', 2)).toHaveLength(2)
})
