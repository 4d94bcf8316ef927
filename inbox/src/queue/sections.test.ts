import { defaultRouting, inOrderOfIndex, pressureOf } from '@baton/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, row, waiting } from '../testing/builders.ts'
import { sectionOf, sortIntoSections } from './sections.ts'

const mine = { kind: 'agent', id: 'mara', name: 'Mara Vogel' } as const
const theirs = { kind: 'agent', id: 'sam', name: 'Sam Okafor' } as const
const offer = (agentId: string, expiresAt = at('10:00')) => ({
  status: 'offered' as const,
  offer: { id: 'o', agentId, expiresAt },
})
const ids = (rows: Parameters<typeof sortIntoSections>[0], name: string) =>
  sortIntoSections(rows, 'mara')
    .find((section) => section.name === name)
    ?.rows.map(({ id }) => id)

test('each conversation stands where it is worked on', () => {
  expect(sectionOf(row(), 'mara')).toBe('assistant')
  expect(sectionOf(row({ holder: mine }), 'mara')).toBe('yours')
  expect(sectionOf(row({ holder: theirs }), 'mara')).toBe('colleagues')
  expect(sectionOf(waiting('w', '09:00'), 'mara')).toBe('waiting')
  expect(sectionOf(waiting('w', '09:00', offer('mara')), 'mara')).toBe('offered')
  expect(sectionOf(waiting('w', '09:00', offer('sam')), 'mara')).toBe('waiting')
  const callback = { agentId: 'mara', at: at('14:30') }
  const booked = { status: 'scheduled' as const, scheduledFor: at('14:30'), callback }
  expect(sectionOf(waiting('w', '09:00', booked), 'mara')).toBe('booked')
  expect(sectionOf(waiting('w', '09:00', booked), 'sam')).toBe('booked')
  expect(sectionOf(row({ status: 'resolved', holder: { kind: 'nobody' } }), 'mara')).toBe('resolved')
})

test('booked times stand by their time, whenever they were asked for', () => {
  const bookedAt = (id: string, since: string, time: string) =>
    waiting(id, since, { status: 'scheduled', scheduledFor: at(time), callback: { agentId: 'sam', at: at(time) } })
  const rows = [bookedAt('late', '08:00', '15:00'), bookedAt('soon', '09:30', '10:30'), waiting('w', '09:00')]
  expect(ids(rows, 'booked')).toEqual(['soon', 'late'])
  expect(ids(rows, 'waiting')).toEqual(['w'])
})

test('what waits stands as the router would take it by now: the engine’s own order, also as time goes on', () => {
  const now = Date.parse(at('10:00'))
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          minutes: fc.integer({ min: 0, max: 120 }),
          priority: fc.constantFrom('low', 'normal', 'high', 'urgent'),
          tier: fc.constantFrom('free', 'enterprise', undefined),
        }),
        { maxLength: 12 },
      ),
      fc.integer({ min: 0, max: 60 }),
      (cases, later) => {
        const then = now + later * 60_000
        const needs = cases.map(({ minutes, ...more }, n) => ({
          ...more,
          id: `c${String(n).padStart(2, '0')}`,
          team: 'support',
          skills: [],
          passedBy: [],
          since: now - minutes * 60_000,
        }))
        const rows = needs.map((need) =>
          waiting(need.id, '09:00', {
            priority: need.priority,
            requestedAt: new Date(need.since).toISOString(),
            presses: pressureOf(need, defaultRouting),
          }),
        )
        const sorted = sortIntoSections(rows, 'mara', [], then).find(({ name }) => name === 'waiting')?.rows
        expect(sorted?.map(({ id }) => id)).toEqual(inOrderOfIndex(needs, then).map(({ id }) => id))
      },
    ),
  )
})

test('of rows that do not say how pressing they are, the priority and the wait count', () => {
  const rows = [waiting('late', '09:30'), waiting('early', '09:00'), waiting('urgent', '09:40', { priority: 'urgent' })]
  expect(ids(rows, 'waiting')).toEqual(['urgent', 'early', 'late'])
})

test('among mine, who waits for an answer comes first, the longest wait at the top', () => {
  const rows = [
    row({ id: 'answered', holder: mine, updatedAt: at('09:59') }),
    row({ id: 'new', holder: mine, unansweredSince: at('09:50') }),
    row({ id: 'old', holder: mine, unansweredSince: at('09:10') }),
  ]
  expect(ids(rows, 'yours')).toEqual(['old', 'new', 'answered'])
})

test('offers stand in the order in which they run out', () => {
  const rows = [
    waiting('later', '09:00', offer('mara', at('10:05'))),
    waiting('sooner', '09:10', offer('mara', at('10:01'))),
  ]
  expect(ids(rows, 'offered')).toEqual(['sooner', 'later'])
})

test('every section is there, in the order of work, also when it is empty', () => {
  expect(sortIntoSections([], 'mara').map(({ name }) => name)).toEqual([
    'offered',
    'asked',
    'yours',
    'aside',
    'booked',
    'waiting',
    'colleagues',
    'assistant',
    'resolved',
  ])
})

test('what a colleague asks stands first until it is answered, for who is asked and for their team', () => {
  const consult = { by: 'sam', agentId: 'mara', team: null, at: at('09:00'), answeredBy: [] as string[] }
  const it = row({ holder: { kind: 'agent', id: 'sam', name: 'Sam' }, consult })
  expect(sectionOf(it, 'mara')).toBe('asked')
  expect(sectionOf(it, 'sam')).toBe('yours')
  expect(sectionOf(row({ ...it, consult: { ...consult, answeredBy: ['mara'] } }), 'mara')).toBe('colleagues')
  const team = row({ ...it, consult: { ...consult, agentId: null, team: 'billing' } })
  expect(sectionOf(team, 'mara', ['billing'])).toBe('asked')
  expect(sectionOf(team, 'mara', ['support'])).toBe('colleagues')
})

test('what I put aside stands apart, what is back first at the top; a colleague’s stays with them', () => {
  const aside = (id: string, change: object) =>
    row({ id, holder: mine, aside: { for: 'customer', since: at('09:00'), backAt: null, closesAt: null, ...change } })
  const rows = [
    aside('longest', {}),
    aside('shorter', { since: at('09:30') }),
    aside('later', { for: 'time', backAt: at('15:00') }),
    aside('first', { for: 'time', backAt: at('11:00') }),
    row({ ...aside('theirs', {}), holder: { kind: 'agent', id: 'sam', name: 'Sam' } }),
  ]
  expect(ids(rows, 'aside')).toEqual(['first', 'later', 'longest', 'shorter'])
  expect(ids(rows, 'yours')).toEqual([])
  expect(ids(rows, 'colleagues')).toEqual(['theirs'])
})
