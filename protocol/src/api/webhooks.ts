import type { Fact } from '@baton/engine'
import * as z from 'zod'
import { ConversationEvent } from '../event.ts'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Webhooks'
const params = z.object({ id: Id })

/** What a webhook may be told of, by the names that `GET /v1/conversations/{id}/events` has for it, and what each says. */
export const webhookEvents = {
  ConversationOpened: 'a conversation was opened',
  MessageReceived: 'the customer wrote',
  AssistantSaid: 'the assistant said a sentence',
  AgentReplied: 'a person replied',
  NoteAdded: 'a person left a note that customers do not see',
  Escalated: 'a person is needed, and why',
  HandoffPrepared: 'the package that travels, whole',
  HandoffHeldBack: 'an incident explains it: it waits for the update',
  Offered: 'offered to a person',
  OfferAccepted: 'a person accepted',
  OfferDeclined: 'a person declined, and why',
  OfferExpired: 'an offer ran out',
  Queued: 'waits in a queue',
  Scheduled: 'a time was promised',
  TakenOver: 'a person took it over',
  Transferred: 'went to another team or person',
  Returned: 'back to the assistant, with a briefing',
  Resolved: 'resolved',
  Reopened: 'opened again',
  ConversationMerged: 'another conversation of the same customer came into this one',
  MergedInto: 'it goes on in another conversation of the same customer, and ends here',
  CustomerForgotten: 'the customer’s words were erased',
} as const satisfies { readonly [T in Fact['type']]?: string }
export type WebhookEvent = keyof typeof webhookEvents
const eventNames = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]]

const WebhookUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .regex(/^[\x21-\x7e]+$/, 'is printable ASCII')
  .refine((url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''), {
    message: 'carries no user or password: what is sent is signed',
  })

const given = {
  url: WebhookUrl.describe('https; http and private addresses only where BATON_ACTION_ORIGINS allows the origin'),
  events: z
    .array(z.enum(eventNames))
    .min(1)
    .max(eventNames.length)
    .describe('which events are told; each is the type of a fact'),
  description: Words(200).default(''),
}

export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  description: z.string(),
  enabled: z.boolean(),
  offBecause: z
    .enum(['failing', 'gone'])
    .nullable()
    .describe(
      'failing: nothing arrived for three days; gone: the address answered 410; null where nobody but you switched it off',
    ),
  offAt: Time.nullable(),
  failingSince: Time.nullable().describe('nothing has arrived since then; null once something has'),
  lastDay: z.object({ delivered: z.int(), waiting: z.int(), dead: z.int() }),
  createdAt: Time,
  updatedAt: Time,
})
export type Webhook = z.infer<typeof Webhook>

const Fault = z.enum(['timeout', 'refused', 'http-error', 'not-allowed', 'no-key'])

export const WebhookDelivery = z.object({
  id: z.string().describe('sent as `webhook-id`: the same at every try, and when it is replayed'),
  type: z.string(),
  conversationId: z.string(),
  seq: z.int(),
  status: z.enum(['waiting', 'delivered', 'dead']).describe('dead: given up; it can be replayed'),
  tries: z.int(),
  fault: Fault.nullable(),
  httpStatus: z.int().nullable(),
  ms: z.int().nullable(),
  createdAt: Time,
  triedAt: Time.nullable(),
  nextTryAt: Time.nullable(),
  endedAt: Time.nullable(),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

/** What is posted to a webhook. */
export const WebhookPayload = z.object({
  type: z.string().describe('the type of the event, or Test'),
  timestamp: Time.describe('when it happened'),
  data: z.object({
    workspaceId: z.string(),
    conversationId: z.string().nullable().describe('null in a test'),
    event: ConversationEvent.nullable().describe('as the team sees it; null in a test'),
  }),
})
export type WebhookPayload = z.infer<typeof WebhookPayload>

const Secret = z
  .string()
  .describe('whsec_ and base64: what is sent is signed with it as the Standard Webhooks say. Shown once')

export const webhookEndpoints = {
  listWebhooks: endpoint({
    method: 'GET',
    path: '/v1/webhooks',
    summary: 'Where this workspace is told what happens, and how the deliveries of the last day went',
    tag,
    callers: ['key', 'admin'],
    answer: z.object({ webhooks: z.array(Webhook) }),
    status: 200,
    problems: [],
  }),
  createWebhook: endpoint({
    method: 'POST',
    path: '/v1/webhooks',
    summary: 'Have an address told of events from now on. The answer has the secret, once',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject(given),
    answer: z.object({ webhook: Webhook, secret: Secret }),
    status: 201,
    problems: ['too_many_webhooks', 'secret_key_missing'],
    idempotency: 'key',
    showsSecret: true,
  }),
  putWebhook: endpoint({
    method: 'PUT',
    path: '/v1/webhooks/{id}',
    summary: 'Change a webhook, or switch it off and on. Switched on again it is told what happens from then on',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({ ...given, enabled: z.boolean().default(true) }),
    answer: Webhook,
    status: 200,
    problems: ['webhook_not_found'],
  }),
  deleteWebhook: endpoint({
    method: 'DELETE',
    path: '/v1/webhooks/{id}',
    summary: 'Remove a webhook and what is known of its deliveries. What waits is not sent',
    tag,
    callers: ['key', 'admin'],
    params,
    status: 204,
    problems: ['webhook_not_found'],
  }),
  renewSigningSecret: endpoint({
    method: 'POST',
    path: '/v1/webhooks/{id}/secret',
    summary: 'A new secret; the one before it signs beside it for a day, so that nothing is refused meanwhile',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({}),
    answer: z.object({ secret: Secret }),
    status: 201,
    problems: ['webhook_not_found', 'secret_key_missing'],
    idempotency: 'key',
    showsSecret: true,
  }),
  testWebhook: endpoint({
    method: 'POST',
    path: '/v1/webhooks/{id}/test',
    summary: 'Send one signed test event now, and say what became of it',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({}),
    answer: z.object({
      ok: z.boolean(),
      fault: Fault.nullable(),
      httpStatus: z.int().nullable(),
      ms: z.int(),
      advice: z.string().nullable().describe('what to do about it'),
    }),
    status: 200,
    problems: ['webhook_not_found'],
    idempotency: 'key',
  }),
  listWebhookDeliveries: endpoint({
    method: 'GET',
    path: '/v1/webhooks/{id}/deliveries',
    summary: 'What was told, is on its way, or was given up, the newest first',
    tag,
    callers: ['key', 'admin'],
    params,
    query: z.object({
      status: z.enum(['waiting', 'delivered', 'dead']).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: Id.optional().describe('the `next` of the page before'),
    }),
    answer: z.object({ deliveries: z.array(WebhookDelivery), next: z.string().nullable() }),
    status: 200,
    problems: ['webhook_not_found', 'delivery_not_found'],
  }),
  replayWebhookDelivery: endpoint({
    method: 'POST',
    path: '/v1/webhook-deliveries/{id}/replay',
    summary: 'Tell one event again, whether it was given up or had arrived; its id is the same',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({}),
    answer: WebhookDelivery,
    status: 200,
    problems: ['webhook_off', 'delivery_not_found', 'delivery_waiting'],
    idempotency: 'key',
  }),
  replayDeadDeliveries: endpoint({
    method: 'POST',
    path: '/v1/webhooks/{id}/replay',
    summary: 'Tell everything again that was given up',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({}),
    answer: z.object({ replayed: z.int() }),
    status: 200,
    problems: ['webhook_not_found', 'webhook_off'],
    idempotency: 'key',
  }),
}
