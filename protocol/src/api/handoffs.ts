import * as z from 'zod'
import { HandoffDetail } from '../rows.ts'
import { DeclineReason, Id } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ id: Id })
const tag = 'Handoffs'

export const handoffEndpoints = {
  getHandoff: endpoint({
    method: 'GET',
    path: '/v1/handoffs/{id}',
    summary: 'One handoff: status, timeline, package, reason, offer, and who was chosen and why',
    tag,
    callers: ['key', 'agent'],
    params,
    answer: HandoffDetail,
    status: 200,
    problems: ['handoff_not_found'],
  }),
  acceptOffer: endpoint({
    method: 'POST',
    path: '/v1/offers/{id}/accept',
    summary: 'Accept an offer; the conversation is yours when this answers',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ agentId: Id.optional().describe('API keys only') }),
    answer: z.object({ conversationId: z.string(), handoffId: z.string(), epoch: z.int() }),
    status: 200,
    problems: ['offer_gone', 'offer_not_yours', 'agent_not_found', 'actor_not_allowed'],
    idempotency: 'key',
  }),
  declineOffer: endpoint({
    method: 'POST',
    path: '/v1/offers/{id}/decline',
    summary: 'Decline an offer; the next person is asked at once',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ reason: DeclineReason.default('other'), agentId: Id.optional().describe('API keys only') }),
    status: 204,
    problems: ['offer_gone', 'offer_not_yours', 'agent_not_found', 'actor_not_allowed'],
    idempotency: 'key',
  }),
}
