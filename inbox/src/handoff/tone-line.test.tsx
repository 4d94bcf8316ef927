import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ToneLine } from './tone-line.tsx'
import { wordParts } from './word-parts.ts'

const text = ' Please, this is <ridiculous>, it failed again! '
const place = (word: string, of: string) => ({ of, from: text.indexOf(word), to: text.indexOf(word) + word.length })
const tone = (words?: { of: string; from: number; to: number }[]) => ({
  frustration: 0.8,
  urgency: 0,
  trend: 'rising' as const,
  evidence: [{ text, messageId: 'm', at: '2026-03-02T09:00:00.000Z', ...(words ? { words } : {}) }],
})
const marked = (html: string) => [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/g)].map(([, words]) => words)

test('the words that carried it stand out, as they were written; those of politeness do not', () => {
  const html = renderToStaticMarkup(
    <ToneLine
      tone={tone([place('Please', 'politeness'), place('<ridiculous>', 'frustration'), place('again', 'frustration')])}
    />,
  )
  expect(marked(html)).toEqual(['&lt;ridiculous&gt;', 'again'])
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('“Please, this is &lt;ridiculous&gt;, it failed again!”')
})

test('a package from before they were kept shows the sentence', () => {
  const html = renderToStaticMarkup(<ToneLine tone={tone()} />)
  expect(marked(html)).toEqual([])
  expect(html).toContain('it failed again')
})

test('places beyond the text, or over one another, show nothing twice and lose nothing', () => {
  const parts = wordParts('so bad, so late', [
    { of: 'urgency', from: 8, to: 15 },
    { of: 'frustration', from: 3, to: 6 },
    { of: 'frustration', from: 4, to: 9 },
    { of: 'urgency', from: 11, to: 400 },
  ])
  expect(parts.map(({ part }) => part).join('')).toBe('so bad, so late')
  expect(parts.flatMap(({ part, of }) => (of ? [part] : []))).toEqual(['bad', 'so late'])
})
