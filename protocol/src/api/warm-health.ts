import * as z from 'zod'
import { Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Health'
const span = { from: Time.optional(), to: Time.optional() }

const Times = z.object({
  of: z.int().describe('handoffs that got so far'),
  medianMinutes: z.number().nullable(),
  slowTenthMinutes: z.number().nullable().describe('nine in ten were no longer'),
})
const Reopened = z.object({ of: z.int().describe('resolved so long ago that the time is over'), count: z.int() })

export const Fates = z.object({
  handoffs: z.int(),
  resolved: z.int(),
  reopened48h: Reopened,
  reopened7d: Reopened,
  sentOn: z.int().describe('to another team or person after somebody had it'),
  firstResponse: Times.describe('from the handoff to the first message of a person'),
  resolution: Times.describe('from the handoff to its resolution'),
})
export type Fates = z.infer<typeof Fates>

const figures = {
  taken: z.int().describe('handoffs that a person has taken: the others are neither warm nor cold yet'),
  available: z
    .int()
    .describe('of those taken: the router asked somebody who was there and had room, and nobody had to fetch it'),
  skilled: z.int().describe('of those taken: whoever was asked has every skill that was asked for, at its level'),
  loaded: z
    .int()
    .describe('of those taken: the card was on the screen of whoever was asked before they opened the case'),
  warmRate: z.number().min(0).max(1).nullable().describe('the share of those taken in which all three hold'),
  warm: Fates,
  cold: Fates,
}

export const HandoffHealth = z.object({
  from: Time,
  to: Time,
  by: z.literal('team'),
  fewest: z.int().describe('groups of fewer people have no figures'),
  handoffs: z.int(),
  ...figures,
  groups: z.array(
    z.object({
      key: z.string(),
      handoffs: z.int(),
      people: z.int().describe('who took them'),
      figures: z.object(figures).nullable().describe('null where they would be about single people'),
    }),
  ),
  days: z.array(z.object({ day: z.string().describe('UTC'), taken: z.int(), warm: z.int() })),
})
export type HandoffHealth = z.infer<typeof HandoffHealth>

export const ArrivedHandoff = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  team: z.string(),
  at: Time,
  available: z.boolean(),
  skilled: z.boolean(),
  loaded: z.boolean(),
  firstResponseMinutes: z.number().nullable(),
  resolutionMinutes: z.number().nullable(),
  reopened: z.boolean().describe('within seven days'),
  sentOn: z.boolean(),
})
export type ArrivedHandoff = z.infer<typeof ArrivedHandoff>

export const warmHealthEndpoints = {
  handoffHealth: endpoint({
    method: 'GET',
    path: '/v1/health/handoffs',
    summary:
      'How many handoffs were warm (to somebody available, with the skills, and the card there before), and what became of those beside the cold ones',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ ...span, by: z.literal('team').default('team') }),
    answer: HandoffHealth,
    status: 200,
    problems: [],
  }),
  arrivedHandoffs: endpoint({
    method: 'GET',
    path: '/v1/health/handoffs/behind',
    summary: 'The handoffs behind a number of it, the newest first',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({
      ...span,
      arrived: z.enum(['warm', 'cold']).optional(),
      fate: z.enum(['resolved', 'reopened', 'sent-on']).optional(),
      team: Id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ handoffs: z.array(ArrivedHandoff), total: z.int() }),
    status: 200,
    problems: [],
  }),
}
