import { expect, test } from 'vitest'
import { ContentError } from './content-error.ts'
import { parseArticle } from './parse-article.ts'

const defaults = { id: 'from-file', locale: 'de' } as const

function fault(source: string): { line: number; message: string } {
  try {
    parseArticle(source, defaults)
  } catch (error) {
    if (error instanceof ContentError) return { line: error.line, message: error.message }
    throw error
  }
  throw new Error('was read')
}

test('an article has what its front matter says, and the rest from its place', () => {
  const source =
    '---\ntitle: Restart\nurl: /help#restart\ntags: [device, frozen]\nauthor: passed over\n---\n\nHold the button.\n'
  expect(parseArticle(source, defaults)).toEqual({
    id: 'from-file',
    locale: 'de',
    title: 'Restart',
    url: '/help#restart',
    tags: ['device', 'frozen'],
    body: 'Hold the button.',
  })
})

test('without front matter the first heading is the title', () => {
  expect(parseArticle('\uFEFF# Restart the reader #\r\n\r\nHold the button.', defaults)).toMatchObject({
    id: 'from-file',
    title: 'Restart the reader',
    url: null,
    tags: [],
  })
})

test.each([
  ['an unclosed front matter', '---\ntitle: x\n\nText', 1, 'not closed'],
  ['broken YAML', '---\ntitle: x\ntags: [a, b\n---\nText', 3, 'Flow'],
  ['a key that comes twice', '---\ntitle: x\nurl: /a\nurl: /b\n---\nText', 4, 'unique'],
  ['an unknown language', '---\ntitle: x\n\nlocale: xx\n---\nText', 4, 'one of en, de'],
  ['a script as an address', '---\ntitle: x\nurl: "javascript:alert(1)"\n---\nText', 3, 'must begin with'],
  ['a list that is a number', '---\ntitle: x\ntags: 5\n---\nText', 3, 'tags'],
  ['no title', '---\nid: x\n---\nText', 1, 'no title'],
  ['no text', '---\ntitle: x\n---\n  \n', 4, 'no text'],
  ['a null character', '---\ntitle: x\n---\nText\nbad \0 here', 5, 'null character'],
  ['too long a text', `---\ntitle: x\n---\n${'x'.repeat(200_001)}`, 4, 'longer than 200,000'],
])('%s is named with its line', (_, source, line, message) => {
  const found = fault(source)
  expect(found.line).toBe(line)
  expect(found.message).toContain(message)
})

test('an alias bomb in the front matter is refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) => `l${i + 1}: &l${i + 1} [${'*l0,'.replaceAll('0', String(i)).repeat(9)}]`,
  )
  expect(fault(`---\ntitle: x\nl0: &l0 [x]\n${levels.join('\n')}\n---\nText`).message).toMatch(/alias/i)
})
