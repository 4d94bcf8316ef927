import { expect, test } from 'vitest'
import { row, waiting } from '../testing/builders.ts'
import { desktopNotes } from './desktop-notes.ts'

const rows = (...all: ReturnType<typeof row>[]) => new Map(all.map((each) => [each.id, each]))
const none = { rows: rows(), mentions: new Set<string>() }
const offered = waiting('c1', '09:00', {
  status: 'offered',
  offer: { id: 'o1', agentId: 'mara', expiresAt: '2026-03-02T09:01:00.000Z' },
})
const mine = {
  ...row({ id: 'c2' }),
  status: 'open' as const,
  holder: { kind: 'agent' as const, id: 'mara', name: 'Mara' },
}

test('an offer to this person is told once, and nobody else’s', () => {
  const after = { rows: rows(offered), mentions: [] }
  expect(desktopNotes(none, after, 'mara')).toMatchObject([{ tag: 'offer o1', conversationId: 'c1' }])
  expect(desktopNotes(none, after, 'ben')).toEqual([])
  expect(desktopNotes({ rows: rows({ ...offered }), mentions: new Set() }, after, 'mara')).toEqual([])
})

test('words of a customer whom they hold are told; their own, and what was there before, are not', () => {
  const before = { rows: rows({ ...mine, messages: 1 }), mentions: new Set<string>() }
  const wrote = { ...mine, messages: 2, lastBy: 'customer' as const, lastText: 'x'.repeat(300) }
  const [note] = desktopNotes(before, { rows: rows(wrote), mentions: [] }, 'mara')
  expect(note).toMatchObject({ tag: 'message c2' })
  expect(note?.body).toHaveLength(140)
  expect(desktopNotes(before, { rows: rows({ ...wrote, lastBy: 'agent' }), mentions: [] }, 'mara')).toEqual([])
  expect(desktopNotes(null, { rows: rows(wrote), mentions: [] }, 'mara')).toEqual([])
  expect(desktopNotes(none, { rows: rows(wrote), mentions: [] }, 'mara')).toEqual([])
})

test('a mention is told once', () => {
  const mention = { key: 'c2.7', conversationId: 'c2', messageId: 'm7', by: 'Ben', text: '@Mara look' }
  const after = { rows: rows(), mentions: [mention] }
  expect(desktopNotes(none, after, 'mara')).toMatchObject([{ title: 'Ben mentioned you', messageId: 'm7' }])
  expect(desktopNotes({ rows: rows(), mentions: new Set(['c2.7']) }, after, 'mara')).toEqual([])
})
