import * as z from 'zod'
import { HandoffDetail } from '../rows.ts'
import { DeclineReason, Id } from '../shapes.ts'
import { endpoint } from './endpoint.ts'
import { HandedIn, HandIn, handInSources } from './hand-in.ts'

const params = z.object({ id: Id })
const tag = 'Handoffs'

export const handoffEndpoints = {
  handIn: endpoint({
    method: 'POST',
    path: '/v1/handoffs',
    summary: "Another system's bot hands a conversation in; the same conversation again continues it",
    tag,
    callers: ['key'],
    body: HandIn,
    answer: HandedIn,
    status: 202,
    problems: ['customer_forgotten', 'conversation_merged', 'team_not_found'],
    idempotency: 'key',
  }),
  handInFrom: endpoint({
    method: 'POST',
    path: '/v1/handoffs/{source}',
    summary:
      "The same, with another system's own payload: rasa, dialogflow-cx, dialogflow-es, botpress, bot-framework, vcon or transcript",
    tag,
    callers: ['key'],
    params: z.object({ source: z.enum(handInSources) }),
    body: z.looseObject({}),
    answer: HandedIn,
    status: 202,
    problems: ['customer_forgotten', 'conversation_merged', 'team_not_found'],
    idempotency: 'key',
  }),
  readRaw: endpoint({
    method: 'GET',
    path: '/v1/handoffs/{id}/raw',
    summary: 'What the other system sent when it handed the conversation in, as it came',
    tag,
    callers: ['key', 'lead', 'admin'],
    params,
    answer: z.object({ source: z.string(), raw: z.unknown() }),
    status: 200,
    problems: ['handoff_not_found'],
  }),
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
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'offer_gone',
      'offer_not_yours',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
  noteCardLoaded: endpoint({
    method: 'POST',
    path: '/v1/offers/{id}/card-loaded',
    summary:
      'Say that the card of an offer is on the screen of whoever was asked, before they open the case. Counts once for each offer',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ agentId: Id.optional().describe('API keys only') }),
    status: 204,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'offer_gone',
      'offer_not_yours',
      'agent_not_found',
      'actor_not_allowed',
    ],
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
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'offer_gone',
      'offer_not_yours',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
}
