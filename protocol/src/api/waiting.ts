import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Waiting'
const span = { from: Time.optional(), to: Time.optional() }

/** How good what was told of waits was. Of those where a person has come. */
export const EstimateFigures = z.object({
  count: z.int(),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('the share within the told range, of which eight of ten should be'),
  bias: z
    .number()
    .nullable()
    .describe('by how much the told mean was too long (above 0) or too short, as a share of what was waited'),
  medianWaitedSeconds: z.int().nullable(),
})
export type EstimateFigures = z.infer<typeof EstimateFigures>

export const EstimateHealth = z.object({
  from: Time,
  to: Time,
  figures: EstimateFigures,
  nobodyCame: z.int().describe('told, and they left, or still wait'),
  groups: z.array(z.object({ team: z.string(), figures: EstimateFigures })),
  days: z.array(z.object({ day: z.string().describe('UTC'), figures: EstimateFigures })),
})
export type EstimateHealth = z.infer<typeof EstimateHealth>

/** One wait: what was told of it, and what it was. */
export const EstimatedWait = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  team: z.string(),
  at: Time.describe('when it was told'),
  kind: z.enum(['position', 'range']),
  ahead: z.int(),
  fromSeconds: z.int(),
  toSeconds: z.int(),
  seconds: z.int().describe('the mean'),
  waitedSeconds: z.int().nullable().describe('null: nobody has come'),
  within: z.boolean().nullable(),
})
export type EstimatedWait = z.infer<typeof EstimatedWait>

const Callback = z.object({
  at: Time,
  agent: z.string().describe('the name of whoever is there then'),
  agentId: z.string().optional().describe('not for customers'),
})

const params = z.object({ id: Id })

export const waitingEndpoints = {
  callbackTimes: endpoint({
    method: 'GET',
    path: '/v1/conversations/{id}/callback',
    summary: 'The time that is booked, and the times that a person really has free in the next seven days',
    tag,
    callers: ['key', 'agent', 'visitor'],
    params,
    answer: z.object({
      callback: Callback.nullable(),
      minutes: z.int().describe('how long a time lasts'),
      times: z.array(Time).describe('none where nobody’s hours are known, or the customer does not wait'),
    }),
    status: 200,
    problems: ['conversation_not_found'],
  }),
  bookCallback: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/callback',
    summary:
      'Book a time at which a person is here in this chat, or move the one that is booked. No time is given twice',
    tag,
    callers: ['key', 'agent', 'visitor'],
    params,
    body: z.strictObject({
      at: Time,
      note: Words(2000).min(1).optional().describe('what the customer leaves for it, a phone number perhaps'),
    }),
    answer: z.object({ callback: Callback }),
    status: 200,
    problems: [
      'conversation_not_found',
      'conversation_resolved',
      'customer_forgotten',
      'conversation_merged',
      'not_waiting',
      'callback_taken',
    ],
    idempotency: 'key',
  }),
  cancelCallback: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/callback/cancel',
    summary: 'Cancel the time that is booked: the customer waits again at once',
    tag,
    callers: ['key', 'agent', 'visitor'],
    params,
    body: z.strictObject({}),
    status: 204,
    problems: [
      'conversation_not_found',
      'conversation_resolved',
      'customer_forgotten',
      'conversation_merged',
      'not_waiting',
    ],
    idempotency: 'key',
  }),
  goOnWithAssistant: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/assistant',
    summary: 'The customer would rather go on with the assistant than wait; they may ask for a person again',
    tag,
    callers: ['key', 'visitor'],
    params,
    body: z.strictObject({}),
    answer: z.object({ epoch: z.int() }),
    status: 200,
    problems: [
      'conversation_not_found',
      'conversation_resolved',
      'customer_forgotten',
      'conversation_merged',
      'not_waiting',
      'already_with_assistant',
    ],
    idempotency: 'key',
  }),
  estimateHealth: endpoint({
    method: 'GET',
    path: '/v1/health/estimates',
    summary:
      'How true what customers were told of their wait was, from `from` (28 days ago where not given) up to `to` (now)',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ ...span, by: z.enum(['team']).default('team') }),
    answer: EstimateHealth,
    status: 200,
    problems: [],
  }),
  estimatedWaits: endpoint({
    method: 'GET',
    path: '/v1/health/estimates/waits',
    summary: 'The waits behind it, the newest first: what was told, and how long it was',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({
      ...span,
      team: Id.optional(),
      within: z.enum(['true', 'false']).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.object({ waits: z.array(EstimatedWait), total: z.int() }),
    status: 200,
    problems: [],
  }),
}
