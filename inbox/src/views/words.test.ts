import { expect, test } from 'vitest'
import { countWords, filterWords } from './words.ts'

const names = { agent: () => 'Sam', team: () => 'Billing', tag: (id: string) => id.toUpperCase() }

test('a filter says all that it narrows by', () => {
  expect(filterWords({ status: 'open' }, names)).toBe('open')
  expect(
    filterWords(
      {
        status: 'any',
        agentId: 'me',
        holder: 'agent',
        team: 'b',
        tags: ['vip', 'refund'],
        language: 'de',
        waitingMinutes: 0,
      },
      names,
    ),
  ).toBe('open or resolved · with you · Billing · VIP or REFUND · in German · waiting 0 min or longer')
  expect(filterWords({ status: 'open', agentId: 'sam', aside: 'customer', words: 'parcel' }, names)).toBe(
    'open · with Sam · waiting for the customer · “parcel”',
  )
})

test('more than are counted is said as more', () => {
  expect(countWords(999)).toBe('999')
  expect(countWords(1000)).toBe('999+')
})
