import * as z from 'zod'
import { Id, Locale, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

export const helpEndpoints = {
  searchHelp: endpoint({
    method: 'GET',
    path: '/v1/help/search',
    summary:
      'Search the articles that have an address, for the help pages of the allowed sites. 60 a minute and address',
    tag: 'Knowledge',
    callers: ['anybody'],
    query: z.strictObject({
      workspace: Id,
      q: Words(300).min(1),
      locale: Locale.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(8),
    }),
    answer: z.object({
      articles: z.array(
        z.object({
          articleId: z.string(),
          title: z.string(),
          url: z.string(),
          excerpt: z.string().describe('the passage that fits best, at most 200 characters'),
          locale: Locale,
        }),
      ),
    }),
    status: 200,
    problems: ['not_found', 'origin_not_allowed', 'rate_limited'],
  }),
}
