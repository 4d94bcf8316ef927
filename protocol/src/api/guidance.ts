import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Guidance'

export const GuidanceScope = z
  .enum(['workspace', 'company', 'customer'])
  .describe('for everybody, for customers with the same attribute `company`, or for this customer alone')
export const GuidanceStatus = z.enum(['proposed', 'active', 'retired', 'rejected'])

const Said = Words(2000).refine((text) => text.trim() !== '', 'is blank')

export const Guidance = z.object({
  id: z.string(),
  scope: GuidanceScope,
  customer: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  company: z.string().nullable(),
  question: z.string().describe('what was asked when it was wrong'),
  wrong: z.string().describe('what the assistant said; empty for a whisper, and once that is kept no longer'),
  why: z.string().describe('what was wrong with it'),
  said: z.string().describe('what should be said'),
  status: GuidanceStatus,
  version: z.int(),
  conversationId: z.string().nullable(),
  messageId: z.string().nullable(),
  proposedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  uses: z.int(),
  usedAt: Time.nullable(),
  createdAt: Time,
  updatedAt: Time,
})
export type Guidance = z.infer<typeof Guidance>

export const GuidanceVersion = z.object({
  version: z.int(),
  question: z.string(),
  said: z.string(),
  status: GuidanceStatus,
  by: z.string().nullable(),
  at: Time,
})
export type GuidanceVersion = z.infer<typeof GuidanceVersion>

const params = z.strictObject({ id: Id })

export const guidanceEndpoints = {
  listGuidance: endpoint({
    method: 'GET',
    path: '/v1/guidance',
    summary: 'What people corrected the assistant with: to be looked at, in use, and no longer',
    tag,
    callers: ['key', 'agent'],
    query: z.strictObject({ status: GuidanceStatus.optional() }),
    answer: z.object({ guidance: z.array(Guidance) }),
    status: 200,
    problems: [],
  }),
  getGuidance: endpoint({
    method: 'GET',
    path: '/v1/guidance/{id}',
    summary: 'One piece of guidance, with how it was put over time',
    tag,
    callers: ['key', 'agent'],
    params,
    answer: Guidance.extend({ versions: z.array(GuidanceVersion).describe('the newest first, at most fifty') }),
    status: 200,
    problems: ['guidance_not_found'],
  }),
  proposeGuidance: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/guidance',
    summary:
      'Say what the assistant should have said, or make guidance of a whisper. A lead looks at it before it is used',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({
      messageId: Id.describe('of the assistant, or the id of a whisper'),
      said: Said,
      why: Words(500).default('').describe('what was wrong with it, for whoever looks at it'),
      question: Words(2000).optional().describe('in place of what the customer wrote before it'),
      scope: GuidanceScope,
    }),
    answer: Guidance,
    status: 201,
    problems: ['conversation_not_found', 'guidance_unfit', 'too_much_guidance'],
    idempotency: 'key',
  }),
  changeGuidance: endpoint({
    method: 'PUT',
    path: '/v1/guidance/{id}',
    summary: 'Approve guidance, put it otherwise, reject it, or use it no longer',
    tag,
    callers: ['key', 'lead'],
    params,
    body: z.strictObject({
      question: Said,
      said: Said,
      status: GuidanceStatus,
      version: z.int().min(1).max(1_000_000).describe('that you have read'),
    }),
    answer: Guidance,
    status: 200,
    problems: ['guidance_not_found', 'guidance_changed', 'guidance_unfit', 'too_much_guidance'],
  }),
  tryGuidance: endpoint({
    method: 'POST',
    path: '/v1/guidance/{id}/try',
    summary: 'What the built-in assistant would answer to a question without this guidance, and with it',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ question: Said }),
    answer: z.object({
      before: z.object({ text: z.string(), from: z.string() }).nullable().describe('null: it would not know'),
      after: z.object({ text: z.string(), from: z.string() }).nullable(),
      likeness: z.number().describe('of the question to the one that was corrected, 0..1; used from 0.5 on'),
    }),
    status: 200,
    problems: ['guidance_not_found'],
    idempotency: 'key',
  }),
}
