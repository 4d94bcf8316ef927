import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageText } from '../../../protocol/src/shapes.ts'
import { messageFrom, messageLimit } from './message-text.ts'

test.each([
  ['  hello \n', 'hello'],
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['a\u0000b\u001bc\td', 'abc\td'],
  ['half \ud83d', 'half \ufffd'],
  ['whole 🙂 שלום', 'whole 🙂 שלום'],
  ['\n\u0007 ', ''],
])('%j goes out as %j', (written, sent) => {
  expect(messageFrom(written)).toBe(sent)
})

test('whatever is pasted, the server takes it, or there is nothing to send', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const message = messageFrom(text)
      expect(message === '' || MessageText.safeParse(message).success).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the limit is the server’s', () => {
  expect(MessageText.safeParse('x'.repeat(messageLimit)).success).toBe(true)
  expect(MessageText.safeParse('x'.repeat(messageLimit + 1)).success).toBe(false)
})
