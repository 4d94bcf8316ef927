import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOfText, webAddress } from './rich-text.ts'

const links = (text: string) => linesOfText(text).flatMap((l) => l.stretches.flatMap((s) => (s.href ? [s.text] : [])))

test.each([
  ['see https://a.example/x.', ['https://a.example/x']],
  ['(https://a.example/x)', ['https://a.example/x']],
  ['https://a.example/x_(y), and http://b.example!', ['https://a.example/x_(y)', 'http://b.example']],
  ['“https://a.example/x”', ['https://a.example/x']],
  ['HTTPS://A.EXAMPLE/x', ['HTTPS://A.EXAMPLE/x']],
  ['https://a.example/?q=1&r=2#s', ['https://a.example/?q=1&r=2#s']],
  ['https://bücher.example/größe', ['https://bücher.example/größe']],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https:/',
  'data:text/html,<script>1</script>',
  'ftp://a.example',
  'https://',
  'https://user:secret@a.example/',
  'https://bank.example@evil.example/',
  '//a.example',
  'xhttps://a.example',
  'mailto:a@b.example',
])('%s is no link', (text) => {
  expect(links(text)).toEqual([])
})

test('markup stays text', () => {
  const text = '<img src=x onerror=alert(1)> <a href="https://a.example">click</a>'
  expect(
    linesOfText(text)[0]
      ?.stretches.map((s) => s.text)
      .join(''),
  ).toBe(text)
})

test('no character is lost or added, whatever stands there', () => {
  const bits = fc.constantFrom(
    'https://a.example',
    'http://',
    '(',
    ')',
    '.',
    ' ',
    '\n',
    'é',
    '🙂',
    'שלום',
    '<b>',
    '- ',
    '1. ',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 20 }), (list) => {
      const text = list.join('').replace(/\r\n?/g, '\n')
      const back = linesOfText(text).map((l) => l.stretches.map((s) => s.text).join(''))
      expect(back.join('\n')).toBe(text)
    }),
  )
})

test('what opens is always of the web', () => {
  const schemes = ['http', 'https', 'ftp', 'javascript']
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: schemes }), (url) => {
      const opened = linesOfText(`x ${url} y`).flatMap((l) => l.stretches.flatMap((s) => s.href ?? []))
      expect(opened.filter((href) => !/^https?:/.test(href))).toEqual([])
      expect(opened).toHaveLength(url.startsWith('http') ? 1 : 0)
    }),
  )
})

test('points of a list are seen as such', () => {
  expect(linesOfText('Do this:\n1. Off\n- On\n10) x\n1.5 GB\n-no').map((l) => l.item)).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ])
})

test('sources may be relative to the site', () => {
  expect(webAddress('/help#x', 'https://shop.example')).toBe('https://shop.example/help#x')
  expect(webAddress('javascript:alert(1)', 'https://shop.example')).toBeNull()
  expect(webAddress('/help')).toBeNull()
})
