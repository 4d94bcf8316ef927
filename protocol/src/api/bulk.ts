import * as z from 'zod'
import { Problem } from '../problem.ts'
import { Id, Resolution, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

export const BulkDeed = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tag'),
    add: z.array(Id).max(20).default([]),
    remove: z.array(Id).max(20).default([]),
  }),
  z.strictObject({ kind: z.literal('snooze'), until: Time.describe('in the future, within 90 days') }),
  z.strictObject({ kind: z.literal('wait') }),
  z.strictObject({ kind: z.literal('back') }),
  z.strictObject({ kind: z.literal('team'), team: Id.describe('it is handed on to this team') }),
  z.strictObject({
    kind: z.literal('person'),
    to: Id.describe('an agent: they are asked by an offer. For leads, admins and keys'),
  }),
  z.strictObject({ kind: z.literal('resolve'), resolution: Resolution.default('solved') }),
])
export type BulkDeed = z.infer<typeof BulkDeed>

export const BulkResult = z.object({
  id: z.string(),
  done: z.boolean(),
  changed: z.boolean().describe('false where it was so already, or was refused'),
  added: z.array(z.string()).optional().describe('tags that it did not have before'),
  removed: z.array(z.string()).optional().describe('tags that it had before'),
  problem: Problem.nullable().describe('why it was refused; the others are done all the same'),
})
export type BulkResult = z.infer<typeof BulkResult>

export const bulkEndpoints = {
  bulk: endpoint({
    method: 'POST',
    path: '/v1/conversations/bulk',
    summary:
      'Do one thing with many conversations, one after the other: each is done, or says why not. For more than 50, send several calls',
    tag: 'Conversations',
    callers: ['key', 'agent'],
    body: z.strictObject({
      conversations: z.array(Id).min(1).max(50).describe('a conversation that stands twice counts once'),
      deed: BulkDeed,
      agentId: Id.optional().describe('API keys only'),
    }),
    answer: z.object({ results: z.array(BulkResult).describe('in the order of `conversations`') }),
    status: 200,
    problems: ['agent_not_found', 'actor_not_allowed', 'tag_not_found', 'team_not_found', 'invalid_request'],
    idempotency: 'key',
  }),
}
