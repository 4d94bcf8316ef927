import { expect, test } from 'vitest'
import { readOrigin, snippetFor } from './origin.ts'

test('a site is an origin, whatever is pasted', () => {
  expect(readOrigin(' https://Shop.example.com/cart?x=1 ', [])).toEqual({ origin: 'https://shop.example.com' })
  expect(readOrigin('shop.example.com', [])).toEqual({ origin: 'https://shop.example.com' })
  expect(readOrigin('http://localhost:3000', [])).toEqual({ origin: 'http://localhost:3000' })
})

test.each(['https://*.example.com', 'http://shop.example.com', 'javascript://alert', 'not an address'])(
  '%s is refused, with what to do',
  (typed) => {
    expect(readOrigin(typed, [])).toHaveProperty('fault')
  },
)

test('a site is there once', () => {
  expect(readOrigin('https://a.example', ['https://a.example'])).toEqual({
    fault: 'https://a.example is allowed already.',
  })
})

test('the line names what is not as the page and the system have it', () => {
  expect(snippetFor('https://help.example', 'acme', { locale: 'auto', theme: 'auto' })).toBe(
    '<script src="https://help.example/widget.js?workspace=acme" data-workspace="acme" async></script>',
  )
  expect(snippetFor('https://help.example', 'acme', { locale: 'de', theme: 'dark' })).toContain(
    'data-locale="de" data-theme="dark"',
  )
})
