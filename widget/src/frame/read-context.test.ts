import { PageContext, contextLimits as protocolLimits } from '@baton/protocol'
import { expect, test } from 'vitest'
import { contextLimits, readContext } from './read-context.ts'

const read = (given: unknown) => {
  const leftOut: string[] = []
  const context = readContext(JSON.stringify(given), (name) => leftOut.push(name))
  if (context) expect(PageContext.safeParse(context).error).toBeUndefined()
  return { context, leftOut }
}

test('keeps to the limits of the protocol', () => {
  expect(contextLimits).toEqual(protocolLimits)
})

test('bare values and short lists are told as they are', () => {
  const given = { cart: '2 items', retries: 2, express: false, skus: ['folio-one', 17] }
  expect(read(given)).toEqual({ context: { ...given, skus: ['folio-one', '17'] }, leftOut: [] })
})

test('what is too long is cut, and what is nothing of the kind is left out by its name', () => {
  const given = {
    ['n'.repeat(90)]: 'v'.repeat(999),
    list: Array(30).fill('x'.repeat(999)),
    nested: { a: 1 },
    none: null,
    mixed: [{}],
  }
  const { context, leftOut } = read({ ...given, 'a\u0000b': 'c\n\u0007d' })
  expect(
    Object.entries(context ?? {}).map(([name, value]) => [
      name.length,
      Array.isArray(value) ? value.length : String(value).length,
    ]),
  ).toEqual([
    [60, 300],
    [4, 10],
    [3, 3],
  ])
  expect(leftOut).toEqual(['nested', 'none', 'mixed'])
})

test('no more than twenty, and the rest is named', () => {
  const { context, leftOut } = read(Object.fromEntries(Array.from({ length: 23 }, (_, n) => [`k${n}`, n])))
  expect(Object.keys(context ?? {})).toHaveLength(20)
  expect(leftOut).toEqual(['k20', 'k21', 'k22'])
})

test.each([undefined, null, 'text', 7, [], {}, { only: {} }])('%j is no context', (given) => {
  expect(read(given).context).toBeUndefined()
})

test('a lone half of a pair does not keep a message from going', () => {
  expect(read({ name: `a${'\ud83d'}` }).context).toEqual({ name: 'a\ufffd' })
})

test('what is no JSON is no context', () => {
  expect(readContext('{nonsense', () => {})).toBeUndefined()
})
