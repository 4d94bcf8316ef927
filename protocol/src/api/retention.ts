import * as z from 'zod'
import { Channel, Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Workspace'
const days = (least: number, most = 36_500) => z.int().min(least).max(most).nullable().default(null)

/** Days that something is kept; null keeps it. */
export const RetentionSettings = z.strictObject({
  resolvedDays: days(1).describe('the words of resolved conversations, after nothing happened in them for so long'),
  openDays: days(30).describe('those of open ones, which end with it'),
  channels: z
    .array(z.strictObject({ channel: Channel, days: days(1) }))
    .max(20)
    .default([])
    .refine((all) => new Set(all.map(({ channel }) => channel)).size === all.length, 'names a channel twice')
    .describe('channels whose resolved conversations are kept for another time'),
  fileDays: days(1).describe('files that were sent'),
  captureDays: days(1).describe('pages that were frozen'),
  auditDays: days(90).describe('rows of the audit trail'),
  deliveryDays: days(1, 30).describe('webhook deliveries that ended; never longer than 30'),
})
export type RetentionSettings = z.output<typeof RetentionSettings>

const Removed = z.object({
  conversations: z.int(),
  files: z.int(),
  captures: z.int(),
  audit: z.int(),
  deliveries: z.int(),
})

const Retention = z.object({
  settings: RetentionSettings,
  held: z.int().describe('conversations under legal hold'),
  nextRunAt: Time.nullable().describe('null: everything is kept'),
  lastRun: z
    .object({
      beganAt: Time,
      endedAt: Time.nullable().describe('null: it runs, or goes on after a node died'),
      removed: Removed,
      fault: z.string().nullable(),
    })
    .nullable(),
})

export const retentionEndpoints = {
  getRetention: endpoint({
    method: 'GET',
    path: '/v1/retention',
    summary: 'How long what is kept, and what the last removal removed',
    tag,
    callers: ['key', 'admin'],
    answer: Retention,
    status: 200,
    problems: [],
  }),
  putRetention: endpoint({
    method: 'PUT',
    path: '/v1/retention',
    summary: 'Say how long what is kept. The first removal begins an hour later, so that a mistake can be mended',
    tag,
    callers: ['key', 'admin'],
    body: RetentionSettings,
    answer: Retention,
    status: 200,
    problems: [],
  }),
  previewRetention: endpoint({
    method: 'POST',
    path: '/v1/retention/preview',
    summary: 'What these settings would remove now. Nothing is removed',
    tag,
    callers: ['key', 'admin'],
    body: RetentionSettings,
    answer: Removed.extend({
      oldestAt: Time.nullable().describe('when the oldest of these conversations began'),
      held: z.int().describe('conversations whose time is over, and that are under legal hold'),
    }),
    status: 200,
    problems: [],
    idempotency: 'key',
  }),
  getLegalHold: endpoint({
    method: 'GET',
    path: '/v1/conversations/{id}/legal-hold',
    summary: 'Whether a conversation is kept whatever the retention settings say, and since when',
    tag: 'Conversations',
    callers: ['key', 'lead'],
    params: z.object({ id: Id }),
    answer: z.object({ on: z.boolean(), since: Time.nullable() }),
    status: 200,
    problems: ['conversation_not_found'],
  }),
  setLegalHold: endpoint({
    method: 'PUT',
    path: '/v1/conversations/{id}/legal-hold',
    summary: 'Keep a conversation with its files and pages whatever the retention settings say, or no longer',
    tag: 'Conversations',
    callers: ['key', 'lead'],
    params: z.object({ id: Id }),
    body: z.strictObject({ on: z.boolean() }),
    answer: z.object({ on: z.boolean() }),
    status: 200,
    problems: ['conversation_not_found'],
  }),
}
