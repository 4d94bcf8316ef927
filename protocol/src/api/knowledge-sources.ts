import * as z from 'zod'
import { Id, Locale, Time, Url } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Knowledge'
const params = z.object({ id: Id })

export const SourceStatus = z.enum(['waiting', 'reading', 'done', 'failed'])
export type SourceStatus = z.infer<typeof SourceStatus>
export const PageStatus = z.enum(['waiting', 'read', 'left-out', 'gone'])
export type PageStatus = z.infer<typeof PageStatus>
/** Why a page is not among the articles. */
export const PageLeftOut = z.enum([
  'robots',
  'noindex',
  'elsewhere',
  'not-found',
  'http-error',
  'too-large',
  'not-html',
  'no-text',
  'language',
  'duplicate',
  'edited',
  'timeout',
  'unreachable',
  'not-allowed',
  'redirects',
])
export type PageLeftOut = z.infer<typeof PageLeftOut>
/** Why nothing could be read: of the page that it begins at, or of every page. */
export const SourceFault = z.enum([...PageLeftOut.options, 'broke'])
export type SourceFault = z.infer<typeof SourceFault>

const Source = z.object({
  id: z.string(),
  url: z.string(),
  status: SourceStatus,
  fault: SourceFault.nullable(),
  mostPages: z.int(),
  cut: z.boolean().describe('there were more pages than may be read'),
  pages: z.object({
    known: z.int(),
    waiting: z.int().describe('not looked at in this run'),
    read: z.int(),
    leftOut: z.int(),
    gone: z.int(),
  }),
  createdAt: Time,
  startedAt: Time.nullable(),
  endedAt: Time.nullable(),
  nextAt: Time.describe('when it is read again'),
})

export const knowledgeSourceEndpoints = {
  listKnowledgeSources: endpoint({
    method: 'GET',
    path: '/v1/knowledge/sources',
    summary: 'The help centres that are read, and how far each is',
    tag,
    callers: ['key', 'lead'],
    answer: z.object({ sources: z.array(Source) }),
    status: 200,
    problems: [],
  }),
  addKnowledgeSource: endpoint({
    method: 'POST',
    path: '/v1/knowledge/sources',
    summary: 'Have a help centre read: at once, then daily',
    tag,
    callers: ['key', 'lead'],
    body: z.strictObject({
      url: Url.describe('where it begins; only pages of the same site below this folder are read'),
      mostPages: z.int().min(1).max(5000).default(2000),
    }),
    answer: Source,
    status: 201,
    problems: ['source_exists', 'too_many_sources'],
    idempotency: 'key',
  }),
  getKnowledgeSource: endpoint({
    method: 'GET',
    path: '/v1/knowledge/sources/{id}',
    summary: 'One help centre, and how far it is',
    tag,
    callers: ['key', 'lead'],
    params,
    answer: Source,
    status: 200,
    problems: ['source_not_found'],
  }),
  refreshKnowledgeSource: endpoint({
    method: 'POST',
    path: '/v1/knowledge/sources/{id}/refresh',
    summary: 'Read a help centre again now',
    tag,
    callers: ['key', 'lead'],
    params,
    answer: Source,
    status: 202,
    problems: ['source_not_found'],
    idempotency: 'key',
  }),
  listKnowledgePages: endpoint({
    method: 'GET',
    path: '/v1/knowledge/sources/{id}/pages',
    summary: 'The pages of a help centre, and why one was left out',
    tag,
    callers: ['key', 'lead'],
    params,
    query: z.strictObject({
      status: PageStatus.optional(),
      after: z.string().max(2000).optional().describe('the last address of the page before'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.object({
      pages: z.array(
        z.object({
          url: z.string(),
          status: PageStatus,
          because: PageLeftOut.nullable(),
          httpStatus: z.int().nullable(),
          articleId: z.string().nullable(),
          locale: Locale.nullable(),
          title: z.string().nullable(),
          seenAt: Time.nullable(),
        }),
      ),
    }),
    status: 200,
    problems: ['source_not_found'],
  }),
  deleteKnowledgeSource: endpoint({
    method: 'DELETE',
    path: '/v1/knowledge/sources/{id}',
    summary: 'Forget a help centre with its articles',
    tag,
    callers: ['key', 'lead'],
    params,
    status: 204,
    problems: ['source_not_found'],
  }),
}
