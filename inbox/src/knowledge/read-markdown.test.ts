import { expect, test } from 'vitest'
import { readMarkdown } from './read-markdown.ts'

test('an article is headings, paragraphs, lists, quotes and code', () => {
  const kinds = readMarkdown('# One\n\ntwo\nthree\n\n- a\n- b\n1. c\n> d\n```\n# e\n```').map(({ kind }) => kind)
  expect(kinds).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'code'])
})

test('words have looks and lead where the web is', () => {
  expect(readMarkdown('A **b** *c* `d` [e](https://f.example) [g](/h) \\*i\\*')[0]).toEqual({
    kind: 'paragraph',
    line: [
      { text: 'A ', look: 'plain' },
      { text: 'b', look: 'strong' },
      { text: ' ', look: 'plain' },
      { text: 'c', look: 'soft' },
      { text: ' ', look: 'plain' },
      { text: 'd', look: 'code' },
      { text: ' ', look: 'plain' },
      { text: 'e', look: 'link', href: 'https://f.example' },
      { text: ' ', look: 'plain' },
      { text: 'g', look: 'link', href: '/h' },
      { text: ' *i*', look: 'plain' },
    ],
  })
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'JaVaScRiPt:x', 'vbscript:x'])(
  'a link to %s is words',
  (href) => expect(JSON.stringify(readMarkdown(`[x](${href})`))).not.toContain('"href"'),
)

test('markup is words, and what never ends is read soon', () => {
  expect(readMarkdown('<img src=x onerror=alert(1)>')).toEqual([
    { kind: 'paragraph', line: [{ text: '<img src=x onerror=alert(1)>', look: 'plain' }] },
  ])
  const began = performance.now()
  for (const each of ['*', '[', '`', '**', '[x](', '\\'].map((sign) => sign.repeat(100_000))) readMarkdown(each)
  expect(performance.now() - began).toBeLessThan(5000)
})
