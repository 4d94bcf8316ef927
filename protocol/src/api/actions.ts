import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { HeaderName, Secret } from './credential.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Actions'

export const ActionScope = z.enum(['read', 'write', 'destructive'])
export const ActionConfirm = z
  .enum(['none', 'customer', 'person', 'both'])
  .describe('whose word it needs each time; what is destructive needs one')

export const ActionInput = z.object({
  name: z.string(),
  kind: z.enum(['text', 'number', 'integer', 'boolean']),
  required: z.boolean(),
  description: z.string(),
  longest: z.int().describe('characters of a text'),
  options: z.array(z.string()).optional(),
})
export type ActionInput = z.infer<typeof ActionInput>

export const ActionDefinition = z.object({
  title: z.string(),
  description: z.string(),
  inputs: z.array(ActionInput),
  hints: z
    .object({
      readOnly: z.boolean().nullable(),
      destructive: z.boolean().nullable(),
      idempotent: z.boolean().nullable(),
    })
    .describe('what the server claims: it makes an action stricter, never laxer'),
  unreadable: z
    .array(z.string())
    .describe('what it must have and cannot be shown in a line: fill it in, or leave it off'),
})
export type ActionDefinition = z.infer<typeof ActionDefinition>

export const Binding = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('customer') }).describe('your id of the customer, as verified'),
  z.strictObject({ from: z.literal('conversation') }),
  z.strictObject({ from: z.literal('fixed'), value: Words(500) }),
])
export type Binding = z.infer<typeof Binding>

const ArgumentName = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/, 'is the name of an argument')

export const ActionSettings = z
  .strictObject({
    tool: z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/, 'is the name of a tool'),
    enabled: z.boolean(),
    hash: z
      .string()
      .max(64)
      .nullish()
      .describe('of the description that you have read: needed to switch it on. Another one since, and it stays off'),
    title: Words(80)
      .refine((text) => text.trim() !== '' && !/[\r\n]/.test(text), 'is one line')
      .describe('what the customer reads, such as “Refund an order”'),
    scope: ActionScope,
    confirm: ActionConfirm,
    customers: z.enum(['anyone', 'verified']).default('verified'),
    tiers: z.array(Words(40).min(1)).max(20).default([]).describe('empty: all'),
    assistants: z.array(Id).max(50).default([]).describe('ids of the assistants that may use it; empty: all'),
    bound: z
      .record(ArgumentName, Binding)
      .refine((all) => Object.keys(all).length <= 24, 'are too many')
      .default({})
      .describe('arguments that Baton fills in: the model neither sees nor sets them'),
    perHour: z.int().min(1).max(10_000).default(20),
    timeoutMs: z.int().min(500).max(10_000).default(5000),
  })
  .refine(({ scope, confirm }) => scope !== 'destructive' || confirm !== 'none', {
    path: ['confirm'],
    message: 'what is destructive needs somebody’s word',
  })

export const Action = z.object({
  tool: z.string(),
  title: z.string(),
  definition: ActionDefinition,
  hash: z.string(),
  state: z
    .enum(['off', 'on', 'changed', 'gone'])
    .describe(
      'changed: it was on, and its server describes it otherwise since; it is off until somebody has read that',
    ),
  scope: ActionScope,
  confirm: ActionConfirm,
  customers: z.enum(['anyone', 'verified']),
  tiers: z.array(z.string()),
  assistants: z.array(z.string()),
  bound: z.record(z.string(), Binding),
  perHour: z.int(),
  timeoutMs: z.int(),
  lastDay: z.object({ done: z.int(), failed: z.int() }),
})
export type Action = z.infer<typeof Action>

export const ActionServer = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  header: z.string().nullable(),
  hasSecret: z.boolean(),
  checkedAt: Time.nullable(),
  fault: z.string().nullable(),
  actions: z.array(Action),
})
export type ActionServer = z.infer<typeof ActionServer>

export const ActionCall = z.object({
  id: z.string(),
  conversationId: z.string(),
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  scope: ActionScope,
  arguments: z
    .array(z.object({ name: z.string(), value: z.string(), filledIn: z.boolean() }))
    .describe('with what is sensitive masked'),
  status: z
    .enum(['asked', 'expired', 'waiting', 'running', 'unknown', 'done', 'failed', 'refused'])
    .describe(
      'asked: the customer’s word is open; waiting: a person’s is; unknown: it broke off, and nobody knows whether it was done',
    ),
  fault: z.string().nullable(),
  result: z.string().nullable().describe('what the server answered: its words'),
  decidedBy: z.string().nullable(),
  ms: z.int().nullable(),
  createdAt: Time,
  endedAt: Time.nullable(),
})
export type ActionCall = z.infer<typeof ActionCall>

const params = z.strictObject({ id: Id })
const AddressInput = Words(2000).refine(
  (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && !new URL(url).username,
  'is an http or https address without a password in it',
)

export const actionEndpoints = {
  listActionServers: endpoint({
    method: 'GET',
    path: '/v1/action-servers',
    summary: 'The MCP servers whose tools the assistant may be given, with each tool and what it may do',
    tag,
    callers: ['key', 'admin'],
    answer: z.object({ servers: z.array(ActionServer) }),
    status: 200,
    problems: [],
  }),
  putActionServer: endpoint({
    method: 'PUT',
    path: '/v1/action-servers/{id}',
    summary: 'Name an MCP server, under an id that you choose. All of its tools are off at first',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({
      name: Words(80).refine((text) => text.trim() !== '', 'is blank'),
      url: AddressInput,
      header: HeaderName.nullish().describe('that carries the secret; without it: Authorization: Bearer <secret>'),
      secret: Secret.nullish().describe(
        'never shown again; left out, the one that is kept stays, unless the address moves to another site',
      ),
    }),
    answer: ActionServer,
    status: 200,
    problems: ['secret_key_missing', 'too_many_action_servers'],
  }),
  deleteActionServer: endpoint({
    method: 'DELETE',
    path: '/v1/action-servers/{id}',
    summary: 'Ask a server no more. What was done stays in the list of calls',
    tag,
    callers: ['key', 'admin'],
    params,
    status: 204,
    problems: ['action_server_not_found'],
  }),
  checkActionServer: endpoint({
    method: 'POST',
    path: '/v1/action-servers/{id}/check',
    summary: 'Ask a server now which tools it has. None is called',
    tag,
    callers: ['key', 'admin'],
    params,
    answer: z.object({
      ok: z.boolean(),
      ms: z.int(),
      fault: z.string().nullable(),
      advice: z.string().nullable().describe('what to do about it'),
      server: ActionServer,
    }),
    status: 200,
    problems: ['action_server_not_found'],
    idempotency: 'key',
  }),
  putAction: endpoint({
    method: 'PUT',
    path: '/v1/action-servers/{id}/actions',
    summary: 'Say whether the assistant may use a tool, for whom, and whose word it needs',
    tag,
    callers: ['key', 'admin'],
    params,
    body: ActionSettings,
    answer: Action,
    status: 200,
    problems: ['action_not_found', 'action_changed', 'action_unfit'],
  }),
  listActionCalls: endpoint({
    method: 'GET',
    path: '/v1/action-calls',
    summary: 'What was done for customers in other systems, or waits for somebody’s word, newest first',
    tag,
    callers: ['key', 'agent'],
    query: z.strictObject({
      conversationId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ calls: z.array(ActionCall) }),
    status: 200,
    problems: [],
  }),
  decideActionCall: endpoint({
    method: 'POST',
    path: '/v1/action-calls/{id}/decide',
    summary: 'Approve what waits for a person, and have it done with exactly the arguments shown; or refuse it',
    tag,
    callers: ['agent'],
    params,
    body: z.strictObject({ approve: z.boolean() }),
    answer: ActionCall,
    status: 200,
    problems: ['action_call_not_found', 'action_call_decided'],
    idempotency: 'key',
  }),
}
