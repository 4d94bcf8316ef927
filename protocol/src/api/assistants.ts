import * as z from 'zod'
import { Channel, Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'
import { Hours } from './hours.ts'

const tag = 'Assistants'
const params = z.object({ id: Id })
const callers = ['key', 'admin'] as const
const Line = (longest: number) => Words(longest).trim()
const Name = (longest: number) => Line(longest).refine((words) => words !== '', 'is blank')
const Language = z.enum(['en', 'de', 'es', 'fr', 'pt', 'other'])
const Revision = z.int().min(0).max(2_147_483_647)
const Version = z.int().min(1).max(2_147_483_647)

export const assistantMarks = ['baton', 'compass', 'lamp', 'leaf', 'shield', 'wrench', 'book', 'cart'] as const

/** A part of what an assistant may use: null for all that there is. */
const chosen = (what: string) =>
  z.array(Id).max(200).nullable().default(null).describe(`${what} that it may use; null: all`)

/** Everything that makes an assistant: what a version of it keeps. */
export const AssistantSettings = z.strictObject({
  name: Name(60),
  mark: z.enum(assistantMarks).default('baton'),
  goal: Line(600).default('').describe('what it is there for'),
  tone: Line(300).default('').describe('how it speaks; models follow it, the built-in assistant quotes articles'),
  instructions: Line(4000)
    .default('')
    .describe('for models: how to go about it. Never above the rules that Baton sets'),
  model: z
    .enum(['configured', 'built-in'])
    .default('configured')
    .describe('configured: the model of the settings, or the built-in assistant where there is none'),
  bounds: z
    .strictObject({
      intents: z.array(Name(100)).max(100).default([]).describe('what people take, by the names of the intents'),
      topics: z
        .array(z.strictObject({ name: Name(60), words: z.array(Name(80)).min(1).max(40) }))
        .max(40)
        .default([])
        .describe('what it does not talk about: words that give a topic away, in a question or in an answer'),
      languages: z.array(Language).max(6).default([]).describe('what it answers in; empty: all'),
    })
    .prefault({}),
  playbooks: chosen('playbooks'),
  tools: z
    .array(
      z
        .string()
        .min(1)
        .max(229)
        .regex(/^[\w.:@+-]+$/, 'letters, digits and . : @ + - _ only'),
    )
    .max(200)
    .nullable()
    .default(null)
    .describe('tools of connected servers that it may use, each as server:tool; null: all'),
  guidance: chosen('pieces of guidance'),
  knowledge: z
    .strictObject({ tags: z.array(Name(60)).max(50).default([]), sources: z.array(Id).max(50).default([]) })
    .nullable()
    .default(null)
    .describe(
      'articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all',
    ),
})
export type AssistantSettings = z.infer<typeof AssistantSettings>

const Doer = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() })

export const AssistantVersion = z.object({
  version: z.int(),
  settings: AssistantSettings,
  note: z.string(),
  restores: z.int().nullable().describe('the version that it brings back'),
  createdAt: Time,
  by: Doer,
})
export type AssistantVersion = z.infer<typeof AssistantVersion>

export const AssistantOnList = z.object({
  id: z.string(),
  name: z.string(),
  mark: z.string(),
  goal: z.string(),
  model: z.string(),
  liveVersion: z.int().nullable().describe('null: never published'),
  isDefault: z.boolean(),
  rules: z.int().describe('how many rules name it'),
  changed: z.boolean().describe('the draft is other than what is live'),
  updatedAt: Time,
})
export type AssistantOnList = z.infer<typeof AssistantOnList>

export const AssistantWhole = AssistantOnList.extend({
  draft: AssistantSettings,
  revision: z.int(),
  versions: z.array(AssistantVersion).describe('the newest first, at most fifty'),
})
export type AssistantWhole = z.infer<typeof AssistantWhole>

const Host = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'is a host, such as shop.example.com')

export const AssistantRule = z.strictObject({
  assistantId: Id,
  channels: z.array(Channel).max(20).default([]),
  sites: z.array(Host).max(20).default([]).describe('hosts of the page; with a port, that one alone'),
  pages: z.array(Name(200)).max(50).default([]).describe('paths with stars for anything, or names of features'),
  languages: z.array(Language).max(6).default([]),
  hours: Hours.nullable().default(null).describe('only then; null: always'),
})
export type AssistantRule = z.infer<typeof AssistantRule>

export const AssistantDesk = z.object({
  defaultId: z.string(),
  rules: z.array(AssistantRule),
  revision: z.int(),
})
export type AssistantDesk = z.infer<typeof AssistantDesk>

const most = 1_000_000_000_000
const Limits = z.strictObject({
  turns: z.int().min(1).max(most).nullable().default(null),
  tokens: z.int().min(1).max(most).nullable().default(null),
  dollars: z.number().min(0.000001).max(1_000_000).nullable().default(null),
})
const Used = z.object({ turns: z.int(), tokens: z.int(), dollars: z.number() })
const budgets = { conversation: Limits.prefault({}), day: Limits.prefault({}), month: Limits.prefault({}) }
const WhenSpent = z
  .enum(['hand-off', 'built-in'])
  .describe('beyond a limit people answer, or the built-in assistant does')

export const ModelBudgets = z.object({
  ...budgets,
  whenSpent: WhenSpent,
  model: z.string().nullable().describe('the model that is asked; null where there is none'),
  priced: z.boolean().describe('whether the model has a price: without one nothing is counted in dollars'),
  used: z.object({ day: Used, month: Used, dearest: Used.describe('the conversation of today that cost most') }),
  state: z.enum(['fine', 'near', 'used-up']).describe('near: four fifths of a limit of the day or the month are used'),
  warnedAt: Time.nullable().describe('when four fifths were reached'),
})
export type ModelBudgets = z.infer<typeof ModelBudgets>

const Count = z.int().min(0)
export const AssistantCounts = z.object({
  assistantId: z.string(),
  name: z.string().nullable(),
  version: z.int(),
  models: z.array(z.string()),
  conversations: Count,
  answers: Count.describe('messages that it said'),
  escalated: Count.describe('conversations that went to a person from this version'),
  reasons: z.array(z.object({ kind: z.string(), count: Count })).describe('why, the most frequent first'),
  resolved: Count.describe('conversations that ended as solved without a person'),
  rated: Count.describe('closings without a person of which the customer said how it was'),
  satisfied: Count.describe('of those, very good or good'),
  wrong: Count.describe('answers that the customer said did not help'),
  firstAt: Time,
  lastAt: Time,
})
export type AssistantCounts = z.infer<typeof AssistantCounts>

export const assistantEndpoints = {
  listAssistants: endpoint({
    method: 'GET',
    path: '/v1/assistants',
    summary: 'The assistants of this workspace, and which of them answers where',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({
      assistants: z.array(AssistantOnList),
      desk: AssistantDesk,
      model: z.string().describe('what `configured` is'),
    }),
    status: 200,
    problems: [],
  }),
  createAssistant: endpoint({
    method: 'POST',
    path: '/v1/assistants',
    summary: 'Draft an assistant. Nobody gets it before it is published and a rule names it',
    tag,
    callers,
    body: z.strictObject({ settings: AssistantSettings }),
    answer: AssistantWhole,
    status: 201,
    problems: ['too_many_assistants', 'unknown_part'],
    idempotency: 'key',
  }),
  getAssistant: endpoint({
    method: 'GET',
    path: '/v1/assistants/{id}',
    summary: 'One assistant with its draft and its versions',
    tag,
    callers: ['key', 'lead'],
    params,
    answer: AssistantWhole,
    status: 200,
    problems: ['assistant_not_found'],
  }),
  draftAssistant: endpoint({
    method: 'PUT',
    path: '/v1/assistants/{id}',
    summary: 'Write the draft. What customers get stays as it is',
    tag,
    callers,
    params,
    body: z.strictObject({ settings: AssistantSettings, revision: Revision.describe('of the draft that was read') }),
    answer: AssistantWhole,
    status: 200,
    problems: ['assistant_not_found', 'changed_meanwhile', 'unknown_part'],
  }),
  publishAssistant: endpoint({
    method: 'POST',
    path: '/v1/assistants/{id}/publish',
    summary: 'Make the draft a version, which answers from the next turn on',
    tag,
    callers,
    params,
    body: z.strictObject({ note: Name(300).describe('what is other, for whoever reads it later'), revision: Revision }),
    answer: AssistantWhole,
    status: 200,
    problems: ['assistant_not_found', 'changed_meanwhile', 'nothing_to_publish'],
    idempotency: 'key',
  }),
  rollBackAssistant: endpoint({
    method: 'POST',
    path: '/v1/assistants/{id}/roll-back',
    summary: 'Make an earlier version the newest. The draft becomes the same',
    tag,
    callers,
    params,
    body: z.strictObject({ version: Version, note: Name(300) }),
    answer: AssistantWhole,
    status: 200,
    problems: ['assistant_not_found', 'version_not_found'],
    idempotency: 'key',
  }),
  retireAssistant: endpoint({
    method: 'DELETE',
    path: '/v1/assistants/{id}',
    summary: 'Take an assistant away. Its versions stay for what they have answered',
    tag,
    callers,
    params,
    status: 204,
    problems: ['assistant_not_found', 'assistant_in_use'],
  }),
  putAssistantDesk: endpoint({
    method: 'PUT',
    path: '/v1/assistant-desk',
    summary: 'Say which assistant answers where: the first rule that fits, else the default',
    tag,
    callers,
    body: z.strictObject({ defaultId: Id, rules: z.array(AssistantRule).max(100), revision: Revision }),
    answer: AssistantDesk,
    status: 200,
    problems: ['no_default_assistant', 'assistant_not_live', 'changed_meanwhile'],
  }),
  getModelBudgets: endpoint({
    method: 'GET',
    path: '/v1/model-budgets',
    summary: 'What models may cost here, and what they have cost',
    tag,
    callers: ['key', 'lead'],
    answer: ModelBudgets,
    status: 200,
    problems: [],
  }),
  putModelBudgets: endpoint({
    method: 'PUT',
    path: '/v1/model-budgets',
    summary: 'Say what models may cost in a conversation, on a day and in a month (UTC)',
    tag,
    callers,
    body: z.strictObject({ ...budgets, whenSpent: WhenSpent }),
    answer: ModelBudgets,
    status: 200,
    problems: ['no_price'],
  }),
  countAssistants: endpoint({
    method: 'GET',
    path: '/v1/health/assistants',
    summary: 'What each version of each assistant did: answers, escalations and why, resolved, did not help',
    tag,
    callers: ['key', 'lead'],
    query: z.object({ from: Time.optional(), to: Time.optional().describe('both absent: the last twenty-eight days') }),
    answer: z.object({ from: Time, to: Time, versions: z.array(AssistantCounts) }),
    status: 200,
    problems: [],
  }),
}
