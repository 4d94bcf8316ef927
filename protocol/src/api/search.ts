import * as z from 'zod'
import { ConversationRow } from '../rows.ts'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

export const SearchHit = z.object({
  messageId: z.string().nullable(),
  seq: z.int().describe('the number of the event by which it was said'),
  from: z.string().optional().describe('the conversation in which it was said, where that came into this one'),
  at: Time,
  by: z.enum(['customer', 'assistant', 'agent', 'system']),
  note: z.boolean().describe('only the team reads it'),
  text: z.string().describe('so much of it as stands around the words'),
  marks: z.array(z.tuple([z.int(), z.int()])).describe('where the words stand in `text`: from, to, in UTF-16 units'),
})
export type SearchHit = z.infer<typeof SearchHit>

export const FoundConversation = z.object({
  conversation: ConversationRow,
  hits: z.array(SearchHit).describe('the newest first, at most three'),
})
export type FoundConversation = z.infer<typeof FoundConversation>

export const FoundCustomer = z.object({
  externalId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  tier: z.string().nullable(),
  conversations: z.int(),
  latest: z.object({ id: z.string(), status: z.enum(['open', 'resolved']), updatedAt: Time }).nullable(),
})
export type FoundCustomer = z.infer<typeof FoundCustomer>

export const searchEndpoints = {
  search: endpoint({
    method: 'GET',
    path: '/v1/search',
    summary:
      'Search what was said and noted, and customers, by words that begin so: all of them in one message, the newest first. The id of a conversation or a handoff finds it',
    tag: 'Search',
    callers: ['key', 'agent'],
    query: z.strictObject({
      q: Words(200).min(1).describe('words, not a query language: every character is text'),
      status: z.enum(['open', 'resolved']).optional(),
      tag: Id.optional().describe('conversations that have this tag, or one that was merged into it; no customers'),
      limit: z.coerce.number().int().min(1).max(50).default(20).describe('conversations, and customers'),
    }),
    answer: z.object({
      words: z.array(z.string()).describe('what was looked for'),
      conversations: z.array(FoundConversation),
      customers: z.array(FoundCustomer),
      more: z.boolean().describe('there are more conversations than were asked for; another word finds the right one'),
    }),
    status: 200,
    problems: [],
  }),
}
