import * as z from 'zod'
import { AsideState } from './aside-state.ts'
import { Completeness, HandoffPackage } from './package/package.ts'
import { Holder, Outcome, Presence, PresenceReason, Priority, Role, Time } from './shapes.ts'

/** Rows of views: clients keep the newest by `version`. No patches, no client-side fold. */
export const Offer = z.object({ id: z.string(), agentId: z.string(), expiresAt: Time })

export const HandoffSummary = z.object({
  id: z.string(),
  status: z.enum([
    'requested',
    'offered',
    'queued',
    'scheduled',
    'accepted',
    'transferred',
    'returned',
    'resolved',
    'merged',
  ]),
  team: z.string(),
  priority: Priority,
  reason: z.looseObject({ kind: z.string() }),
  requestedAt: Time,
  waitingSince: Time,
  scheduledFor: Time.nullable(),
  acceptedAt: Time.nullable(),
  firstResponseAt: Time.nullable(),
  agentId: z.string().nullable(),
  offer: Offer.nullable(),
  presses: z
    .object({ cost: z.number(), targetMinutes: z.number(), boundMinutes: z.number() })
    .optional()
    .describe('while it waits: the router takes the highest cost·(1 + w/target) first, and past the bound the oldest'),
  callback: z
    .object({ agentId: z.string(), at: Time })
    .optional()
    .describe('a time that is booked, and with whom: nobody is asked before it'),
  given: z
    .object({ offerId: z.string() })
    .optional()
    .describe('it was accepted for whoever has it, who has not opened it yet'),
})

export const CustomerSummary = z.object({
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  tier: z.string().nullable(),
})

export const ConversationRow = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(['open', 'resolved', 'merged']),
  holder: Holder,
  epoch: z.int(),
  channel: z.string(),
  language: z.string(),
  customer: CustomerSummary,
  handoffId: z.string().nullable(),
  handoff: HandoffSummary.nullable(),
  problem: z
    .string()
    .nullable()
    .describe('the sentence in which the customer says what they want, at most 200 characters'),
  lastText: z.string().nullable(),
  lastBy: z.enum(['customer', 'agent', 'assistant']).nullable(),
  messages: z.int(),
  openedAt: Time,
  updatedAt: Time,
  unansweredSince: Time.nullable(),
  attending: z
    .object({
      because: z.enum(['no-answer', 'hold-over', 'customer-waits']),
      nudgeAt: Time,
      takenBackAt: Time.nullable().describe('when it goes to somebody else; null: it stays with the holder'),
      nudgedAt: Time.nullable(),
      backAt: Time.nullable().describe('the holder works on it, and is back by then'),
    })
    .nullable()
    .optional()
    .describe('the word that the person who holds it owes the customer; null where it is the customer’s turn'),
  incident: z
    .object({
      id: z.string(),
      heldUntil: Time.nullable().describe('its handoff is held back, and the customer hears more by then'),
    })
    .nullable()
    .optional()
    .describe('the incident that it belongs to'),
  legalHold: z
    .boolean()
    .optional()
    .describe('it, or one that came into it, is kept whatever the retention settings say'),
  mentioned: z
    .record(z.string(), z.int())
    .optional()
    .describe('by agent: the number of the newest note that names them'),
  tags: z.array(z.string()).optional().describe('ids of GET /v1/tags; one that was merged goes on as its `mergedInto`'),
  mergedInto: z.string().nullable().optional().describe('the conversation in which it goes on, with status merged'),
  merged: z.array(z.string()).optional().describe('conversations of the same customer that came into this one'),
  aside: AsideState.nullable().optional().describe('its holder has put it aside'),
  consult: z
    .object({
      by: z.string(),
      agentId: z.string().nullable(),
      team: z.string().nullable(),
      at: Time,
      answeredBy: z.array(z.string()),
    })
    .nullable()
    .optional()
    .describe('a colleague or a team whom the holder asks, unseen by the customer'),
})
export type ConversationRow = z.infer<typeof ConversationRow>

export const AgentRow = z.object({
  id: z.string(),
  name: z.string(),
  picture: z.string().nullable().describe('where their picture is, on this server; null where they have none'),
  email: z.string(),
  role: Role,
  teams: z.array(z.string()),
  skills: z.array(z.string()),
  capacity: z.int(),
  presence: Presence,
  presenceReason: PresenceReason,
  presenceUntil: Time.nullable().describe('when it ends by itself'),
  presenceBy: z.string().nullable().describe('the lead who set it; null where they did themselves'),
  load: z.number().describe('cases that wait for them and offers open to them, by weight'),
})
export type AgentRow = z.infer<typeof AgentRow>

export const TeamRow = z.object({ id: z.string(), name: z.string(), isDefault: z.boolean() })

/** One handoff, whole: what GET /v1/handoffs/{id} gives. `package` stands with its texts resolved. */
export const HandoffDetail = z.object({
  id: z.string(),
  conversationId: z.string(),
  status: HandoffSummary.shape.status,
  reason: HandoffSummary.shape.reason,
  priority: Priority,
  team: z.string(),
  agentId: z.string().nullable(),
  offer: Offer.nullable(),
  outcome: Outcome.nullable(),
  choice: z.looseObject({}).nullable().describe('who was chosen by what rule, and who was passed over and why'),
  package: HandoffPackage.nullable(),
  completeness: Completeness.extend({
    askedAgain: z.int().describe('how often the customer was asked all the same for what the package holds'),
  }).nullable(),
  timeline: z.array(z.object({ seq: z.int(), type: z.string(), at: Time })),
})
export type HandoffDetail = z.infer<typeof HandoffDetail>
