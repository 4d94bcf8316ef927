import { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aboutToWrite } from './gather-writes.ts'

/** A stream, and what arrived together at its other end. */
function wire() {
  const arrived: string[][] = []
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => (arrived.push([chunk]), done()),
    writev: (chunks, done) => (arrived.push(chunks.map(({ chunk }) => chunk as string)), done()),
  })
  const send = (text: string) => {
    aboutToWrite(stream)
    stream.write(text)
  }
  return { arrived, send }
}

test('the first goes at once, what follows in the same moment together, in order', async () => {
  const { arrived, send } = wire()
  send('a')
  expect(arrived).toEqual([['a']])
  send('b')
  await Promise.resolve()
  send('c')
  expect(arrived).toEqual([['a']])
  await nextTurn()
  expect(arrived).toEqual([['a'], ['b', 'c']])
})

test('the next moment begins anew', async () => {
  const { arrived, send } = wire()
  for (const text of ['a', 'b']) send(text)
  await nextTurn()
  send('c')
  expect(arrived.at(-1)).toEqual(['c'])
  send('d')
  await nextTurn()
  expect(arrived).toEqual([['a'], ['b'], ['c'], ['d']])
})

test('what goes to others is not held up, and nothing is held back for good', async () => {
  const [one, other] = [wire(), wire()]
  one.send('a')
  one.send('b')
  other.send('c')
  expect(other.arrived).toEqual([['c']])
  await nextTurn()
  expect(one.arrived).toEqual([['a'], ['b']])
})
