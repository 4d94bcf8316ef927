import { expect, test } from 'vitest'
import { mainWords } from './main-words.ts'

const quote = (text: string | null) => ({ text, messageId: text ?? 'erased', at: '2026-03-02T09:00:00.000Z' })
const main = (...texts: (string | null)[]) => {
  const problem = texts.map(quote)
  const found = mainWords({ problem, wanted: problem.at(-1) ?? null })
  return { main: found.main?.text, others: found.others.map(({ text }) => text) }
}

test('greetings and short answers do not stand for the matter', () => {
  expect(main('Hi there', 'My order 48213 has not moved', 'no', 'a person please')).toEqual({
    main: 'My order 48213 has not moved',
    others: ['Hi there', 'no', 'a person please'],
  })
})

test('where nothing says much, the last words stand', () => {
  expect(main('hello', 'sync')).toEqual({ main: 'sync', others: ['hello'] })
})

test('nothing said is nothing wanted, and erased words do not count', () => {
  expect(main()).toEqual({ main: undefined, others: [] })
  expect(main(null, 'It is broken again today')).toEqual({ main: 'It is broken again today', others: [null] })
})
