import { de } from '@baton/protocol/wording/de'
import { en } from '@baton/protocol/wording/en'
import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'
import type { Wait } from './wait.ts'
import type { Holder } from './thread.ts'

const now = Date.UTC(2026, 0, 5, 9)
const head = (holder: Holder, at = now) => standingOf(holder, en, 'Folio', at)
const queued = (params: {
  waitSeconds?: number
  ahead?: number
  fromSeconds?: number
  toSeconds?: number
}): Holder => ({
  kind: 'waiting',
  how: 'queued',
  told: { key: 'handoff.queued', params: { team: 'Devices', ...params } },
  since: now,
})

test('the assistant is named as such', () => {
  expect(head({ kind: 'assistant' })).toEqual({ mark: 'assistant', title: 'Assistant', next: 'Folio' })
})

test('a person is named; that the case is open is said only once it is', () => {
  expect(head({ kind: 'agent', name: 'Nora', picture: null, opened: false })).toEqual({
    mark: 'person',
    title: 'Nora',
    next: 'Folio',
  })
  expect(head({ kind: 'agent', name: 'Nora', picture: null, opened: true }).next).toBe('Nora has opened your case')
})

test('who is next hears one time, everybody else a range', () => {
  expect(head(queued({ waitSeconds: 120, ahead: 0 })).next).toBe('You are next · about 2 minutes')
  expect(head(queued({ waitSeconds: 300, ahead: 3 })).next).toBe('3 people are ahead of you · about 5 minutes')
  expect(head(queued({ waitSeconds: 300, fromSeconds: 200, toSeconds: 590 })).next).toBe('3 to 10 minutes')
})

test('with a booked time it says with whom and when, and no longer that they wait', () => {
  const told = { key: 'callback.booked', params: { agent: 'Nora', at: now + 86_400_000 } } as const
  const booked = { kind: 'waiting', how: 'scheduled', told, since: now } as const
  expect(head(booked)).toMatchObject({ mark: 'queue', title: 'Your time is booked' })
  expect(head(booked).next).toMatch(/tomorrow, \d\d:\d\d\. Nora is then here/)
  // At the time a person is being asked, and if they cannot come the customer waits like anybody.
  expect(head({ ...booked, how: 'queued' }).title).toBe('Waiting for a person')
})

test('the time runs down, and none is named once it has run out', () => {
  const holder = queued({ waitSeconds: 120, ahead: 0 })
  expect(head(holder, now + 61_000).next).toBe('You are next · about 1 minute')
  expect(head(holder, now + 121_000).next).toBe('You are next')
  const range = queued({ waitSeconds: 120, fromSeconds: 60, toSeconds: 120 })
  expect(head(range, now + 60_000).next).toBe('1 minute')
  expect(head(range, now + 121_000).next).toBe('Folio')
})

test('what the server says as the queue moves goes before what was told, and runs down from then', () => {
  const moved = { ...queued({ waitSeconds: 300, fromSeconds: 200, toSeconds: 590 }), since: now - 60_000 } as const
  const at = now - 30_000
  const by = (wait: Wait) => head({ ...(moved as Extract<Holder, { kind: 'waiting' }>), wait: { wait, at } }).next
  expect(by({ kind: 'position', ahead: 0, seconds: 150 })).toBe('You are next · about 2 minutes')
  expect(by({ kind: 'range', fromSeconds: 150, toSeconds: 330 })).toBe('2 to 5 minutes')
  expect(by({ kind: 'unknown' })).toBe('Folio')
})

test('no time is named where none was told', () => {
  expect(head(queued({ ahead: 0 })).next).toBe('You are next')
  expect(head(queued({})).next).toBe('Folio')
})

test('while somebody is asked nobody is promised', () => {
  const offered: Holder = { kind: 'waiting', how: 'offered', told: null, since: now }
  expect(head(offered)).toEqual({ mark: 'queue', title: 'Asking for a person', next: 'Folio' })
})

test('a promise for later is said in the head, in the language of the reader', () => {
  const told = { key: 'handoff.scheduled', params: { team: 'Technik', at: now + 3_600_000 } } as const
  const scheduled: Holder = { kind: 'waiting', how: 'scheduled', told, since: now }
  expect(standingOf(scheduled, de, 'Folio', now).next).toMatch(/Technik.*Wir antworten Ihnen hier bis heute/)
})
