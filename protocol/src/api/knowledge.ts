import * as z from 'zod'
import { Id, Locale, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Knowledge'
/** It becomes a link under an answer: `javascript:` and its like lead nowhere. */
const leadsToWeb = (url: string) =>
  URL.canParse(url, 'https://here.example') && /^https?:$/.test(new URL(url, 'https://here.example').protocol)
const params = z.object({ id: Id })
const article = {
  id: z.string(),
  locale: Locale,
  title: z.string(),
  url: z.string().nullable(),
  tags: z.array(z.string()),
  updatedAt: Time,
}

const written = { title: z.string(), url: z.string().nullable(), tags: z.array(z.string()), body: z.string() }

export const embeddingFaults = [
  'key',
  'model',
  'refused',
  'unreachable',
  'too-many',
  'slow',
  'garbled',
  'failed',
  'budget',
  'broke',
] as const
export type EmbeddingFault = (typeof embeddingFaults)[number]

const Count = z.int().min(0)
export const EmbeddingProgress = z.object({
  model: z.string().nullable().describe('provider and model; null: none is configured, and words alone are searched'),
  state: z.enum(['off', 'working', 'failing', 'done']),
  passages: Count.describe('what articles are searched by, all together'),
  embedded: Count.describe('of those, how many are found by what they mean'),
  refused: Count.describe('of those, how many the provider would not take: they are found by their words'),
  fault: z
    .enum(embeddingFaults)
    .nullable()
    .describe('why the last try failed; budget: what models may cost is used up'),
  faultAt: Time.nullable(),
  retryAt: Time.nullable().describe('when it is tried again; null: at once'),
})
export type EmbeddingProgress = z.infer<typeof EmbeddingProgress>

export const knowledgeEndpoints = {
  getEmbedding: endpoint({
    method: 'GET',
    path: '/v1/knowledge/embedding',
    summary: 'How far articles are read by an embedding model, so that they are found in other words, too',
    tag,
    callers: ['key', 'agent'],
    answer: EmbeddingProgress,
    status: 200,
    problems: [],
  }),
  listKnowledge: endpoint({
    method: 'GET',
    path: '/v1/knowledge/articles',
    summary: 'Articles and drafts as the editor lists them: who keeps each, and what it did in ninety days',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({
      articles: z.array(
        z.object({
          ...article,
          keeper: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('editor') }),
            z.object({ kind: z.literal('folder'), name: z.string() }),
            z.object({ kind: z.literal('document'), name: z.string().describe('what the file is called') }),
            z.object({ kind: z.literal('site'), name: z.string().describe('where it begins') }),
          ]),
          state: z.enum(['published', 'draft', 'changed']),
          used: z.object({
            cited: z.int().describe('how often the assistant answered from it'),
            helped: z.int().describe('how often the customer said that it helped'),
            failed: z.int().describe('how often they said that it did not'),
          }),
        }),
      ),
    }),
    status: 200,
    problems: [],
  }),
  listUnanswered: endpoint({
    method: 'GET',
    path: '/v1/knowledge/questions',
    summary: 'What customers asked that knowledge had no answer to, or none near enough',
    tag,
    callers: ['key', 'lead'],
    query: z.strictObject({
      days: z.coerce.number().int().min(1).max(90).default(30),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      questions: z.array(
        z.object({
          conversationId: z.string(),
          at: Time,
          question: z.string().nullable().describe('null: the customer was forgotten'),
          score: z.number().nullable().describe('how near the best passage was, 0 to 1'),
          best: z.object({ articleId: z.string(), title: z.string().nullable() }).nullable(),
        }),
      ),
    }),
    status: 200,
    problems: [],
  }),
  getArticle: endpoint({
    method: 'GET',
    path: '/v1/articles/{id}',
    summary: 'One article with its text, its draft and its history',
    tag,
    callers: ['key', 'agent'],
    params,
    query: z.strictObject({ locale: Locale.default('en') }),
    answer: z.object({
      published: z.object({ ...written, updatedAt: Time }).nullable(),
      draft: z.object({ ...written, updatedAt: Time }).nullable(),
      versions: z.array(
        z.object({
          ...written,
          number: z.int(),
          savedAt: Time,
          by: z.string().nullable().describe('the name of the agent; null for a key or Baton itself'),
        }),
      ),
    }),
    status: 200,
    problems: ['article_not_found'],
  }),
  listArticles: endpoint({
    method: 'GET',
    path: '/v1/articles',
    summary: 'The articles that the assistant answers from',
    tag,
    callers: ['key', 'agent'],
    query: z.strictObject({ locale: Locale.optional() }),
    answer: z.object({ articles: z.array(z.object(article)) }),
    status: 200,
    problems: [],
  }),
  putArticle: endpoint({
    method: 'PUT',
    path: '/v1/articles/{id}',
    summary: 'Make or change an article in one language',
    tag,
    callers: ['key', 'lead'],
    params,
    body: z.strictObject({
      locale: Locale.default('en'),
      title: Words(300).min(1),
      body: Words(200_000).min(1).describe('Markdown'),
      url: Words(2000).refine(leadsToWeb, 'is an http or https address, or a path on this server').nullish(),
      tags: z.array(Words(60)).max(50).default([]),
      draft: z.boolean().default(false).describe('keep it beside what is published; nobody is answered from it'),
    }),
    answer: z.object({ ...article, passages: z.int() }),
    status: 200,
    problems: ['article_broken'],
  }),
  deleteArticle: endpoint({
    method: 'DELETE',
    path: '/v1/articles/{id}',
    summary: 'Remove an article in all its languages',
    tag,
    callers: ['key', 'lead'],
    params,
    status: 204,
    problems: ['article_not_found'],
  }),
  searchArticles: endpoint({
    method: 'GET',
    path: '/v1/articles/search',
    summary: 'Passages for a question, as the assistant finds them',
    tag,
    callers: ['key', 'agent'],
    query: z.strictObject({
      q: Words(1000).min(1),
      locale: Locale.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    answer: z.object({
      passages: z.array(
        z.object({
          articleId: z.string(),
          passageId: z.string(),
          title: z.string(),
          url: z.string().nullable(),
          text: z.string(),
          score: z.number(),
          locale: Locale,
        }),
      ),
    }),
    status: 200,
    problems: [],
  }),
  listPlaybooks: endpoint({
    method: 'GET',
    path: '/v1/playbooks',
    summary: 'The playbooks that the assistant follows',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({
      playbooks: z.array(z.object({ id: z.string(), title: z.string(), steps: z.int(), updatedAt: Time })),
    }),
    status: 200,
    problems: [],
  }),
  putPlaybook: endpoint({
    method: 'PUT',
    path: '/v1/playbooks/{id}',
    summary: 'Make or change a playbook',
    tag,
    callers: ['key', 'lead'],
    params,
    body: z.strictObject({ yaml: Words(100_000).min(1) }),
    answer: z.object({ id: z.string(), title: z.string(), steps: z.int(), updatedAt: Time }),
    status: 200,
    problems: ['playbook_broken'],
  }),
  deletePlaybook: endpoint({
    method: 'DELETE',
    path: '/v1/playbooks/{id}',
    summary: 'Remove a playbook',
    tag,
    callers: ['key', 'lead'],
    params,
    status: 204,
    problems: ['not_found'],
  }),
}
