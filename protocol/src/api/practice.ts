import * as z from 'zod'
import { ConversationEvent } from '../event.ts'
import { Channel, Id, Locale, Page, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Assistants'
const callers = ['key', 'lead'] as const
const Version = z.int().min(1).max(2_147_483_647)
const Asked = Words(2000)
  .min(1)
  .refine((text) => text.trim() !== '', 'is blank')

const Where = {
  locale: Locale.default('en'),
  channel: Channel.default('widget'),
  page: Page.nullable().default(null),
  tier: Words(60).nullable().default(null).describe('of the customer that is played; null: nothing is known of them'),
}

export const PracticeSeen = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('searched'),
    query: z.string(),
    found: z.array(
      z.object({ articleId: z.string(), title: z.string(), url: z.string().nullable(), score: z.number() }),
    ),
  }),
  z.object({
    kind: z.literal('called'),
    name: z.string(),
    method: z.string(),
    url: z.string(),
  }),
])

export const PracticeTurn = z.object({
  session: z.string().describe('goes with the next message; kept for a day'),
  version: z.int().nullable().describe('null: the draft'),
  model: z.string(),
  chosen: z
    .object({ assistantId: z.string(), rule: z.int().nullable() })
    .describe('whom the rules would choose there now, and by which rule, from 0'),
  events: z.array(ConversationEvent).describe('what the log would have got, as the team sees it'),
  seen: z.array(PracticeSeen).describe('what it looked up, and what it would have called: nothing was'),
  ms: z.int(),
})
export type PracticeTurn = z.infer<typeof PracticeTurn>

export const PracticeQuestion = z.strictObject({
  text: Asked,
  locale: Locale.default('en'),
  page: Page.nullable().default(null),
})
export type PracticeQuestion = z.infer<typeof PracticeQuestion>

export const practiceEndpoints = {
  practise: endpoint({
    method: 'POST',
    path: '/v1/assistants/{id}/practice',
    summary:
      'Say something to a draft or a version as a customer would. Nothing of it enters the log, the metrics or the world',
    tag,
    callers,
    params: z.object({ id: Id }),
    body: z.strictObject({
      version: Version.nullable().default(null).describe('null: the draft'),
      session: Id.nullable().default(null).describe('null begins a conversation'),
      text: Asked,
      ...Where,
    }),
    answer: PracticeTurn,
    status: 200,
    problems: ['assistant_not_found', 'version_not_found', 'practice_over'],
    idempotency: 'key',
  }),
  getPracticeQuestions: endpoint({
    method: 'GET',
    path: '/v1/practice-questions',
    summary: 'The questions that versions are compared by',
    tag,
    callers,
    answer: z.object({ questions: z.array(PracticeQuestion), revision: z.int(), updatedAt: Time.nullable() }),
    status: 200,
    problems: [],
  }),
  putPracticeQuestions: endpoint({
    method: 'PUT',
    path: '/v1/practice-questions',
    summary: 'Keep questions to compare versions by',
    tag,
    callers,
    body: z.strictObject({
      questions: z.array(PracticeQuestion).max(100),
      revision: z.int().min(0).max(2_147_483_647),
    }),
    answer: z.object({ questions: z.array(PracticeQuestion), revision: z.int(), updatedAt: Time.nullable() }),
    status: 200,
    problems: ['changed_meanwhile'],
  }),
}
