import * as z from 'zod'
import { Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Service levels'
export const LevelKind = z.enum(['first-response', 'next-response', 'resolution'])
export type LevelKind = z.infer<typeof LevelKind>

/** A year of minutes. */
const Minutes = z.int().min(1).max(525_600)
const Tier = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u, 'has characters that nobody sees')

export const ServiceTarget = z.strictObject({
  team: Id.nullable().default(null).describe('null: any'),
  tier: Tier.nullable().default(null).describe('null: any'),
  firstResponse: Minutes.optional().describe(
    "a person's first message after the handoff; the assistant's never counts",
  ),
  nextResponse: Minutes.optional().describe('an answer to what the customer writes while a person holds it'),
  resolution: Minutes.optional().describe("from the handoff to its end, without the customer's turns"),
})
export type ServiceTarget = z.infer<typeof ServiceTarget>

const Targets = z.object({ targets: z.array(ServiceTarget) })

export const ServiceFigures = z.object({
  kind: LevelKind,
  met: z.int(),
  missed: z.int().describe('those that are late and still run, too'),
  running: z.int().describe('not due yet'),
  attained: z.number().min(0).max(1).nullable().describe('met of met and missed; null where neither is'),
  medianMinutes: z.number().nullable().describe('of open time, of those that stopped'),
  slowTenthMinutes: z.number().nullable().describe('nine in ten were faster'),
})
export type ServiceFigures = z.infer<typeof ServiceFigures>

export const ServiceHealth = z.object({
  from: Time,
  to: Time,
  by: z.enum(['team', 'tier']),
  handoffs: z.int(),
  figures: z.array(ServiceFigures).describe('of kinds that are promised to somebody'),
  groups: z.array(z.object({ key: z.string().nullable(), handoffs: z.int(), figures: z.array(ServiceFigures) })),
  days: z.array(z.object({ day: z.string().describe('UTC, of the handoff'), figures: z.array(ServiceFigures) })),
})
export type ServiceHealth = z.infer<typeof ServiceHealth>

export const ServedHandoff = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  team: z.string(),
  tier: z.string().nullable(),
  at: Time,
  kind: LevelKind,
  dueAt: Time.nullable().describe('null: beyond the hours that are known'),
  usedMinutes: z.number().describe('open time'),
  targetMinutes: z.int(),
  met: z.boolean().nullable().describe('null: not due yet, or ended without an answer before it was'),
})
export type ServedHandoff = z.infer<typeof ServedHandoff>

const span = { from: Time.optional(), to: Time.optional() }

export const serviceLevelEndpoints = {
  getServiceTargets: endpoint({
    method: 'GET',
    path: '/v1/service-levels',
    summary: 'What is promised to whom',
    tag,
    callers: ['key', 'agent'],
    answer: Targets,
    status: 200,
    problems: [],
  }),
  putServiceTargets: endpoint({
    method: 'PUT',
    path: '/v1/service-levels',
    summary:
      'Say what is promised, in minutes of open time, by team and tier. All targets at once; none ends all promises',
    tag,
    callers: ['key', 'lead', 'admin'],
    body: z.strictObject({ targets: z.array(ServiceTarget).max(500) }),
    answer: Targets,
    status: 200,
    problems: ['team_not_found'],
  }),
  serviceHealth: endpoint({
    method: 'GET',
    path: '/v1/health/service-levels',
    summary: 'How far promises were kept, for handoffs from `from` (28 days ago where not given) up to `to` (now)',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ ...span, by: z.enum(['team', 'tier']).default('team') }),
    answer: ServiceHealth,
    status: 200,
    problems: [],
  }),
  servedHandoffs: endpoint({
    method: 'GET',
    path: '/v1/health/service-levels/handoffs',
    summary: 'The handoffs behind a number of it: those that were missed first, the newest first',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({
      ...span,
      kind: LevelKind.optional(),
      team: Id.optional(),
      tier: Tier.optional(),
      met: z.enum(['true', 'false']).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ handoffs: z.array(ServedHandoff), total: z.int() }),
    status: 200,
    problems: [],
  }),
}
