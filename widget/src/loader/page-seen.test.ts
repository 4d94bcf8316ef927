import { expect, test } from 'vitest'
import { allowedParts, pageSeen } from './page-seen.ts'

const seen = (url: string, allow?: string) => pageSeen(url, 'Shop', undefined, allowedParts(allow))?.url

test.each([
  ['https://shop.example/books?token=secret&page=2#part', undefined, 'https://shop.example/books?token=&page='],
  ['https://shop.example/books?token=secret&page=2#part', 'page', 'https://shop.example/books?token=&page=2'],
  ['https://shop.example/books?token=x&page=2#part', 'page, #', 'https://shop.example/books?token=&page=2#part'],
  ['https://shop.example/books?a=1&b=2', '*', 'https://shop.example/books?a=1&b=2'],
  ['https://ida:secret@shop.example/', '*', 'https://shop.example/'],
  ['https://shop.example/?onlyvalue', undefined, 'https://shop.example/?onlyvalue='],
])('%s with %s is told as %s', (url, allow, told) => {
  expect(seen(url, allow)).toBe(told)
})

test.each(['file:///home/ida/page.html', 'about:blank', 'blob:https://shop.example/1', 'nonsense'])(
  '%s is not told',
  (url) => {
    expect(seen(url)).toBeUndefined()
  },
)

test('stays within what the server takes', () => {
  const page = pageSeen(`https://shop.example/${'x'.repeat(5000)}?q=1`, 't'.repeat(999), 'f'.repeat(999), new Set())
  expect(page?.url).toHaveLength(2000)
  expect(page?.title).toHaveLength(300)
  expect(page?.feature).toHaveLength(100)
})

test('a long query goes before the path does', () => {
  expect(seen(`https://shop.example/books?${'name=&'.repeat(500)}`)).toBe('https://shop.example/books')
})
