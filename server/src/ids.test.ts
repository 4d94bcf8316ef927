import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIds, idPrefixes, type IdKind } from './ids.ts'

const kinds = Object.keys(idPrefixes) as IdKind[]
const zeros = (bytes: number) => new Uint8Array(bytes)

test('an id names its kind, then time, then chance', () => {
  const newId = createIds(() => 0x0190_0000_0000, zeros)
  expect(newId('conversation')).toBe('cnv_01j0000000' + '0'.repeat(16))
  expect(newId('message')).toBe('msg_01j0000000' + '0'.repeat(15) + '1')
  for (const kind of kinds) expect(newId(kind)).toMatch(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`))
})

test('no two kinds share a prefix', () => {
  expect(new Set(Object.values(idPrefixes)).size).toBe(kinds.length)
})

test('ids sort in the order in which they were made, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 48 - 1 }), { minLength: 2, maxLength: 50 }), (clock) => {
      let tick = 0
      const newId = createIds(() => clock[tick] ?? 0)
      const made = clock.map((_, at) => {
        tick = at
        return newId('message')
      })
      expect(made.toSorted()).toEqual(made)
      expect(new Set(made).size).toBe(made.length)
    }),
  )
})

test('chance that runs over within a millisecond carries into the time', () => {
  const newId = createIds(
    () => 31,
    (bytes) => new Uint8Array(bytes).fill(255),
  )
  expect(newId('turn')).toBe('trn_000000000z' + 'z'.repeat(16))
  expect(newId('turn')).toBe('trn_0000000010' + '0'.repeat(16))
})

test('two makers with the same clock do not meet', () => {
  const one = createIds(() => 1)
  const other = createIds(() => 1)
  expect(new Set([...Array(1000)].flatMap(() => [one('text'), other('text')])).size).toBe(2000)
})
