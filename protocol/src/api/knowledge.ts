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

export const knowledgeEndpoints = {
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
