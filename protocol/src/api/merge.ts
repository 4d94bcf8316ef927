import * as z from 'zod'
import { Id } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

/** Two conversations of one customer made one. */
export const mergeEndpoints = {
  mergeConversation: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/merge',
    summary:
      'Let a conversation go on in another one of the same customer: what was said stays readable there, nobody waits in it any more, and what the customer writes to it goes to the other',
    tag: 'Conversations',
    callers: ['key', 'agent'],
    params: z.object({ id: Id.describe('the one that goes on elsewhere, and ends here for good') }),
    body: z.strictObject({
      into: Id.describe('the open conversation in which it goes on'),
      agentId: Id.optional().describe('API keys only'),
    }),
    answer: z.object({
      into: z.string(),
      epoch: z.int().describe('of the conversation in which it goes on'),
    }),
    status: 200,
    problems: [
      'conversation_not_found',
      'conversation_merged',
      'conversation_resolved',
      'merge_with_itself',
      'not_same_customer',
      'too_many_merged',
      'customer_forgotten',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
}
