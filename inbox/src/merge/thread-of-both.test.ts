import { expect, test } from 'vitest'
import { handLine } from '../conversation/hand-line.ts'
import { threadItems } from '../conversation/thread-items.ts'
import { sectionOf, sortIntoSections } from '../queue/sections.ts'
import { readEvent } from '../sync/wire-event.ts'
import type { ConversationEvent, ConversationRow } from '@baton/protocol'

const names = {
  customer: 'Ada',
  agent: (id: string) => (id === 'me' ? 'you' : 'Tom'),
  team: () => 'Support',
  tag: () => 'a tag',
  now: 0,
}
const at = '2026-01-05T10:00:00.000Z'
const event = (seq: number, type: string, fields: object): ConversationEvent => ({
  seq,
  type,
  at,
  actor: { kind: 'agent', id: 'tom' },
  ...fields,
})

test('what came from another conversation stands in the thread where it came', () => {
  const items = threadItems(
    [
      event(1, 'MessageReceived', { messageId: 'm1', text: 'Hello', actor: { kind: 'customer' } }),
      event(2, 'ConversationMerged', { from: 'b', agentId: 'tom', carried: { channel: 'email', messages: 3 } }),
    ],
    [],
    names,
    { id: 'me', name: 'Me' },
    'UTC',
  )
  expect(items.map(({ kind }) => kind)).toEqual(['day', 'group', 'merged'])
  expect(items.at(-1)).toMatchObject({ from: 'b', channel: 'email', messages: 3, by: 'Tom' })
})

test('the one that ended says that it goes on elsewhere, and stands in no section of the queue', () => {
  const ended = handLine(readEvent(event(3, 'MergedInto', { into: 'a', agentId: 'me' })), names)
  expect(ended?.sentence).toBe('You merged it: it goes on in another conversation')
  const row = { id: 'b', status: 'merged', holder: { kind: 'nobody' }, handoff: null, consult: null } as ConversationRow
  expect(sortIntoSections([row], 'me').every(({ rows }) => rows.length === 0)).toBe(true)
  expect(sectionOf({ ...row, status: 'open', holder: { kind: 'assistant' } }, 'me')).toBe('assistant')
})
