import type { PolicyDocument } from '@baton/protocol'
import { expect, test } from 'vitest'
import { readMinutes, ringsOf, routingOf, withRing, withRouting, withSpeed } from './routing-words.ts'

const document = { routing: { tiers: {}, priorities: {} } } as unknown as PolicyDocument

test('what is as shipped is not said, and what is said counts', () => {
  expect(routingOf(document, 'ownerMinutes')).toBe(6)
  const longer = withRouting(document, 'ownerMinutes', 9)
  expect([routingOf(longer, 'ownerMinutes'), longer.routing.ownerMinutes]).toEqual([9, 9])
  expect(withRouting(longer, 'ownerMinutes', 6)).toEqual(document)
  expect(withSpeed(withSpeed(document, true), false)).toEqual(document)
})

test('one ring has another time, and the others stay', () => {
  expect(ringsOf(document).map(({ afterMinutes }) => afterMinutes)).toEqual([2, 5, 10])
  expect(ringsOf(withRing(document, 1, 7)).map(({ afterMinutes }) => afterMinutes)).toEqual([2, 7, 10])
})

test('minutes are read as people type them', () => {
  expect([
    readMinutes('2,5', [0, 10]),
    readMinutes('11', [0, 10]),
    readMinutes('', [0, 10]),
    readMinutes('x', [0, 10]),
  ]).toEqual([2.5, null, null, null])
})
