import { expect, test } from 'vitest'
import { readSections } from './plain-text.ts'
import { splitIntoPassages } from './passages.ts'

const sentence = 'Hold the power button of the reader until the light goes out.'
const words = (text: string) => text.split(/\s+/).length

test('markup goes, words and the lines of lists stay', () => {
  const [section] = readSections(
    [
      '## Restart **now** ##',
      '',
      'Use [the menu](https://shop.example/menu) and `Settings › Device`, *please*.',
      'A wrapped line.',
      '',
      '1. Connect the **charger**.',
      '2. Wait.',
      '- Take it _out_ of its cover.',
      '',
      '| Model | Months |',
      '| --- | --- |',
      '| One | 24 |',
    ].join('\n'),
  )
  expect(section?.path).toEqual(['Restart now'])
  expect(section?.blocks).toEqual([
    'Use the menu and Settings › Device, please. A wrapped line.',
    '1. Connect the charger.\n2. Wait.\n• Take it out of its cover.',
    'Model – Months\nOne – 24',
  ])
})

test('HTML is not text: tags and comments are taken out', () => {
  const [section] = readSections(
    'Before <script src="x">alert(1)</script> <b onclick=x>bold</b> <!-- secret\nnote --> after.',
  )
  expect(section?.blocks).toEqual(['Before alert(1) bold  after.'])
})

test('names with underscores and sums with stars keep them', () => {
  expect(readSections('snake_case_name and 2 * 3 * 4')[0]?.blocks).toEqual(['snake_case_name and 2 * 3 * 4'])
})

test('a heading path names what is above it, and a later heading of the same rank replaces it', () => {
  const sections = readSections('# Top\n\n## One\n\na\n\n### Deep\n\nb\n\n## Two\n\nc')
  expect(sections.map(({ path }) => path)).toEqual([
    ['Top', 'One'],
    ['Top', 'One', 'Deep'],
    ['Top', 'Two'],
  ])
})

test('short sections are joined, with the heading of the later ones as a line that begins a paragraph', () => {
  const passages = splitIntoPassages(
    `Intro here.\n\n## Restart\n\n${sentence}\n\n## Defect\n\n${`${sentence} `.repeat(13)}`,
  )
  expect(passages).toHaveLength(2)
  expect(passages[0]?.body).toBe(`Intro here.\n\nRestart\n${sentence}`)
  expect(passages[1]?.heading).toEqual(['Defect'])
})

test('a long section becomes several passages of 60 to 160 words that end with sentences', () => {
  const passages = splitIntoPassages(`## Long\n\n${`${sentence} `.repeat(60)}`)
  expect(passages.length).toBeGreaterThan(3)
  for (const { body, heading } of passages) {
    expect(words(body)).toBeLessThanOrEqual(160)
    expect(body.endsWith('.')).toBe(true)
    expect(heading).toEqual(['Long'])
  }
  for (const { body } of passages.slice(0, -1)) expect(words(body)).toBeGreaterThanOrEqual(60)
})

test('a text without sentences is cut at words', () => {
  const passages = splitIntoPassages('word '.repeat(1000))
  expect(passages.every(({ body }) => words(body) <= 160)).toBe(true)
  expect(passages.map(({ body }) => words(body)).reduce((a, b) => a + b)).toBe(1000)
})

test.each([
  ['brackets', '!['.repeat(70_000)],
  ['stars', '**a'.repeat(60_000)],
  ['back-quotes', '`'.repeat(200_000)],
  ['a heading of spaces', `# ${' '.repeat(200_000)}x`],
  ['tags', '<a'.repeat(100_000)],
  ['comments', '<!--'.repeat(50_000)],
  ['one word', 'x'.repeat(200_000)],
])('hostile %s cost no more than their length', (_, text) => {
  const began = performance.now()
  splitIntoPassages(text)
  expect(performance.now() - began).toBeLessThan(15_000)
})
