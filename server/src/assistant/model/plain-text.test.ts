import { expect, test } from 'vitest'
import { linksIn, plainText } from './plain-text.ts'

test.each([
  ['Refunds take days. [1]', 'Refunds take days.', [1]],
  ['Refunds [2] take days [1, 3].', 'Refunds take days.', [2, 1, 3]],
  ['Das dauert 5 Tage.【4†Hilfe】', 'Das dauert 5 Tage.', [4]],
  ['See [the guide](https://shop.example/g) now [1].', 'See the guide (https://shop.example/g) now.', [1]],
  ['It is so [1](https://shop.example/g).', 'It is so.', [1]],
  ['**Note:** open `Settings` and *wait*.', 'Note: open Settings and wait.', []],
  ['* first item', '- first item', []],
  ['## Returns', 'Returns', []],
  ['2 * 3 * 4 is 24 and a_b_c stays.', '2 * 3 * 4 is 24 and a_b_c stays.', []],
  ['[Note] is no mark.', '[Note] is no mark.', []],
])('%s', (sentence, text, marks) => {
  expect(plainText(sentence)).toEqual({ text, marks })
})

test('addresses are named without the end of their sentence', () => {
  expect(linksIn('Go to https://Shop.example/a/, (www.other.example) or ftp://x.example/y.')).toEqual([
    'https://shop.example/a',
    'www.other.example',
    'ftp://x.example/y',
  ])
})
