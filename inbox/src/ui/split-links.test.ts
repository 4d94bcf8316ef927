import { describe, expect, test } from 'vitest'
import { safeHref, splitLinks } from './split-links.ts'

const links = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? [])

describe('links in words', () => {
  test('keep every word, in order', () => {
    const text = 'See https://a.example/x, or (https://b.example/y_(z)). Bye'
    expect(
      splitLinks(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(links(text)).toEqual(['https://a.example/x', 'https://b.example/y_(z)'])
  })

  test('are http and https alone', () => {
    expect(links('javascript:alert(1) ftp://x.example data:text/html,hi mailto:a@b.example')).toEqual([])
  })

  test('end before markup and quotes', () => {
    expect(links('<a href="https://a.example/">x</a>')).toEqual(['https://a.example/'])
  })

  test('leave out addresses with credentials in them, which pretend to lead elsewhere', () => {
    expect(links('https://bank.example@evil.example/')).toEqual([])
    expect(safeHref('https://user:pass@a.example/')).toBeNull()
  })
})

test('an address is safe when it is a whole one of the web', () => {
  expect(safeHref('https://a.example')).toBe('https://a.example/')
  expect(safeHref('HTTP://A.EXAMPLE/x')).toBe('http://a.example/x')
  for (const bad of ['javascript:alert(1)', ' https://a.example', '//a.example', '/help', '', null, 'https://'])
    expect(safeHref(bad)).toBeNull()
})
