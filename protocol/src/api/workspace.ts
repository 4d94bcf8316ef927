import * as z from 'zod'
import { TeamRow } from '../rows.ts'
import { Id, Locale, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'
import { Hours } from './hours.ts'

const params = z.object({ id: Id })
const tag = 'Workspace'
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !url.includes('*') && new URL(url).origin === url, 'is an origin such as https://shop.example')

/** Whether a handoff freezes the customer's page with its texts masked: never, when the customer says yes, or always. */
export const PageCapture = z.enum(['off', 'ask', 'on'])

export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  locale: Locale,
  sites: z.array(z.string()),
  pageCapture: PageCapture,
  captureAllow: z.array(z.string()),
  inviteWhileWaiting: z
    .boolean()
    .describe('customers who wait long may be asked, with their consent, for what will be needed'),
  leadsReveal: z.boolean(),
  pageRouting: z.boolean().describe('pages may choose the team and the skills that they ask for'),
  askFeedback: z.boolean().describe('customers are asked how it went when a conversation ends'),
  assistant: z.enum(['live', 'off']).describe('off: every conversation goes straight to people'),
  secret: z.string().optional(),
})

const TeamDetail = TeamRow.extend({
  hours: Hours.nullable(),
  parent: z.string().nullable(),
  calendarId: z.string().nullable(),
})

export const workspaceEndpoints = {
  getWorkspace: endpoint({
    method: 'GET',
    path: '/v1/workspace',
    summary: 'The workspace: its name, language and allowed sites; for admins also the secret that signs identities',
    tag,
    callers: ['key', 'agent'],
    answer: Workspace,
    status: 200,
    problems: [],
  }),
  putWorkspace: endpoint({
    method: 'PUT',
    path: '/v1/workspace',
    summary:
      "Change name, language, the sites that may embed the widget, what is seen of customers' pages, whether customers who wait may be asked something, or whether the assistant answers",
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({
      name: Words(200).min(1).optional(),
      locale: Locale.optional(),
      sites: z.array(origin).max(100).optional(),
      pageCapture: PageCapture.optional(),
      captureAllow: z
        .array(Words(200).min(1))
        .max(50)
        .optional()
        .describe('CSS selectors of parts whose text need not be masked, beside those marked data-baton-show'),
      inviteWhileWaiting: z.boolean().optional(),
      leadsReveal: z.boolean().optional().describe('whether leads may see what was masked in messages'),
      pageRouting: z.boolean().optional(),
      askFeedback: z.boolean().optional(),
      assistant: z.enum(['live', 'off']).optional(),
    }),
    answer: Workspace,
    status: 200,
    problems: ['drill_needed'],
  }),
  listTeams: endpoint({
    method: 'GET',
    path: '/v1/teams',
    summary: 'The teams',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({
      teams: z.array(TeamDetail.extend({ people: z.int(), online: z.int().describe('how many of them are') })),
    }),
    status: 200,
    problems: [],
  }),
  putTeam: endpoint({
    method: 'PUT',
    path: '/v1/teams/{id}',
    summary: 'Make or change a team. Without hours and a calendar it is always open; what is left out stays as it is',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({
      name: Words(100).min(1),
      hours: Hours.nullable().optional(),
      isDefault: z.literal(true).optional(),
      parent: Id.nullable().optional().describe('the team that it is a part of'),
      calendarId: Id.nullable().optional(),
    }),
    answer: TeamDetail,
    status: 200,
    problems: ['team_not_found', 'team_in_circle', 'calendar_not_found'],
  }),
  createKey: endpoint({
    method: 'POST',
    path: '/v1/keys',
    summary: 'Make an API key; it is shown once',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({ name: Words(100).min(1) }),
    answer: z.object({ id: z.string(), key: z.string() }),
    status: 201,
    problems: ['idempotency_conflict'],
    idempotency: 'key',
    showsSecret: true,
  }),
  listKeys: endpoint({
    method: 'GET',
    path: '/v1/keys',
    summary: 'The API keys, without their secrets',
    tag,
    callers: ['key', 'admin'],
    answer: z.object({ keys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: Time })) }),
    status: 200,
    problems: [],
  }),
  revokeKey: endpoint({
    method: 'DELETE',
    path: '/v1/keys/{id}',
    summary: 'Revoke an API key',
    tag,
    callers: ['key', 'admin'],
    params,
    status: 204,
    problems: ['not_found'],
  }),
}
