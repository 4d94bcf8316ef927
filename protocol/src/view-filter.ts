import * as z from 'zod'
import { Id, Priority, Words } from './shapes.ts'

/** Which conversations a view shows: all that fit every field that is there. */
export const ViewFilter = z.strictObject({
  status: z.enum(['open', 'resolved', 'any']).default('open'),
  holder: z.enum(['assistant', 'queue', 'agent']).optional(),
  agentId: z
    .union([Id, z.literal('me')])
    .optional()
    .describe('who holds it; `me` is whoever looks'),
  team: Id.optional().describe('the team of its handoff'),
  tags: z.array(Id).min(1).max(10).optional().describe('that have one of these tags'),
  tier: Words(64).min(1).optional(),
  language: Words(16).min(1).optional(),
  channel: Words(40).min(1).optional(),
  intent: Words(100).min(1).optional().describe('what it is about, by the name that the workspace gave'),
  priority: Priority.optional(),
  aside: z.enum(['none', 'time', 'customer']).optional().describe('what its holder has put aside, or has not'),
  waitingMinutes: z
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('the customer waits for an answer for so long at least'),
  words: Words(200).min(1).optional().describe('that were said in it, as the search finds them'),
})
export type ViewFilter = z.infer<typeof ViewFilter>
