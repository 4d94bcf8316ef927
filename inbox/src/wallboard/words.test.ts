import { expect, test } from 'vitest'
import type { Wallboard } from '@baton/protocol'
import { helpWords, missWords, offerWords, unmanned, usedOf } from './words.ts'

const names = { agent: (id: string) => `<${id}>`, team: (id: string) => `[${id}]` }

test('help says what to do, with whom', () => {
  expect(helpWords({ kind: 'call-in', people: ['a', 'b'] }, names)).toBe('Call in <a> and <b>, who could take it')
  expect(helpWords({ kind: 'ask-team', team: 'sales', people: 1, room: 2.5 }, names)).toBe(
    'Give to [sales]: 1 person could take it, with room for 2.5',
  )
  expect(helpWords({ kind: 'open-ring', ring: 3, widen: 'anyone', afterMinutes: 10, people: 4 }, names)).toBe(
    'The ring of everybody opens by itself after 10 min of waiting, and finds 4 people',
  )
})

test('what will be missed, and what became of offers, in a line', () => {
  const group = { team: 'a', tier: null, kind: 'resolution', expected: 1, nextDueAt: null, helps: [] } as const
  expect(missWords({ ...group, helps: [], running: 5, late: 2, likely: 1 })).toBe('2 late, 1 likely to be of 5')
  expect(missWords({ ...group, helps: [], running: 1, late: 0, likely: 0 })).toBe('1 clock running')
  const offers = { made: 3, accepted: 1, declined: 1, declinedBecause: { 'wrong-team': 1 }, expired: 1 }
  expect(offerWords(offers)).toBe('3 asked · 1 accepted · 1 declined (wrong team 1) · 1 let pass')
})

test('a team is unmanned while customers wait, it is open, and nobody is there or about to be', () => {
  const nobody = { online: 0, away: 2, wrapUp: 0, doNotDisturb: 1, offline: 3 }
  const team = (over: object) => ({ open: true, waiting: 2, people: nobody, ...over }) as Wallboard['teams'][number]
  const alone = team({})
  const others = [
    team({ open: false }),
    team({ waiting: 0 }),
    team({ people: { ...nobody, online: 1 } }),
    team({ people: { ...nobody, wrapUp: 1 } }),
  ]
  expect(unmanned({ teams: [...others, alone] })).toEqual([alone])
})

test('a bar is full when the promise is reached; without one it is half full after five minutes and never full', () => {
  const since = '2026-01-05T10:00:00.000Z'
  const at = (minutes: number) => Date.parse(since) + minutes * 60_000
  expect(usedOf({ since, dueAt: '2026-01-05T10:20:00.000Z' }, at(25))).toBe(1.25)
  expect(usedOf({ since, dueAt: null }, at(5))).toBe(0.5)
  expect(usedOf({ since, dueAt: null }, at(600))).toBeLessThanOrEqual(1)
})
