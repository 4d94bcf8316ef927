import { expect, test } from 'vitest'
import { readEvent } from './read-event.ts'

const stamp = { seq: 3, at: '2026-01-05T09:00:00.000Z', actor: { kind: 'assistant' } }

test.each([null, 7, 'x', [], {}, { type: 'MessageReceived' }, { ...stamp, seq: 0 }, { ...stamp, seq: '3' }])(
  '%j is no event',
  (raw) => {
    expect(readEvent(raw)).toBeNull()
  },
)

test.each([
  { ...stamp, type: 'MessageReceived', messageId: 'm', clientId: 'c' },
  { ...stamp, type: 'MessageReceived', messageId: 'm', clientId: 7, text: 'hello' },
  { ...stamp, type: 'AssistantSaid', messageId: 'm', text: 'hello' },
  { ...stamp, type: 'AgentReplied', text: 'hello' },
  { ...stamp, type: 'Unheard' },
])('%j shows nothing, and its number counts', (raw) => {
  expect(readEvent(raw)).toMatchObject({ type: 'Other', seq: 3 })
})

test('reads times as milliseconds', () => {
  expect(readEvent({ ...stamp, type: 'ReplyWithheld' })).toEqual({
    type: 'ReplyWithheld',
    seq: 3,
    at: Date.UTC(2026, 0, 5, 9),
  })
})

test('leaves out sources and options that are not what they should be', () => {
  const event = readEvent({
    ...stamp,
    type: 'AssistantSaid',
    messageId: 'm',
    part: 0,
    last: true,
    text: 'x',
    citations: [null, { title: 'A', url: null }, { url: '/b' }, { title: 'C', url: 7 }],
    asks: { kind: 'clarify', options: [{ label: 'One' }, { label: 2 }, 'three'] },
  })
  expect(event).toMatchObject({
    sources: [
      { title: 'A', url: null },
      { title: 'C', url: null },
    ],
    asks: { kind: 'clarify', options: ['One'] },
  })
})

test('a notice without key or params says nothing', () => {
  expect(readEvent({ ...stamp, type: 'Queued', told: { key: 'handoff.queued' } })).toMatchObject({ told: null })
  expect(readEvent({ ...stamp, type: 'Queued', told: 'soon' })).toMatchObject({ told: null })
})

test('the name of who took over comes from what was told, else from who did it', () => {
  const told = { key: 'handoff.accepted', params: { agent: 'Nora' } }
  expect(readEvent({ ...stamp, type: 'TakenOver', told })).toMatchObject({ name: 'Nora' })
  const actor = { kind: 'agent', id: 'a1', name: 'Ben' }
  expect(readEvent({ ...stamp, actor, type: 'TakenOver', told: null })).toMatchObject({ name: 'Ben' })
})
