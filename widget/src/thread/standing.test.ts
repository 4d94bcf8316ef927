import { de } from '@baton/protocol/wording/de'
import { en } from '@baton/protocol/wording/en'
import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'
import type { Holder } from './thread.ts'

const now = Date.UTC(2026, 0, 5, 9)
const head = (holder: Holder, at = now) => standingOf(holder, en, 'Folio', at)
const queued = (params: { waitSeconds?: number; ahead?: number }): Holder => ({
  kind: 'waiting',
  how: 'queued',
  told: { key: 'handoff.queued', params: { team: 'Devices', ...params } },
  since: now,
})

test('the assistant is named as such', () => {
  expect(head({ kind: 'assistant' })).toEqual({ mark: 'assistant', title: 'Assistant', next: 'Folio' })
})

test('a person is named; that the case is open is said only once it is', () => {
  expect(head({ kind: 'agent', name: 'Nora', opened: false })).toEqual({ mark: 'person', title: 'Nora', next: 'Folio' })
  expect(head({ kind: 'agent', name: 'Nora', opened: true }).next).toBe('Nora has opened your case')
})

test('who is next hears one time, everybody else a range', () => {
  expect(head(queued({ waitSeconds: 120, ahead: 0 })).next).toBe('You are next · about 2 minutes')
  expect(head(queued({ waitSeconds: 300, ahead: 3 })).next).toBe('5 to 10 minutes')
})

test('the time runs down, and none is named once it has run out', () => {
  const holder = queued({ waitSeconds: 120, ahead: 0 })
  expect(head(holder, now + 61_000).next).toBe('You are next · about 1 minute')
  expect(head(holder, now + 121_000).next).toBe('You are next')
  expect(head(queued({ waitSeconds: 120, ahead: 2 }), now + 121_000).next).toBe('Folio')
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
