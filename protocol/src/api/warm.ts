import * as z from 'zod'
import { Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ id: Id })
const tag = 'Warm'
const AgentId = Id.optional().describe('API keys only')

/** Between a person's yes and their answer. */
export const warmEndpoints = {
  hold: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/hold',
    summary: 'Say that you work on it and are back by then: the customer is told, and it stays with you until then',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({
      until: Time.describe('in the future, and within the time that the policy sets'),
      agentId: AgentId,
    }),
    answer: z.object({ backAt: Time }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_not_found',
      'conversation_resolved',
      'not_the_holder',
      'hold_out_of_bounds',
      'held_too_often',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
}
