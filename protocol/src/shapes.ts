import * as z from 'zod'
import { Trail } from './trail.ts'

/** Shapes that several calls share. Times are ISO 8601 in UTC on the wire. */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w.:@+-]+$/, 'letters, digits and . : @ + - _ only')
/** As far as the database counts the facts of a conversation. */
export const highestSeq = 2_147_483_647
export const Time = z.iso.datetime()
export const Locale = z.enum(['en', 'de', 'es', 'fr', 'pt'])
export const Priority = z.enum(['low', 'normal', 'high', 'urgent'])
export const Channel = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and -')
export const Presence = z.enum(['online', 'away', 'offline', 'do-not-disturb', 'wrap-up'])
/** Who or what made it so: themselves, a lead, a key, a case that was just resolved, a connection that is gone, nobody at the keyboard. */
export const PresenceReason = z.enum(['chosen', 'lead', 'key', 'wrap-up', 'gone', 'idle'])
export const Role = z.enum(['agent', 'lead', 'admin'])
export const DeclineReason = z.enum(['busy', 'wrong-team', 'break', 'other'])
export const TimingMark = z.enum(['right', 'could-have-been-assistant', 'should-have-come-earlier'])
export const Resolution = z.enum(['solved', 'not-solved', 'no-answer', 'duplicate', 'spam', 'other'])

// oxlint-disable-next-line no-control-regex
const hasControls = (text: string) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)

/** Text that a database can keep and a person can read: no control characters but tab and line breaks, no half of a pair. */
export const Words = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !hasControls(text), 'has control characters')
    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode')

/** An address of the web that may become a link: `javascript:` and its like are none. */
export const Url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((url) => !hasControls(url) && url.isWellFormed(), 'has characters that no address has')

/** At most 16,000 characters; control characters other than tab and line breaks are refused. */
export const MessageText = Words(16_000)
  .min(1)
  .refine((text) => text.trim() !== '', 'is blank')

/** At most so much of a page's context: entries, characters of a name and of a value, and values of a list. */
export const contextLimits = { entries: 20, name: 60, value: 300, list: 10 } as const

/**
 * What the site says of what the customer is doing, by the site's own names: a cart's size, the plan that is being compared, the state of an
 * integration, the last error. Bare values and short lists; told by the customer's browser, so nobody vouches for it.
 */
export const PageContext = z
  .record(
    Words(contextLimits.name).min(1),
    z.union([
      Words(contextLimits.value),
      z.number(),
      z.boolean(),
      z.array(Words(contextLimits.value)).max(contextLimits.list),
    ]),
  )
  .refine((it) => Object.keys(it).length <= contextLimits.entries, `has more than ${contextLimits.entries} entries`)
  .describe('what the site says of what the customer is doing, by its own names; at most 20 entries')
export type PageContext = z.infer<typeof PageContext>

/** The customer's page. Query values and fragments are cut by the widget, and again by the server. */
export const Page = z.strictObject({
  url: Url,
  title: Words(300).default(''),
  feature: Words(100).optional(),
  context: PageContext.optional(),
  trail: Trail.optional().describe('what happened on it and on the pages before, oldest first'),
})
export type Page = z.infer<typeof Page>

export const Holder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assistant') }),
  z.object({ kind: z.literal('queue'), id: z.string().describe('the team that it waits for') }),
  z.object({
    kind: z.literal('agent'),
    id: z.string(),
    name: z.string(),
    picture: z.string().optional().describe('where their picture is, where they have one; not in lists'),
  }),
  z.object({ kind: z.literal('nobody') }),
])
export type Holder = z.infer<typeof Holder>

export const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered'), team: z.string(), agentId: z.string(), offerId: z.string(), expiresAt: Time }),
  z.object({
    kind: z.literal('queued'),
    team: z.string(),
    waitSeconds: z.int().nullable().describe('in the mean; null where nobody is at work to say it of'),
    ahead: z.int().nullable().describe('told only where it can but become fewer'),
    fromSeconds: z.int().optional().describe('eight of ten waits are between this and `toSeconds`'),
    toSeconds: z.int().optional(),
  }),
  z.object({ kind: z.literal('scheduled'), team: z.string(), at: Time }),
])
export type Outcome = z.infer<typeof Outcome>

/** A notice as committed: key and parameters, worded where it is read. */
export const WireNotice = z.object({ key: z.string(), params: z.record(z.string(), z.unknown()) })
