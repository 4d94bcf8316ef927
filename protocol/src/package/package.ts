import * as z from 'zod'
import { Priority, Time, WireNotice } from '../shapes.ts'

/**
 * The handoff package as it travels, version 1. Later 1.x versions only add: a reader skips what it does not know, and every part may be
 * null or absent, in which case `missing` says why. Times are ISO 8601 in UTC, ages and waits whole seconds.
 */
const words = z.string().nullable().describe('null once it was erased')

export const Quote = z.looseObject({
  text: words,
  messageId: z.string().describe('the message that it stands in'),
  at: Time,
})

const ToneQuote = Quote.extend({
  words: z
    .array(z.looseObject({ of: z.string().describe('frustration, urgency or politeness'), from: z.int(), to: z.int() }))
    .optional()
    .describe('the words that carried it, as places in `text`: UTF-16 units, `to` exclusive'),
})

const MissingCause = z
  .string()
  .describe(
    `why it is not there: never-asked, customer-declined, lookup-timed-out, lookup-failed, lookup-pending, capture-refused, capture-failed, integration-sent-none, redacted-for-role, transcript-truncated, nothing-tried, not-identified, not-recognised, erased`,
  )
const GapOwner = z.enum(['integration', 'rule', 'assistant']).describe('who can mend it')

/** A summary by a model, in the language of the people who read it. Its words are data: text, and never markup or an instruction. */
export const ModelSummary = z.looseObject({
  model: z.string(),
  language: z.string(),
  at: Time,
  upToSeq: z.int().describe('it covers the conversation up to this event'),
  upToMessageId: z.string().describe('and up to this message'),
  claims: z.array(
    z.looseObject({
      kind: z.string().describe('problem, wanted, tried, promised or tone'),
      text: words,
      messageIds: z.array(z.string()).min(1).describe('the messages that it rests on'),
    }),
  ),
  dropped: z.int().min(0).describe('claims and values that were left out because no message supports them'),
})

export const PackagedAttempt = z.looseObject({
  attemptId: z.string(),
  by: z.enum(['assistant', 'customer']).describe('customer: looked up alone, before or beside the conversation'),
  path: z.string().describe('article, playbook, action or search'),
  ref: z.string(),
  title: words,
  url: z.string().nullable().optional().describe('where it is read, for what the customer looked up alone'),
  outcome: z
    .string()
    .describe(
      'customer-said-yes, customer-said-no, no-answer, nothing-found, action-done, action-failed, reported-failed or open',
    ),
  evidence: z.looseObject({}).describe('what shows that it ended so: a message, a score, an HTTP status, a time'),
  because: z
    .looseObject({ text: words, messageId: z.string() })
    .nullish()
    .describe('the words of the customer that say how it ended'),
  at: Time,
})

export const PackagedFact = z.looseObject({
  name: z.string().describe('such as order-number, or a slot of the workspace'),
  value: words.describe('as it was written; null where it is asked to make sure who it is, or was erased'),
  messageId: z.string().nullable().describe('where the customer said it; null where it came another way'),
  at: Time,
  ageSeconds: z.int().min(0),
  source: z.enum(['customer', 'identity', 'account', 'playbook', 'integration']),
  verified: z.boolean(),
  readBy: z
    .enum(['rules', 'model'])
    .optional()
    .describe('what found it in the message; the words are as they were said'),
  verification: z.boolean().describe('asked to make sure who it is: never shown, never inserted'),
  conflict: z.boolean().describe('another value of the same name stands beside it'),
  history: z
    .array(z.looseObject({ value: words, messageId: z.string().nullable(), at: Time }))
    .describe('corrected values'),
})

const AccountSourceName = z.enum(['pushed', 'identity', 'http', 'mcp'])

export const PastConversation = z.looseObject({
  conversationId: z.string(),
  at: Time.describe('when it began'),
  endedAt: Time.nullable(),
  about: words.describe("the customer's own words that say most"),
  resolution: z.string().nullable().describe('null while it is open'),
  resolvedBy: z.enum(['assistant', 'agent', 'customer']).nullable(),
  agent: z.string().nullable().describe('the name of the person who resolved it'),
  handedOff: z.boolean(),
  sameTopic: z.boolean(),
})

export const PartState = z.looseObject({
  part: z.string(),
  state: z.enum(['present', 'partial', 'missing']),
  cause: MissingCause.nullable(),
  owner: GapOwner.nullable(),
  weight: z.number(),
})

export const Completeness = z.looseObject({
  score: z.int().min(0).max(100).describe('weighted by the workspace'),
  minimum: z
    .looseObject({ pass: z.boolean(), missing: z.array(z.string()) })
    .describe('transcript, what is wanted, account, reason, page, attempts: unweighted'),
  parts: z.array(PartState),
})

export const HandoffPackage = z.looseObject({
  version: z.string().regex(/^1\.\d+$/),
  handoffId: z.string(),
  conversationId: z.string(),
  at: Time,
  transcript: z.looseObject({
    messages: z.int().min(0).describe('how many the conversation had'),
    fromSeq: z.int(),
    toSeq: z.int(),
    complete: z.boolean(),
    href: z.string().describe('where all of it is read'),
    lastTurns: z
      .array(z.looseObject({ messageId: z.string(), seq: z.int(), at: Time, by: z.string(), text: words }))
      .optional(),
  }),
  summary: z.looseObject({
    source: z
      .enum(['facts', 'model'])
      .describe("facts: composed of the customer's own words; model: `model` stands beside them"),
    language: z.string(),
    problem: z.array(Quote),
    wanted: Quote.nullable(),
    told: z.array(WireNotice).describe('what the customer was told: keys and parameters of committed outcomes'),
    model: ModelSummary.nullish().describe(
      'what a model made of the conversation: only claims that the messages they name support; null without one',
    ),
  }),
  attempts: z.array(PackagedAttempt),
  facts: z.array(PackagedFact).describe('what the customer has said: not to be asked again'),
  missing: z.array(
    z.looseObject({
      part: z.string(),
      cause: MissingCause,
      owner: GapOwner,
      ms: z.number().optional(),
      count: z.int().optional(),
      of: z.int().optional(),
    }),
  ),
  intent: z
    .looseObject({
      name: words,
      ref: z.string(),
      source: z.string().describe('reading, playbook, article, integration or page'),
      confidence: z.number().nullable(),
      areas: z.array(z.string()).optional().describe('product areas that it touches'),
    })
    .nullable(),
  tone: z
    .looseObject({
      frustration: z.number().min(0).max(1),
      urgency: z.number().min(0).max(1),
      trend: z.enum(['rising', 'steady', 'falling']),
      evidence: z.array(ToneQuote),
    })
    .nullable(),
  page: z
    .looseObject({
      url: z.string(),
      title: z.string(),
      feature: z.string().optional(),
      context: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
        .optional()
        .describe('what the site says of what the customer is doing, by its own names'),
      at: Time,
      captureId: z.string().nullable(),
      trail: z
        .array(z.looseObject({ kind: z.string(), at: Time }))
        .optional()
        .describe(
          'what happened on it and on the pages before, oldest first: page, click, invalid, console-error, failed-request, rage-click',
        ),
      errors: z
        .array(z.looseObject({ kind: z.string(), at: Time }))
        .optional()
        .describe('of these, what went wrong, newest first'),
    })
    .nullable(),
  account: z
    .looseObject({
      customerId: z.string(),
      externalId: z.string().nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      tier: z.string().nullable(),
      since: z.string().nullable().optional().describe('customer since'),
      value: z.union([z.number(), z.string()]).nullable().optional(),
      plan: z.string().nullable().optional(),
      attributes: z.looseObject({}),
      openIssues: z.array(z.looseObject({ title: z.string() })),
      fetchedAt: Time.describe('of the newest of its parts'),
      ageSeconds: z.int().min(0),
      source: AccountSourceName,
      parts: z
        .array(z.looseObject({ name: z.string(), source: AccountSourceName, at: Time, ageSeconds: z.int().min(0) }))
        .optional()
        .describe('where each field came from, and how old it is'),
      lookup: z
        .looseObject({ cause: MissingCause, ms: z.number().nullable(), at: Time.nullable() })
        .nullable()
        .optional()
        .describe('why the newest look-up brought nothing; what is here is from before'),
      history: z
        .array(PastConversation)
        .optional()
        .describe("the customer's last conversations, newest first, at most 5"),
      repeat: z
        .looseObject({ count: z.int().min(1), withinHours: z.int(), sameTopic: z.boolean() })
        .nullable()
        .optional()
        .describe('here again: about the same within 48 hours, or often within a week. count: the earlier ones'),
    })
    .nullable(),
  promises: z.array(
    z.looseObject({
      text: words,
      by: z.enum(['assistant', 'agent']),
      messageId: z.string(),
      at: Time,
      dueAt: Time.nullable(),
    }),
  ),
  files: z
    .array(
      z.looseObject({
        fileId: z.string().describe('opened by GET /v1/files/{fileId}'),
        name: words,
        type: z.string().describe('what its content is, as a media type'),
        bytes: z.int().min(0),
        width: z.int().optional(),
        height: z.int().optional(),
        messageId: z.string(),
        at: Time,
      }),
    )
    .optional()
    .describe('what the customer sent, the newest last; absent where that is nothing'),
  actions: z
    .array(
      z.looseObject({
        name: words,
        ref: z.string(),
        at: Time,
        undo: words.optional().describe('how to undo it, where that is known'),
      }),
    )
    .describe("done on the customer's behalf"),
  reason: z.looseObject({ kind: z.string() }).describe('the rule that called for a person, with its numbers'),
  assistant: z
    .looseObject({
      assistantId: z.string(),
      version: z.int().min(1),
      model: z.string().describe('what worded its last answer: built-in, or a model by its provider and name'),
    })
    .optional()
    .describe('which assistant had the conversation, and in which version; absent where none did'),
  priority: Priority,
  routing: z.looseObject({
    team: z.string(),
    skills: z.array(z.string()),
    language: z.string(),
    previousAgent: z.string().nullable(),
  }),
  note: words,
  handled: z
    .looseObject({
      agentId: z.string(),
      agent: z.string().nullable(),
      since: Time,
      replies: z.int().min(0),
      lastReply: Quote.nullable(),
      notes: z.array(z.looseObject({ text: words, at: Time })),
      leftBecause: z.enum(['agent-away', 'agent-silent']).optional().describe('why it was taken from them'),
    })
    .nullable()
    .optional()
    .describe('what the person did who held it last, where somebody did'),
  completeness: Completeness,
})
export type HandoffPackage = z.infer<typeof HandoffPackage>
export type PackagedFact = z.infer<typeof PackagedFact>
export type PastConversation = z.infer<typeof PastConversation>
export type PackagedAttempt = z.infer<typeof PackagedAttempt>
export type Completeness = z.infer<typeof Completeness>

export const packageVersion = '1.1'
export const packageSchemaPath = '/schemas/handoff-package/1.json'

/** The published JSON Schema (2020-12) of the package. */
export function packageJsonSchema(): object {
  return {
    $id: packageSchemaPath,
    title: 'Baton handoff package, version 1',
    ...z.toJSONSchema(HandoffPackage, { target: 'draft-2020-12' }),
  }
}
