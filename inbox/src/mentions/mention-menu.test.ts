import { expect, test } from 'vitest'
import { row } from '../testing/builders.ts'
import { mentionCall } from './mention-menu.ts'
import { newestMentions } from './use-mentions.ts'

const call = (text: string) => mentionCall(text, text.length)

test('an at sign at the beginning of a word asks for a name, of two words at most', () => {
  expect(call('@')).toEqual({ from: 0, to: 1, query: '' })
  expect(call('please, @Mara Vo')).toEqual({ from: 8, to: 16, query: 'Mara Vo' })
  expect(call('(@Ün')).toMatchObject({ query: 'Ün' })
  expect(call('@Mara Vogel look')).toBeNull()
})

test('an address asks for nobody', () => {
  expect(call('dana@shop')).toBeNull()
})

test('rows tell which notes name somebody newest', () => {
  const rows = new Map([
    ['c2', row({ id: 'c2', mentioned: { mara: 4, ben: 9 } })],
    ['c1', row({ id: 'c1', mentioned: { mara: 7 } })],
    ['c3', row({ id: 'c3' })],
  ])
  expect(newestMentions(rows, 'mara')).toBe('c1.7 c2.4')
  expect(newestMentions(rows, 'nobody')).toBe('')
})
