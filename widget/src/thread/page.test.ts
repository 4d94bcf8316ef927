import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'
import { readEvent, type WidgetEvent } from './read-event.ts'
import { changed, emptyThread, unreadOf, type Thread } from './thread.ts'

const mara = { kind: 'agent', id: 'mara', name: 'Mara' }
const event = (seq: number, type: string, fields: object = {}): WidgetEvent =>
  readEvent({ seq, type, at: '2026-01-05T10:00:00.000Z', actor: mara, ...fields }) ?? { seq, at: 0, type: 'Other' }
const after = (thread: Thread, ...events: WidgetEvent[]): Thread =>
  changed(thread, { type: 'events', events, upTo: events.at(-1)?.seq ?? 0, caughtUp: true })

test('being asked to show the page waits for an answer, and counts as something new', () => {
  const asked = after(emptyThread, event(1, 'FollowAsked'))
  expect(asked.follow).toEqual({ name: 'Mara', allowed: false })
  expect(unreadOf(asked)).toBe(1)
  const allowed = after(asked, event(2, 'FollowAllowed', { actor: { kind: 'customer' } }))
  expect(allowed.follow).toEqual({ name: 'Mara', allowed: true })
  expect(unreadOf(allowed)).toBe(0)
  const over = after(allowed, event(3, 'FollowStopped', { because: 'timed-out', actor: { kind: 'system' } }))
  expect(over.follow).toBeNull()
  expect(linesOf(over).flatMap((line) => (line.kind === 'follow' ? [[line.item.began, line.item.name]] : []))).toEqual([
    [true, 'Mara'],
    [false, 'Mara'],
  ])
})

test('what was refused or never answered leaves no line', () => {
  const asked = after(emptyThread, event(1, 'FollowAsked'))
  for (const end of ['FollowRefused', 'FollowStopped']) {
    const over = after(asked, event(2, end))
    expect([over.follow, over.items]).toEqual([null, []])
  }
})

test('what is pointed at is a line of its own; one that points nowhere is none', () => {
  const thread = after(
    emptyThread,
    event(1, 'Pointed', { captureId: 'cap', node: 7, note: 'Press this', url: null, label: null }),
    event(2, 'Pointed', { node: null, note: 'x', url: null }),
    event(3, 'Pointed', { node: null, note: null, url: 'https://shop.example/orders', label: 'Orders' }),
  )
  expect(thread.items.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'pointed'],
    [3, 'pointed'],
  ])
  expect(unreadOf(thread)).toBe(2)
})
