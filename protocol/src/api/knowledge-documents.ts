import * as z from 'zod'
import { Id, Locale, Time, Url, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Knowledge'
const params = z.object({ id: Id })

/** How much of a document is read. */
export const documentLimits = {
  bytes: 20 * 1024 * 1024,
  pages: 500,
  characters: 1_500_000,
  sections: 600,
  documents: 500,
} as const

/** Decided by what is in the file, never by its name. */
export const DocumentKind = z.enum(['pdf', 'html', 'markdown', 'text'])
export type DocumentKind = z.infer<typeof DocumentKind>
export const DocumentStatus = z.enum(['indexing', 'ready'])
export type DocumentStatus = z.infer<typeof DocumentStatus>

const Document = z.object({
  id: z.string(),
  name: z.string().describe('what the file is called'),
  kind: DocumentKind,
  title: z.string(),
  locale: Locale,
  url: z.string().nullable(),
  bytes: z.int(),
  version: z.int().describe('how often it was uploaded'),
  status: DocumentStatus,
  done: z.int().describe('sections that are found by customers already'),
  pages: z.int().nullable().describe('null: it has none'),
  blankPages: z.array(z.int()).describe('pages without text: pictures, or nothing'),
  sections: z.int().describe('as many as it became: each is an article of its own'),
  words: z.int(),
  addedAt: Time,
  changedAt: Time,
  by: z.string().nullable().describe('the name of the agent; null for a key or Baton itself'),
  removedAt: Time.nullable().describe('it can be brought back for a day'),
})

const Section = z.object({
  articleId: z.string(),
  title: z.string().describe('as it is cited'),
  page: z.int().nullable(),
  words: z.int(),
  edited: z.boolean().describe('somebody has changed the article since, and theirs is kept'),
})

export const knowledgeDocumentEndpoints = {
  listKnowledgeDocuments: endpoint({
    method: 'GET',
    path: '/v1/knowledge/documents',
    summary: 'The documents that the assistant answers from, the latest change first, and what was removed today',
    tag,
    callers: ['key', 'lead'],
    answer: z.object({ documents: z.array(Document) }),
    status: 200,
    problems: [],
  }),
  getKnowledgeDocument: endpoint({
    method: 'GET',
    path: '/v1/knowledge/documents/{id}',
    summary: 'One document with its sections',
    tag,
    callers: ['key', 'lead'],
    params,
    answer: z.object({ ...Document.shape, parts: z.array(Section).describe('its sections in order') }),
    status: 200,
    problems: ['document_not_found'],
  }),
  putKnowledgeDocument: endpoint({
    method: 'PUT',
    path: '/v1/knowledge/documents/{id}',
    summary:
      'Have a document read, or replace it: the body is the bytes of a PDF, Markdown, HTML or plain text, at most 20 MB',
    tag,
    callers: ['key', 'lead'],
    params,
    query: z.strictObject({
      name: Words(200).default('').describe('what the file is called'),
      locale: Locale.optional().describe('its language, where its words do not tell'),
      url: Url.optional().describe('where customers can read it: citations lead there'),
    }),
    bytes: 'in',
    answer: Document,
    status: 200,
    problems: [
      'document_exists',
      'document_changed',
      'too_many_documents',
      'document_empty',
      'document_too_large',
      'document_too_slow',
      'document_type_refused',
      'document_broken',
      'document_locked',
      'document_scanned',
      'document_without_text',
      'document_language',
      'document_too_long',
      'document_too_hard',
      'too_many_documents_at_once',
    ],
  }),
  deleteKnowledgeDocument: endpoint({
    method: 'DELETE',
    path: '/v1/knowledge/documents/{id}',
    summary: 'Remove a document: at once nobody is answered from it, and for a day it can be brought back',
    tag,
    callers: ['key', 'lead'],
    params,
    status: 204,
    problems: ['document_not_found'],
  }),
  restoreKnowledgeDocument: endpoint({
    method: 'POST',
    path: '/v1/knowledge/documents/{id}/restore',
    summary: 'Bring back a document that was removed today',
    tag,
    callers: ['key', 'lead'],
    params,
    answer: Document,
    status: 200,
    problems: ['document_not_found', 'document_changed'],
    idempotency: 'key',
  }),
}
