import { Vcon, type ConversationEvent, type HandoffPackage } from '@baton/protocol'
import { expect, test } from 'vitest'
import published from '../../../schemas/handoff-package/example.json' with { type: 'json' }
import { fromVcon } from '../inbound/vcon.ts'
import { toVcon, type VconSource } from './to-vcon.ts'

const pkg = published as HandoffPackage

const at = (second: number) => `2026-01-05T10:00:${String(second).padStart(2, '0')}.000Z`
const customer = { kind: 'customer', id: 'v1' } as const
const mara = { kind: 'agent', id: 'agent-7', name: 'Mara' } as const
const events: ConversationEvent[] = [
  { seq: 1, type: 'ConversationOpened', at: at(0), actor: customer, channel: 'widget' },
  { seq: 2, type: 'MessageReceived', at: at(1), actor: customer, messageId: 'm1', text: 'My reader stays dark' },
  {
    seq: 3,
    type: 'AssistantSaid',
    at: at(2),
    actor: { kind: 'assistant' },
    messageId: 'm2',
    part: 0,
    text: 'Hold the power key.',
  },
  {
    seq: 4,
    type: 'AssistantSaid',
    at: at(3),
    actor: { kind: 'assistant' },
    messageId: 'm2',
    part: 1,
    text: 'Then wait.',
  },
  { seq: 5, type: 'MessageReceived', at: at(4), actor: customer, messageId: 'm3', text: 'I did. A person please' },
  { seq: 6, type: 'HandoffPrepared', at: at(4), actor: { kind: 'system' }, package: pkg },
  { seq: 7, type: 'OfferAccepted', at: at(6), actor: mara, agentId: 'agent-7' },
  {
    seq: 8,
    type: 'AgentReplied',
    at: at(9),
    actor: mara,
    agentId: 'agent-7',
    messageId: 'm4',
    text: 'I have sent a new one.',
  },
]
const source: VconSource = {
  uuid: '0b5f3c1e-6f0e-8a53-9d6e-1f2a3b4c5d6e',
  conversationId: 'c1',
  channel: 'widget',
  openedAt: at(0),
  updatedAt: at(9),
  customer: { externalId: null, name: null, email: null },
  workspace: 'Acme',
  events,
}

test('a conversation as a vCon: the example that is published', async () => {
  const vcon = Vcon.strict().parse(toVcon(source))
  expect(vcon.dialog.map(({ type, body, parties }) => [type, body, parties])).toEqual([
    ['text', 'My reader stays dark', [0, 1]],
    ['text', 'Hold the power key. Then wait.', [1, 0]],
    ['text', 'I did. A person please', [0, 1]],
    ['transfer', undefined, undefined],
    ['text', 'I have sent a new one.', [2, 0]],
  ])
  expect(vcon.dialog[3]).toMatchObject({
    transferee: 0,
    transferor: 1,
    transfer_target: 2,
    original: [0, 1, 2],
    target_dialog: 4,
  })
  await expect(`${JSON.stringify(vcon, null, 2)}\n`).toMatchFileSnapshot('../../../schemas/vcon/example.json')
})

test('there and back: who said what, what was tried, why it came', () => {
  const back = fromVcon(JSON.parse(JSON.stringify(toVcon(source))))
  if ('message' in back) throw new Error(back.message)
  expect(back.transcript?.map(({ role, text, id }) => [role, text, id])).toEqual([
    ['customer', 'My reader stays dark', 'm1'],
    ['bot', 'Hold the power key. Then wait.', 'm2'],
    ['customer', 'I did. A person please', 'm3'],
    ['agent', 'I have sent a new one.', 'm4'],
  ])
  expect(back.summary?.attempted).toEqual(pkg.attempts.flatMap(({ title }) => title ?? []))
  expect(back.escalation?.reason).toBe(String(pkg.reason.kind))
})

test('a conversation in which nobody has said anything yet', () => {
  const vcon = Vcon.strict().parse(toVcon({ ...source, events: events.slice(0, 1) }))
  expect([vcon.dialog, vcon.analysis, vcon.attachments]).toEqual([[], [], []])
})

test('a file that was sent without a word is said by its name, and named among what is attached', () => {
  const file = { fileId: 'fil_1', name: 'dark-screen.png', type: 'image/png', bytes: 1200 }
  const sent = { ...events[1]!, messageId: 'm1', text: '', files: [file] }
  const vcon = Vcon.strict().parse(toVcon({ ...source, events: [sent] }))
  expect(vcon.dialog.map(({ body }) => body)).toEqual(['dark-screen.png'])
  expect(vcon.attachments).toEqual([
    {
      purpose: 'file',
      start: sent.at,
      party: 0,
      dialog: 0,
      mediatype: 'application/json',
      encoding: 'json',
      body: { file_id: 'fil_1', name: 'dark-screen.png', type: 'image/png', bytes: 1200 },
    },
  ])
})
