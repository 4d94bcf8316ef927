import * as z from 'zod'
import { Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Health'
export const packagePart = z.enum([
  'transcript',
  'wanted',
  'attempts',
  'reason',
  'account',
  'page',
  'facts',
  'intent',
  'tone',
  'capture',
])
const share = z.number().min(0).max(1)
const weight = z.int().min(0).max(100)
const Weights = z.record(packagePart, weight)

/** From `from` (28 days ago where it is not given) up to `to` (now), which is not in it. */
const span = { from: Time.optional(), to: Time.optional() }

export const CompletenessBy = z.enum(['part', 'cause', 'owner', 'team', 'source'])

const figures = {
  handoffs: z.int(),
  meanScore: z.number().nullable().describe('0 to 100, as the packages were written; null without handoffs'),
  meanCorrected: z.number().nullable().describe('the same with what was asked again counted half'),
  passes: share.nullable().describe('the share whose minimum was there'),
  correctedPasses: share.nullable().describe('the same, where nothing of it was asked again'),
  askedAgain: share.nullable().describe('the share in which the customer was asked again for something'),
}

export const CompletenessHealth = z.object({
  from: Time,
  to: Time,
  by: CompletenessBy,
  ...figures,
  groups: z.array(
    z.object({
      key: z.string(),
      owner: z.string().nullable().describe('who can mend it, for a cause'),
      missing: z.int().describe('handoffs in which it is missing'),
      partial: z.int().describe('handoffs in which it is partly there'),
      asked: z.int().describe('handoffs in which it counted as there and was asked for all the same'),
      share: share.describe('missing and partial, of all handoffs of the span'),
      gaps: z
        .array(
          z.object({
            part: z.string(),
            cause: z.string().nullable(),
            owner: z.string().nullable().describe('who can mend it'),
            handoffs: z.int(),
          }),
        )
        .describe('what it is made of, the most frequent first: at most five'),
      ...figures,
    }),
  ),
  days: z.array(z.object({ day: z.string().describe('UTC'), ...figures })),
})
export type CompletenessHealth = z.infer<typeof CompletenessHealth>

export const MeasuredHandoff = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  at: Time,
  team: z.string(),
  source: z.string(),
  score: z.int(),
  passes: z.boolean(),
  corrected: z.int(),
  askedAgain: z.int(),
  askedParts: z.array(z.string()),
  gaps: z
    .array(
      z.object({ part: z.string(), state: z.string(), cause: z.string().nullable(), owner: z.string().nullable() }),
    )
    .describe('the parts that are not whole'),
})
export type MeasuredHandoff = z.infer<typeof MeasuredHandoff>

const week = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'is an ISO week such as 2026-W48')
const Grade = z.enum(['there', 'partly', 'not-there', 'wrong'])

export const Agreement = z.object({
  handoffs: z.int(),
  graded: z.int(),
  equal: share,
  kappa: z.number().nullable().describe('Cohen’s kappa over there, partly and not there'),
  correlation: z.number().nullable().describe('of the computed score with the graded one'),
  parts: z.array(
    z.object({
      part: z.string(),
      graded: z.int(),
      equal: share,
      tooGood: z.int().describe('computed as more than the person found'),
      tooBad: z.int(),
      wrong: z.int().describe('there, and wrong'),
    }),
  ),
})
export type Agreement = z.infer<typeof Agreement>

export const StrandedConversation = z.object({
  conversationId: z.string(),
  holder: z.enum(['queue', 'assistant']),
  team: z.string().nullable(),
  since: Time.nullable().describe('since when the customer waits'),
  dueAt: Time.nullable(),
  why: z
    .enum(['nothing-due', 'overdue', 'quarantined'])
    .describe(
      'nothing would have happened; it was due a minute ago and nobody has begun it; or it failed again and again and is set aside',
    ),
})
export type StrandedConversation = z.infer<typeof StrandedConversation>

export const QuarantinedWork = z.object({
  conversationId: z.string(),
  work: z.string().describe('what was due, such as `turn`, `offer` or `mail`'),
  dueAt: Time,
  tries: z.int(),
  fault: z.string().describe('what went wrong the last time, by name; the log has the rest at that moment'),
  at: Time.describe('since when it is set aside'),
})
export type QuarantinedWork = z.infer<typeof QuarantinedWork>

const CompletenessWeights = z.object({
  weights: Weights,
  defaults: Weights,
  minimum: z.array(packagePart).describe('the parts of the minimum, which no weight can hide'),
})

export const healthEndpoints = {
  getWeights: endpoint({
    method: 'GET',
    path: '/v1/workspace/completeness',
    summary: 'What the parts of the package weigh in its completeness',
    tag: 'Workspace',
    callers: ['key', 'agent'],
    answer: CompletenessWeights,
    status: 200,
    problems: [],
  }),
  putWeights: endpoint({
    method: 'PUT',
    path: '/v1/workspace/completeness',
    summary:
      'Change what the parts weigh, 0 to 100 each; null goes back to the defaults. Packages that are written keep their score',
    tag: 'Workspace',
    callers: ['key', 'lead', 'admin'],
    body: z.strictObject({
      weights: z
        .partialRecord(packagePart, weight)
        .refine((weights) => Object.keys(weights).length > 0, 'names at least one part')
        .nullable(),
    }),
    answer: CompletenessWeights,
    status: 200,
    problems: [],
  }),
  completenessHealth: endpoint({
    method: 'GET',
    path: '/v1/health/completeness',
    summary: 'How complete the packages of all handoffs are, by part, cause, owner, team or source, and day by day',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ ...span, by: CompletenessBy.default('part') }),
    answer: CompletenessHealth,
    status: 200,
    problems: [],
  }),
  strandedConversations: endpoint({
    method: 'GET',
    path: '/v1/health/stranded',
    summary: 'Customers who wait and whom nothing will reach, who has waited the longest first. There should be none',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({ stranded: z.array(StrandedConversation), total: z.int() }),
    status: 200,
    problems: [],
  }),
  listQuarantined: endpoint({
    method: 'GET',
    path: '/v1/health/quarantine',
    summary: 'Work of conversations that failed five times and is set aside, the longest first. There should be none',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({ quarantined: z.array(QuarantinedWork), total: z.int() }),
    status: 200,
    problems: [],
  }),
  replayQuarantined: endpoint({
    method: 'POST',
    path: '/v1/health/quarantine/{id}/replay',
    summary: 'Do a conversation’s work again that was set aside, as if for the first time',
    tag,
    callers: ['key', 'admin'],
    params: z.object({ id: Id.describe('the conversation') }),
    body: z.strictObject({}),
    answer: z.object({ replayed: z.boolean().describe('false where nothing of it is set aside any more') }),
    status: 200,
    problems: ['conversation_not_found'],
    idempotency: 'key',
  }),
  measuredHandoffs: endpoint({
    method: 'GET',
    path: '/v1/health/completeness/handoffs',
    summary: 'The handoffs behind a number of it, the newest first',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({
      ...span,
      part: packagePart.optional().describe('that is missing or partly there'),
      cause: Id.optional(),
      owner: z.enum(['integration', 'rule', 'assistant']).optional(),
      team: Id.optional(),
      source: Id.optional(),
      asked: packagePart.optional().describe('that was asked for again'),
      passes: z.enum(['true', 'false']).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ handoffs: z.array(MeasuredHandoff), total: z.int() }),
    status: 200,
    problems: [],
  }),
  getAudit: endpoint({
    method: 'GET',
    path: '/v1/audits/{week}',
    summary: 'The handoffs drawn for a week’s audit, how far it is, and how far people agree with what was computed',
    tag,
    callers: ['lead', 'admin'],
    params: z.object({ week }),
    answer: z.object({
      week: z.string(),
      from: Time,
      to: Time,
      drawnFrom: z.int().describe('handoffs of the week'),
      sample: z.array(
        z.object({
          handoffId: z.string(),
          conversationId: z.string(),
          at: Time,
          team: z.string(),
          graded: z.boolean(),
        }),
      ),
      agreement: Agreement.describe('of this week’s grades'),
      overall: Agreement.describe('of the twelve weeks up to this one'),
    }),
    status: 200,
    problems: [],
  }),
  gradeHandoff: endpoint({
    method: 'PUT',
    path: '/v1/handoffs/{id}/grades',
    summary: 'Grade each part of a package. What was computed is told in the answer, not before',
    tag,
    callers: ['lead', 'admin'],
    params: z.object({ id: Id }),
    body: z.strictObject({ grades: z.record(packagePart, Grade) }),
    answer: z.object({
      score: z.int().describe('as computed'),
      graded: z.int().describe('the same, from the grades'),
      parts: z.array(z.object({ part: z.string(), computed: z.string(), cause: z.string().nullable(), grade: Grade })),
    }),
    status: 200,
    problems: ['handoff_not_found'],
  }),
}
