import * as z from 'zod'
import { Id, Locale, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Incidents'
const State = z.enum(['open', 'monitoring', 'resolved'])
const Title = Words(200).refine((text) => text.trim() !== '', 'is blank')
const Name = Words(100).refine((text) => text.trim() !== '', 'is blank')
const lead = ['key', 'lead', 'admin'] as const

/** What customers read, in the words of whoever leads. A language that is left out reads what is true by itself. */
const PublicWords = z
  .partialRecord(
    Locale,
    Words(2_000).refine((text) => text.trim() !== '', 'is blank'),
  )
  .describe('by language; where a customer’s is left out, Baton says what the state says')

const signs = {
  intents: z.array(Name).max(50),
  words: z.array(Name).max(50).describe('words or phrases, in whatever language'),
  areas: z.array(Name).max(50).describe('product areas'),
  pages: z.array(Words(300)).max(20).describe('paths or addresses; `*` stands for anything'),
  tiers: z.array(Name).max(20),
}
const Signs = z
  .strictObject(signs)
  .describe('any one of intents, words and areas is a sign; pages and tiers must hold as well where they are named')
const SomeSigns = z.strictObject(signs).partial()

export const IncidentUpdate = z.object({
  id: z.string(),
  number: z.int().nullable().describe('given when it begins to be sent'),
  state: State,
  words: PublicWords,
  nextUpdateAt: Time.nullable(),
  status: z.enum(['waiting', 'sending', 'sent', 'cancelled']),
  sendsAt: Time.describe('until then it can be taken back'),
  createdAt: Time,
  createdBy: z.string().nullable(),
  told: z.int().describe('cases that have been told'),
  left: z.int().describe('open cases that are still to be told'),
})
export type IncidentUpdate = z.infer<typeof IncidentUpdate>

export const Incident = z.object({
  id: z.string(),
  title: z.string(),
  state: State,
  since: Time,
  signs: Signs,
  words: PublicWords,
  nextUpdateAt: Time.nullable().describe('what customers are promised'),
  overdue: z.boolean().describe('that time is over, and no update came'),
  createdAt: Time,
  createdBy: z.string().nullable(),
  resolvedAt: Time.nullable(),
  cases: z.int(),
  open: z.int().describe('of them, conversations that are open'),
  held: z.int().describe('of them, handoffs that are held back'),
})
export type Incident = z.infer<typeof Incident>

export const Burst = z.object({
  intent: z.string(),
  conversations: z.int(),
  minutes: z.int(),
  usual: z.number().describe('in as many minutes, over the week before'),
  conversationIds: z.array(z.string()),
})
export type Burst = z.infer<typeof Burst>

export const SuggestedCase = z.object({
  conversationId: z.string(),
  customer: z.string().nullable(),
  problem: z.string().nullable(),
  openedAt: Time,
  because: z
    .object({
      words: z.string().optional(),
      intent: z.object({ name: z.string(), confidence: z.number() }).optional(),
      area: z.string().optional(),
      page: z.literal(true).optional(),
      tier: z.string().optional(),
    })
    .describe('what it was recognised by'),
})
export type SuggestedCase = z.infer<typeof SuggestedCase>

export const IncidentCase = z.object({
  conversationId: z.string(),
  customer: z.string().nullable(),
  problem: z.string().nullable(),
  status: z.enum(['open', 'resolved']),
  holder: z.enum(['assistant', 'queue', 'agent', 'nobody']),
  language: z.string(),
  linkedAt: Time,
  told: z.int().describe('the number of the last update that it was told'),
  heldUntil: Time.nullable().describe('its handoff is held back, and the customer hears more by then'),
  byMail: z.boolean().describe('what the customer does not read in the chat follows by e-mail'),
})
export type IncidentCase = z.infer<typeof IncidentCase>

const Params = z.strictObject({ id: Id })

export const incidentEndpoints = {
  listIncidents: endpoint({
    method: 'GET',
    path: '/v1/incidents',
    summary: 'Incidents, those that are not over first, and what comes in so often just now that it may be one',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({ incidents: z.array(Incident), bursts: z.array(Burst) }),
    status: 200,
    problems: [],
  }),
  createIncident: endpoint({
    method: 'POST',
    path: '/v1/incidents',
    summary: 'Open an incident. Handoffs that it explains are held back from now on, until the promised time',
    tag,
    callers: lead,
    body: z.strictObject({
      title: Title,
      since: Time.optional().describe('now, where it is left out'),
      signs: SomeSigns.optional(),
      words: PublicWords.optional(),
      nextUpdateAt: Time.describe('when customers hear more, at the latest'),
      conversationIds: z.array(Id).max(500).optional().describe('cases that belong to it'),
    }),
    answer: Incident,
    status: 201,
    problems: ['time_has_passed'],
    idempotency: 'key',
  }),
  getIncident: endpoint({
    method: 'GET',
    path: '/v1/incidents/{id}',
    summary: 'One incident with its updates, the newest first',
    tag,
    callers: ['key', 'agent'],
    params: Params,
    answer: Incident.extend({ updates: z.array(IncidentUpdate) }),
    status: 200,
    problems: ['incident_not_found'],
  }),
  changeIncident: endpoint({
    method: 'PUT',
    path: '/v1/incidents/{id}',
    summary:
      'Change what is named. A new promised time is told to whoever is held back when the old one passes; the state changes by an update',
    tag,
    callers: lead,
    params: Params,
    body: z.strictObject({
      title: Title.optional(),
      since: Time.optional(),
      signs: SomeSigns.optional(),
      words: PublicWords.optional(),
      nextUpdateAt: Time.optional(),
    }),
    answer: Incident,
    status: 200,
    problems: ['incident_not_found', 'incident_over', 'time_has_passed'],
  }),
  incidentConversations: endpoint({
    method: 'GET',
    path: '/v1/incidents/{id}/conversations',
    summary: 'The cases that belong to it, and open ones that look like it, with what they were recognised by',
    tag,
    callers: ['key', 'agent'],
    params: Params,
    answer: z.object({ cases: z.array(IncidentCase), total: z.int(), suggested: z.array(SuggestedCase) }),
    status: 200,
    problems: ['incident_not_found'],
  }),
  linkConversations: endpoint({
    method: 'POST',
    path: '/v1/incidents/{id}/conversations',
    summary: 'Link cases to it, or take them out. What was held back and is taken out goes to a person',
    tag,
    callers: ['key', 'agent'],
    params: Params,
    body: z.strictObject({
      link: z.array(Id).max(500).default([]),
      unlink: z.array(Id).max(500).default([]),
      suggested: z.boolean().default(false).describe('they were chosen among what was suggested'),
    }),
    answer: z.object({
      linked: z.array(z.string()),
      unlinked: z.array(z.string()),
      failed: z.array(z.object({ conversationId: z.string(), code: z.string() })),
    }),
    status: 200,
    problems: ['incident_not_found', 'incident_over'],
    idempotency: 'key',
  }),
  updateIncident: endpoint({
    method: 'POST',
    path: '/v1/incidents/{id}/updates',
    summary:
      'One update to every linked open case, told once to each, in the chat and by e-mail where the customer is away. It can be taken back for a few seconds',
    tag,
    callers: lead,
    params: Params,
    body: z.strictObject({
      state: State,
      words: PublicWords.default({}),
      nextUpdateAt: Time.optional().describe('needed unless it is resolved'),
    }),
    answer: IncidentUpdate,
    status: 201,
    problems: ['incident_not_found', 'incident_over', 'update_under_way', 'time_has_passed'],
    idempotency: 'key',
  }),
  cancelIncidentUpdate: endpoint({
    method: 'DELETE',
    path: '/v1/incident-updates/{id}',
    summary: 'Take an update back, before anybody has been told',
    tag,
    callers: lead,
    params: Params,
    status: 204,
    problems: ['incident_not_found', 'update_sent'],
  }),
}
