import * as z from 'zod'
import { highestSeq, Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

export const Mention = z.object({
  conversationId: z.string(),
  seq: z.int().describe('the number of the event by which the note was written'),
  messageId: z.string(),
  at: Time,
  by: z.string().nullable().describe('the agent’s name; null where an API key noted it'),
  customer: z.string().nullable().describe('the name, or your id'),
  text: z.string().describe('the note, at most 300 characters'),
  read: z.boolean(),
})
export type Mention = z.infer<typeof Mention>

export const mentionEndpoints = {
  listMentions: endpoint({
    method: 'GET',
    path: '/v1/mentions',
    summary: 'The notes of the last thirty days that name whoever asks: what they have not read first, at most fifty',
    tag: 'Conversations',
    callers: ['agent'],
    answer: z.object({ mentions: z.array(Mention) }),
    status: 200,
    problems: [],
  }),
  readMentions: endpoint({
    method: 'PUT',
    path: '/v1/mentions/read',
    summary: 'Say that one has read what names one in a conversation, up to an event',
    tag: 'Conversations',
    callers: ['agent'],
    body: z.strictObject({ conversationId: Id, upTo: z.int().min(0).max(highestSeq) }),
    status: 204,
    problems: [],
  }),
}
