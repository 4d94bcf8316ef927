import * as z from 'zod'
import { TeamRow } from '../rows.ts'
import { Id, Locale, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ id: Id })
const tag = 'Workspace'
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !url.includes('*') && new URL(url).origin === url, 'is an origin such as https://shop.example')

/** Opening times of a team: `days` 1 = Monday … 7 = Sunday, local times of its zone. */
export const Hours = z.strictObject({
  timeZone: Words(60),
  days: z
    .array(
      z
        .strictObject({
          day: z.int().min(1).max(7),
          from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 09:00'),
          to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is a time such as 17:30, or 24:00'),
        })
        .refine(({ from, to }) => from < to, { path: ['to'], message: 'comes after `from`: a night is two entries' }),
    )
    .max(21),
})

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
  assistant: z.enum(['live', 'off']).describe('off: every conversation goes straight to people'),
  secret: z.string().optional(),
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
    answer: z.object({ teams: z.array(TeamRow.extend({ hours: Hours.nullable() })) }),
    status: 200,
    problems: [],
  }),
  putTeam: endpoint({
    method: 'PUT',
    path: '/v1/teams/{id}',
    summary: 'Make or change a team. Null hours mean that it is always open',
    tag,
    callers: ['key', 'admin'],
    params,
    body: z.strictObject({
      name: Words(100).min(1),
      hours: Hours.nullable().optional(),
      isDefault: z.literal(true).optional(),
    }),
    answer: TeamRow.extend({ hours: Hours.nullable() }),
    status: 200,
    problems: [],
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
