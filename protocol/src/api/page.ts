import * as z from 'zod'
import { Capture, captureLimits, CaptureRefusal } from '../capture.ts'
import { Id, Time, Url, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ id: Id })
const tag = "The customer's page"
const agentId = Id.optional().describe('API keys only')

export const pageEndpoints = {
  postCapture: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/captures',
    summary:
      'The page as the customer sees it, frozen and masked by the widget; or why there is none. `live` goes to the holder who follows and is not kept',
    tag,
    callers: ['key', 'visitor'],
    params,
    body: z
      .strictObject({
        because: z.enum(['handoff', 'live']).default('handoff'),
        handoffId: Id.optional().describe('the handoff that it was frozen for, where that was made before'),
        capture: z.looseObject({}).optional().describe("a capture, version 1; read with the server's own allow-list"),
        refused: CaptureRefusal.optional(),
      })
      .refine(({ capture, refused }) => (capture === undefined) !== (refused === undefined), {
        message: 'has either a capture or why it was refused',
      }),
    answer: z.object({
      captureId: z.string().nullable().describe('null where nothing is kept'),
      dropped: z.int().describe('what the allow-list took out'),
    }),
    status: 201,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'capture_broken',
      'page_capture_off',
      'not_following',
      'rate_limited',
    ],
    idempotency: 'key',
    bodyLimit: captureLimits.bytes,
  }),
  getCapture: endpoint({
    method: 'GET',
    path: '/v1/captures/{id}',
    summary: 'A frozen page, to be rebuilt where nothing of it runs or loads',
    tag,
    callers: ['key', 'agent'],
    params,
    answer: z.object({ id: z.string(), conversationId: z.string(), at: Time, capture: Capture }),
    status: 200,
    problems: ['capture_not_found'],
  }),
  followPage: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/follow-page',
    summary:
      'The holder asks the customer to see the page as they use it; nothing is sent before the customer allows it',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ agentId }),
    answer: z.object({ status: z.enum(['asked', 'allowed']) }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'conversation_resolved',
      'not_the_holder',
      'page_capture_off',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
  answerFollow: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/follow-page/answer',
    summary: 'The customer allows it, or does not',
    tag,
    callers: ['visitor'],
    params,
    body: z.strictObject({ allows: z.boolean() }),
    status: 204,
    problems: ['customer_forgotten', 'conversation_merged', 'conversation_not_found', 'not_following'],
    idempotency: 'key',
  }),
  stopFollow: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/follow-page/stop',
    summary: 'Ends the following, from either side',
    tag,
    callers: ['key', 'agent', 'visitor'],
    params,
    body: z.strictObject({ agentId }),
    status: 204,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
  point: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/point',
    summary:
      'Shows the customer an element of their page with a short note, or offers to go somewhere; they press, or do not',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z
      .strictObject({
        captureId: Id.optional().describe('the capture that `node` is of; otherwise the newest'),
        node: z.int().min(1).max(captureLimits.highestId).optional(),
        note: Words(300).min(1).optional(),
        url: Url.optional().describe('on one of the allowed sites'),
        label: Words(80).min(1).optional().describe('what the button to it says'),
        agentId,
      })
      .refine(({ node, url }) => node !== undefined || url !== undefined, { message: 'has a node, a url or both' }),
    answer: z.object({ seq: z.int() }),
    status: 201,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'conversation_resolved',
      'capture_not_found',
      'not_the_holder',
      'origin_not_allowed',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
}
