import * as z from 'zod'
import { Channel, Id, Locale, MessageText, PageContext, Priority, Time, Url, Words } from '../shapes.ts'

/** A short line: a title, a name, a reason. Longer ones are cut by adapters, and refused here. */
const Line = Words(300)
/** An id of another system: whatever it uses. */
const ForeignId = Words(200).min(1)

/** How another system's bot hands a conversation in. Everything but `source` and `conversationId` may be left out, and is then missing with its cause. */
export const HandIn = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -')
    .default('other')
    .describe('the system it comes from'),
  conversationId: ForeignId.describe('of the source: handed in again it continues the same conversation'),
  channel: Channel.default('bot'),
  locale: Locale.default('en'),
  customer: z
    .strictObject({
      externalId: Id.optional(),
      email: z.email().max(254).optional(),
      phone: Words(40).optional(),
      name: Words(200).optional(),
      verified: z.boolean().default(false).describe('the source has made sure who it is'),
    })
    .optional(),
  transcript: z
    .array(
      z.strictObject({
        id: ForeignId.optional(),
        at: Time.optional(),
        role: z.enum(['customer', 'bot', 'agent', 'system']),
        text: MessageText,
      }),
    )
    .max(2000)
    .default([]),
  transcriptTotal: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('how many messages there were in all, where not all are here'),
  escalation: z
    .strictObject({
      reason: z
        .string()
        .regex(/^[a-z][a-z0-9_-]{0,59}$/, 'lower-case letters, digits, _ and -')
        .default('other'),
      detail: Words(2000).optional(),
      trigger: z.enum(['user', 'bot', 'policy', 'error']).default('bot'),
    })
    .prefault({}),
  summary: z
    .strictObject({
      goal: Words(2000).optional(),
      attempted: z.array(Line.min(1)).max(30).default([]),
      failedBecause: Words(2000).optional(),
    })
    .optional(),
  intent: z.strictObject({ name: Line.min(1), confidence: z.number().min(0).max(1).optional() }).optional(),
  slots: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -'), Words(1000).min(1))
    .default({})
    .describe('values that the source knows, by name'),
  priority: Priority.default('normal'),
  routing: z.strictObject({ queue: Id.optional(), skills: z.array(Words(60).min(1)).max(20).default([]) }).optional(),
  page: z
    .strictObject({
      url: Url,
      title: Line.default(''),
      feature: Words(100).optional(),
      context: PageContext.optional(),
    })
    .optional(),
  account: z
    .strictObject({
      tier: Words(60).optional(),
      since: Words(40).optional(),
      openIssues: z
        .array(z.strictObject({ title: Line, status: Words(60).optional(), url: Url.optional() }))
        .max(50)
        .default([]),
    })
    .optional(),
  raw: z.unknown().optional().describe('what the source sent, kept as it is'),
})
export type HandIn = z.infer<typeof HandIn>

/** Systems whose own payloads are understood. */
export const handInSources = [
  'rasa',
  'dialogflow-cx',
  'dialogflow-es',
  'botpress',
  'bot-framework',
  'transcript',
  'vcon',
] as const

export const HandedIn = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  status: z.string(),
  etaSeconds: z.int().nullable().describe('how long it may take until a person answers; null where nobody can say'),
  eventsUrl: z.string(),
})
