import { expect, test } from 'vitest'
import type { WireEvent } from '../sync/wire-event.ts'
import { readBeside } from './beside.ts'

const head = (seq: number) => ({ seq, at: '2026-03-02T09:00:00.000Z', actor: { kind: 'agent', id: 'lea' } }) as const
const whispered = (seq: number, id: string): WireEvent => ({
  ...head(seq),
  type: 'Whispered',
  whisperId: 'w',
  agentId: 'lea',
  to: { kind: 'agent', id },
  text: 'Offer the refund.',
})
const joined = (seq: number, agentId: string): WireEvent => ({ ...head(seq), type: 'Joined', agentId })

test('who joined is beside until they leave or take over', () => {
  const events: WireEvent[] = [joined(1, 'lea'), joined(2, 'leo'), { ...head(3), type: 'Left', agentId: 'leo' }]
  expect(readBeside(events, 'mara').people).toEqual(['lea'])
  const told = { key: 'handoff.accepted', params: { agent: 'Lea' } } as const
  const from = { kind: 'agent', id: 'mara' } as const
  events.push({ ...head(4), type: 'TakenOver', agentId: 'lea', from, handoffId: null, told })
  expect(readBeside(events, 'mara').people).toEqual([])
})

test('a whisper stands until its hearer has answered, and is nobody else’s', () => {
  const events: WireEvent[] = [whispered(1, 'mara')]
  expect(readBeside(events, 'mara').whisper).toEqual({ seq: 1, by: 'lea', text: 'Offer the refund.' })
  expect(readBeside(events, 'sam').whisper).toBeNull()
  events.push({ ...head(2), type: 'AgentReplied', messageId: 'm', clientId: 'c', agentId: 'mara', text: 'Done.' })
  expect(readBeside(events, 'mara').whisper).toBeNull()
})
