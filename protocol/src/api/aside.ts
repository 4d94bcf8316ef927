import * as z from 'zod'
import { AsideState } from '../aside-state.ts'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Conversations'
const params = z.object({ id: Id })
const agentId = Id.optional().describe('API keys only')

const problems = [
  'customer_forgotten',
  'conversation_merged',
  'conversation_not_found',
  'conversation_resolved',
  'not_the_holder',
  'answer_owed',
  'agent_not_found',
  'actor_not_allowed',
] as const

export const SnoozeTime = z.enum(['hour', 'evening', 'tomorrow', 'next-day', 'monday'])
export type SnoozeTime = z.infer<typeof SnoozeTime>

/** What whoever holds a conversation puts aside: it stays theirs, and takes nothing of their capacity meanwhile. */
export const asideEndpoints = {
  snoozeTimes: endpoint({
    method: 'GET',
    path: '/v1/snooze-times',
    summary:
      'Times that one may put something aside until: on one’s own clocks and within one’s own hours, else those of one’s team',
    tag,
    callers: ['agent'],
    query: z.strictObject({
      zone: Words(64).min(1).optional().describe('where nothing else says which clocks: an IANA name'),
    }),
    answer: z.object({ timeZone: z.string(), times: z.array(z.object({ kind: SnoozeTime, at: Time })) }),
    status: 200,
    problems: [],
  }),
  snooze: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/snooze',
    summary: 'Put it aside until a time. It is back then, before a promised time, or at once when the customer writes',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ until: Time.describe('in the future, within 90 days'), agentId }),
    answer: z.object({ aside: AsideState.nullable() }),
    status: 200,
    problems: [...problems, 'snooze_out_of_bounds'],
    idempotency: 'key',
  }),
  waitForCustomer: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/wait',
    summary: 'It is the customer’s turn: put it aside until they write. Refused while they wait for a word of ours',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ agentId }),
    answer: z.object({ aside: AsideState.nullable() }),
    status: 200,
    problems: [...problems],
    idempotency: 'key',
  }),
  bringBack: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/back',
    summary: 'Take up again what was put aside: whoever holds it, a lead, or an API key. Nothing where it was not',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ agentId }),
    answer: z.object({ aside: AsideState.nullable() }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'not_the_holder',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
}
