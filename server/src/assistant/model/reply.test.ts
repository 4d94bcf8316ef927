import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Unfit } from './fit.ts'
import { defaultLimits } from './limits.ts'
import { createReply, type Say } from './reply.ts'
import { createSources } from './sources.ts'

function reply(language: 'en' | 'de' | null = null, limits = defaultLimits) {
  const sources = createSources()
  const passage = {
    articleId: 'a',
    passageId: 'a#1',
    title: 'A',
    url: null,
    text: 'See https://shop.example/x.',
    score: 0.7,
  }
  sources.addPassages([passage, { ...passage, passageId: 'a#2', score: 0.4 }])
  return createReply({ messageId: 'm1', sources, language, limits })
}

/** Everything that is given out for a text in pieces of a size. */
function write(text: string, size = 5, made = reply()): Say[] {
  const says: Say[] = []
  for (let i = 0; i < text.length; i += size) says.push(...made.add(text.slice(i, i + size)))
  return [...says, ...made.end(true)]
}

function faultOf(text: string, made = reply()): string | null {
  try {
    write(text, 5, made)
    return null
  } catch (error) {
    if (error instanceof Unfit) return error.fault
    throw error
  }
}

const words = (says: readonly Say[]) => says.map(({ text }) => text)

test('whatever the pieces: the same sentences, numbered, one last, the first with what the reply rests on', () => {
  const bricks = [
    'Open it. [1]',
    'Close it, then wait. [2]',
    'Is it on?',
    '\n- One thing [1].',
    'It is 3.5 cm wide. [1]',
    'Yes!',
  ]
  fc.assert(
    fc.property(fc.subarray(bricks, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), (chosen, size) => {
      const text = chosen.join(' ')
      const says = write(text, size)
      expect(words(says)).toEqual(words(write(text, 1000)))
      expect(says.map(({ part }) => part)).toEqual(says.map((_, i) => i))
      expect(says.filter(({ last }) => last)).toEqual([says.at(-1)])
      const scores = says.flatMap(({ citations }) => citations.map(({ score }) => score))
      expect([...scores, null]).toContain(says[0]?.grounding)
      expect(says[0]?.grounding === null).toBe(scores.length === 0)
    }),
  )
})

test('nothing is given out before it is clear what the reply rests on', () => {
  const made = reply()
  expect(made.add('I can help you with that. That is a good question. Op')).toEqual([])
  expect(words(made.add('en the menu. [2] And'))).toEqual(['I can help you with that.', 'That is a good question.'])
  expect(made.grounding).toBe(0.4)
  expect(words(made.add(' close it. [1] '))).toEqual([])
  expect(words(made.add('T'))).toEqual(['Open the menu.'])
  expect(words(made.end(false))).toEqual(['And close it.'])
})

describe('what is said again', () => {
  test('is said once', () => {
    expect(words(write('Open it. [1] Open it. [1] Close it. [1]'))).toEqual(['Open it.', 'Close it.'])
  })
  test.each([
    ['three times', 'Open the menu now. Open the menu now. Open the menu now. '],
    ['without a full stop', 'again and again '.repeat(60)],
    [
      'with a little change',
      [1, 2, 3]
        .map(
          (n) =>
            `Please open the menu on the left side of the screen and choose the entry for your library there now ${'!'.repeat(n)} `,
        )
        .join(''),
    ],
  ])('is a loop: %s', (_name, text) => {
    expect(faultOf(text)).toBe('endless-loop')
  })
})

describe('a reply that is too long', () => {
  test('ends at the last sentence that fits', () => {
    const made = reply(null, { ...defaultLimits, chars: 60 })
    const says = write('This is the first one. [1] This is the second one. [1] And this is the third. [1]', 5, made)
    expect(words(says)).toEqual(['This is the first one.', 'This is the second one.'])
    expect(made.full).toBe(true)
    expect(says.at(-1)?.last).toBe(true)
  })
  test('is a fault when no sentence of it ended', () => {
    expect(faultOf(Array.from({ length: 200 }, (_, i) => `word${i}`).join(' '))).toBe('too-long')
  })
  test('leaves out the sentence that runs on', () => {
    const on = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ')
    expect(words(write(`Open it. [1] Then ${on}`))).toEqual(['Open it.'])
  })
})

describe('the language', () => {
  const german =
    'Sie können das Gerät nicht mit der Post an uns schicken, wenn es kaputt ist und der Akku sich wölbt. [1] '
  test("must be the customer's, from the first sentence on", () => {
    expect(faultOf(german, reply('en'))).toBe('wrong-language')
    expect(faultOf(german, reply('de'))).toBe(null)
    expect(faultOf(german, reply(null))).toBe(null)
  })
  test('must stay so', () => {
    const made = reply('en')
    expect(words(made.add('You can send it back. [1] It is free. [1] Y'))).toEqual(['You can send it back.'])
    expect(() => made.add(`es. ${german}A`)).toThrow(Unfit)
    expect(made.shown).toBe(1)
  })
})

test('nothing at all is a fault, and so are signs alone', () => {
  expect(faultOf(' \n ')).toBe('empty')
  expect(faultOf('[1] [2]')).toBe('empty')
  expect(faultOf('…')).toBe('garbage')
})

test('what was not given out can be forgotten; before a tool what rests on something is kept', () => {
  const made = reply()
  made.add('Something else. Wrong. ')
  made.forget()
  expect(words(made.add('Open it. [1] '))).toEqual([])
  made.add('Let me look. ')
  made.pause()
  expect(words([...made.add('Close it. [2]'), ...made.end(true)])).toEqual(['Open it.', 'Close it.'])
})
