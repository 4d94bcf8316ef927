import * as z from 'zod'
import { unknownPlaceholder } from '../snippet.ts'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Snippets'

export const SnippetTitle = Words(80)
  .min(1)
  .refine((text) => text.trim() === text && !/[\r\n\t]/.test(text), 'is one line, without spaces at its ends')
export const SnippetBody = Words(4000)
  .refine((text) => text.trim() !== '', 'is blank')
  .refine(
    (text) => unknownPlaceholder(text) === null,
    'has a placeholder that is none: there are customer.name, customer.firstName, agent.name, agent.firstName and reference',
  )
const Scope = z.enum(['workspace', 'personal'])

export const Snippet = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string().describe('with placeholders such as {{customer.firstName|there}}'),
  scope: Scope.describe('everybody’s, or of whoever asks alone'),
  updatedAt: Time,
  updatedBy: z.string().nullable().describe('the agent; null where an API key did'),
})
export type Snippet = z.infer<typeof Snippet>

export const SnippetImportRow = z.object({
  line: z.int().describe('of the file; the head is line 1'),
  title: z.string().nullable(),
  outcome: z.enum(['create', 'update', 'same', 'refused']),
  problems: z.array(
    z.object({
      code: z.enum(['missing', 'too_long', 'not_a_placeholder', 'twice', 'too_many']),
      column: z.string(),
      cause: z.string(),
      next: z.string(),
    }),
  ),
})
export type SnippetImportRow = z.infer<typeof SnippetImportRow>

const params = z.strictObject({ id: Id })

export const snippetEndpoints = {
  listSnippets: endpoint({
    method: 'GET',
    path: '/v1/snippets',
    summary: 'The words that are written again and again: the workspace’s, and your own',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({ snippets: z.array(Snippet) }),
    status: 200,
    problems: [],
  }),
  putSnippet: endpoint({
    method: 'PUT',
    path: '/v1/snippets/{id}',
    summary:
      'Make or change a snippet, under an id that you choose. Those of the workspace are for leads, admins and keys',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ title: SnippetTitle, body: SnippetBody, scope: Scope.default('workspace') }),
    answer: Snippet,
    status: 200,
    problems: ['actor_not_allowed', 'snippet_not_found', 'snippet_title_taken', 'too_many_snippets'],
  }),
  deleteSnippet: endpoint({
    method: 'DELETE',
    path: '/v1/snippets/{id}',
    summary: 'Delete a snippet. Made again under its id, it is back',
    tag,
    callers: ['key', 'agent'],
    params,
    status: 204,
    problems: ['actor_not_allowed', 'snippet_not_found'],
  }),
  importSnippets: endpoint({
    method: 'POST',
    path: '/v1/snippets/import',
    summary:
      'Add and change snippets from CSV: title, body. Whose title is known is changed. With `preview` nothing is written. All rows are good, or none is written',
    tag,
    callers: ['key', 'agent'],
    body: z.strictObject({
      csv: z.string().min(1).max(1_000_000),
      scope: Scope.default('workspace'),
      preview: z.boolean().default(true).describe('says what would become of each row, and writes nothing'),
    }),
    answer: z.object({
      preview: z.boolean(),
      written: z.boolean(),
      counts: z.object({ create: z.int(), update: z.int(), same: z.int(), refused: z.int() }),
      rows: z.array(SnippetImportRow),
    }),
    status: 200,
    problems: ['actor_not_allowed', 'csv_unreadable', 'snippet_title_taken'],
    idempotency: 'key',
    bodyLimit: 2_097_152,
  }),
}
