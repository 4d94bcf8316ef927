import { expect, test } from 'vitest'
import { findSnippets, snippetCall } from './snippet-menu.ts'

test('a slash or a semicolon at the beginning of a word asks for a snippet', () => {
  expect(snippetCall('/', 1)).toEqual({ from: 0, to: 1, query: '' })
  expect(snippetCall('Hello ;tha and more', 10)).toEqual({ from: 6, to: 10, query: 'tha' })
  expect(snippetCall('Hello\n/tha', 10)).toEqual({ from: 6, to: 10, query: 'tha' })
})

test('within a word, an address or a date it does not', () => {
  for (const text of ['and/or', 'https://shop.example/x', '24/12', 'one; two', 'a;b', '/tha nks']) {
    expect(snippetCall(text, text.length)).toBeNull()
  }
})

const snippet = (title: string, body: string) =>
  ({ id: title, title, body, scope: 'workspace', updatedAt: '2026-01-05T10:00:00.000Z', updatedBy: null }) as const

test('titles that begin so come before words', () => {
  const all = [snippet('Courier', 'Your refund is on its way'), snippet('Refund', 'Money'), snippet('Hello', 'x')]
  expect(findSnippets(all, 'refu').map(({ title }) => title)).toEqual(['Refund', 'Courier'])
  expect(findSnippets(all, 'zzz')).toEqual([])
})
