import { expect, test } from 'vitest'
import { readEvent } from '../sync/wire-event.ts'
import { events, type Told } from '../testing/builders.ts'
import { handLine } from './hand-line.ts'

const names = { customer: 'Dana', agent: () => 'Mara', team: () => 'Support', tag: (id: string) => id, now: 0 }
const line = (told: Told) => handLine(readEvent(events(told)[0] as never), names)?.sentence
const pointed = (fields: object, actor: Told[1]['actor'] = { kind: 'agent', id: 'mara' }) =>
  line(['Pointed', { at: '09:00', actor, captureId: null, node: null, note: null, url: null, label: null, ...fields }])

test('what was pointed at is a line: who, what, and the words that the customer reads', () => {
  expect(pointed({ node: 4, label: 'Resend', note: 'Press here' })).toBe(
    'Mara pointed at “Resend” on the page: “Press here”',
  )
  expect(pointed({ node: 4 }, { kind: 'assistant' })).toBe('The assistant pointed at something on the page')
  expect(pointed({ url: 'https://folio.example/account', label: 'Your account' })).toBe(
    'Mara offered to open “Your account” (/account)',
  )
  expect(pointed({ node: 4, label: '████' })).toBe('Mara pointed at “masked” on the page')
})

test('the live view of the page is a line at each turn', () => {
  const follow = (type: string, more: object = {}) => line([type, { at: '09:00', agentId: 'mara', ...more }])
  expect(follow('FollowAsked')).toBe('Mara asked to see the page live')
  expect(follow('FollowAllowed')).toBe('Dana lets Mara see the page live')
  expect(follow('FollowRefused')).toBe('Dana would rather not show the page live')
  expect(follow('FollowStopped', { because: 'timed-out' })).toBe('The live view of the page ended: its time was up')
})

test('the reader is spoken to as you, with the verb that goes with it', () => {
  const asked = (who: string, told: Told) =>
    handLine(readEvent(events(told)[0] as never), { ...names, agent: () => who })?.sentence
  const nudged: Told = ['AgentNudged', { at: '09:00', agentId: 'mara', because: 'customer-waits' }]
  expect(asked('you', nudged)).toBe('You were reminded: the customer has written and waits')
  expect(asked('Mara', nudged)).toBe('Mara was reminded: the customer has written and waits')
  const joined: Told = ['Joined', { at: '09:00', agentId: 'mara' }]
  expect([asked('you', joined), asked('Mara', joined)]).toEqual(['You follow along', 'Mara follows along'])
})

test('what was put aside and came back, and tags by name', () => {
  const mara = { kind: 'agent', id: 'mara' } as const
  expect(line(['WaitingForCustomer', { at: '09:00', agentId: 'mara' }])).toBe('Mara waits for Dana')
  expect(line(['Snoozed', { at: '09:00', agentId: 'mara', backAt: '2026-03-02T14:00:00.000Z' }])).toMatch(
    /^Mara puts it aside until /,
  )
  expect(line(['CameBack', { at: '09:00', because: 'customer-wrote' }])).toBe('Dana wrote: it is back')
  expect(line(['TagsChanged', { at: '09:00', actor: mara, added: ['VIP', 'Refund'], removed: ['Spam'] }])).toBe(
    'Mara added “VIP”, “Refund” and took off “Spam”',
  )
})
