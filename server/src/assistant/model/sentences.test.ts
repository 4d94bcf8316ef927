import { expect, test } from 'vitest'
import { createSentences } from './sentences.ts'

/** Cuts a text that comes in pieces of the given size. */
function cut(text: string, size = 3): string[] {
  const sentences = createSentences()
  const complete = []
  for (let i = 0; i < text.length; i += size) complete.push(...sentences.add(text.slice(i, i + size)))
  const last = sentences.end()
  return [...complete, ...(last ? [last] : [])].map(({ before, text: words }) => before + words)
}

test.each([
  [
    'plain',
    'Open the menu. Choose Library! Is it there? Good.',
    ['Open the menu.', 'Choose Library!', 'Is it there?', 'Good.'],
  ],
  ['numbers', 'It costs 3.50 EUR. Version 2.1.4 has it.', ['It costs 3.50 EUR.', 'Version 2.1.4 has it.']],
  [
    'addresses',
    'See https://shop.example/a.b?c=1. Or write to help@shop.example. Bye.',
    ['See https://shop.example/a.b?c=1.', 'Or write to help@shop.example.', 'Bye.'],
  ],
  [
    'short forms',
    'Dr. Lind and Mrs. Ode agree, e.g. on Monday. Then z. B. Tuesday.',
    ['Dr. Lind and Mrs. Ode agree, e.g. on Monday.', 'Then z. B. Tuesday.'],
  ],
  [
    'a German date',
    'Das gilt ab dem 3. Mai bzw. Juni. Danach nicht.',
    ['Das gilt ab dem 3. Mai bzw. Juni.', 'Danach nicht.'],
  ],
  ['a number that ends a sentence', 'You may have 3. Then it stops.', ['You may have 3.', 'Then it stops.']],
  [
    'a word that shortens only before a number',
    'The answer is no. See no. 5 there.',
    ['The answer is no.', 'See no. 5 there.'],
  ],
  [
    'marks behind the stop',
    'Refunds take days. [1] It is free.[2, 3] Bye.',
    ['Refunds take days. [1]', 'It is free.[2, 3]', 'Bye.'],
  ],
  [
    'a list',
    'Do this:\n1. Open it.\n2. Close it.\n\nDone.',
    ['Do this:', '\n1. Open it.', '\n2. Close it.', '\n\nDone.'],
  ],
  ['quotes', 'He said "no." Then he left.', ['He said "no."', 'Then he left.']],
  ['an ellipsis in a sentence', 'Wait… it loads. OK.', ['Wait… it loads.', 'OK.']],
  ['Chinese', '你好。请打开菜单！好吗？谢谢', ['你好。', '请打开菜单！', '好吗？', '谢谢']],
  ['Japanese quotes', '「はい。」と言う。次へ', ['「はい。」', 'と言う。', '次へ']],
  ['no end', 'and so on without an end', ['and so on without an end']],
  ['nothing', '  \n ', []],
])('%s: the same whatever the pieces', (_name, text, expected) => {
  for (const size of [1, 2, 3, 7, 1000]) expect(cut(text, size), `pieces of ${size}`).toEqual(expected)
})

test('a sentence waits for what follows it', () => {
  const sentences = createSentences()
  expect(sentences.add('It costs 3.')).toEqual([])
  expect(sentences.add('5')).toEqual([])
  expect(sentences.add('0 EUR. Y')).toEqual([{ text: 'It costs 3.50 EUR.', before: '' }])
  expect(sentences.pending).toBe('Y')
})

test('nothing is lost between the sentences', () => {
  const text = 'A b. C d? E.\n- f g\n- h! 你好。I (j. k.) l... M. [1] N'
  const letters = (of: string) => of.replaceAll(/\s/g, '')
  for (const size of [1, 2, 5]) expect(letters(cut(text, size).join(''))).toBe(letters(text))
})
