import * as z from 'zod'
import { Id, Time, Url, Words } from '../shapes.ts'

/** What the customer looked up alone: a search of the help centre, or an article that they read. Told by the page, and not verified. */
export const SelfServiceUse = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('search'),
    query: Words(300).min(1),
    results: z.int().min(0).max(1_000_000).optional().describe('how many it found'),
    at: Time.optional().describe('when; at most a day ago'),
  }),
  z.strictObject({
    kind: z.literal('article'),
    articleId: Id.optional().describe('of GET /v1/articles, or your own'),
    title: Words(300).min(1),
    url: Url.optional(),
    at: Time.optional(),
  }),
])
export type SelfServiceUse = z.infer<typeof SelfServiceUse>

/** A page of the help centre asks for a person on the customer's behalf. */
export const AskFromPage = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,59}$/, 'lower-case letters, digits, _ and -')
    .default('asked')
    .describe('why, in a word of yours, such as still-stuck'),
  article: z
    .strictObject({ articleId: Id.optional(), title: Words(300).min(1), url: Url.optional() })
    .optional()
    .describe('that the customer was reading'),
  subject: Words(300).min(1).optional(),
  facts: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -'), Words(1000).min(1))
    .refine((facts) => Object.keys(facts).length <= 20, 'has more than 20 values')
    .default({})
    .describe('values that the page knows, by name: not verified'),
})
export type AskFromPage = z.infer<typeof AskFromPage>
