import { expect, test } from 'vitest'
import { groundingOf } from './grounding.ts'

const plain = (...texts: string[]) => texts.map((text) => ({ text, score: null }))

test.each<[string, ReturnType<typeof plain>, boolean, number | null]>([
  ['a question', plain('Which order is it?'), true, null],
  ['small talk', plain('You are welcome!', 'Glad that it works.', 'Bye.'), true, null],
  ['one plain sentence', plain('I am the assistant of this shop and here to help you.'), false, null],
  [
    'one plain sentence beside passages that were found',
    plain('You can return everything for as long as you like.'),
    true,
    0,
  ],
  ['a number', plain('It takes 5 days.'), false, 0],
  ['an address', plain('See www.shop.example.'), false, 0],
  [
    'two plain sentences',
    plain('You can return it for as long as you like it.', 'We will pay for the parcel in any case then.'),
    false,
    0,
  ],
  ['many short ones', plain('Open it.', 'Close it.', 'Wait.', 'Open it again.'), false, 0],
  ['claims before a question', plain('Refunds take 5 days.', 'Anything else?'), false, 0],
])('%s', (_name, sentences, found, expected) => {
  expect(groundingOf(sentences, found)).toBe(expected)
})

test('cited words rest on the best they cite', () => {
  expect(groundingOf([{ text: 'A.', score: 0.2 }, { text: 'B.', score: 0.6 }, ...plain('C takes 5 days.')], true)).toBe(
    0.6,
  )
})
