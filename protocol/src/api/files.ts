import * as z from 'zod'
import { fileLimits, MessageFile } from '../files.ts'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ id: Id })
const tag = 'Files'

export const fileEndpoints = {
  sendFile: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/files',
    summary:
      'Send a file: the body is its bytes, at most 10 MB. It is a message of its own; the same clientId is stored once',
    tag,
    callers: ['key', 'agent', 'visitor'],
    params,
    query: z.strictObject({
      clientId: Id,
      name: Words(1000).default('').describe('what its sender calls it'),
      author: z.enum(['customer', 'agent']).optional().describe('API keys only: who sends it'),
      agentId: Id.optional().describe('API keys only: which agent'),
    }),
    bytes: 'in',
    bodyLimit: fileLimits.bytes,
    answer: z.object({ seq: z.int(), file: MessageFile }),
    status: 201,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'conversation_elsewhere',
      'conversation_resolved',
      'file_empty',
      'file_too_large',
      'file_too_slow',
      'file_type_refused',
      'file_broken',
      'picture_too_large',
      'too_many_files',
      'too_many_uploads',
      'rate_limited',
      'actor_not_allowed',
      'agent_not_found',
    ],
    idempotency: 'clientId',
  }),
  getFile: endpoint({
    method: 'GET',
    path: '/v1/files/{id}',
    summary: 'What a file is, and an address that shows it for ten minutes',
    tag,
    callers: ['key', 'agent', 'visitor'],
    params,
    answer: MessageFile.extend({
      conversationId: z.string(),
      sha512: z.string().describe('of the bytes as they are kept, in base64url'),
      url: z.string().describe('opens without a credential until `until`'),
      until: Time,
    }),
    status: 200,
    problems: ['file_not_found'],
  }),
  readFile: endpoint({
    method: 'GET',
    path: '/v1/files/{id}/content',
    summary: 'The bytes, at the address that GET /v1/files/{id} gave',
    tag,
    callers: ['anybody'],
    params,
    query: z.strictObject({
      workspace: Id,
      until: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      signature: z.string().min(1).max(100),
      download: z.literal('1').optional().describe('to be saved, where it could be shown'),
    }),
    bytes: 'out',
    perMinute: 600,
    status: 200,
    problems: ['file_not_found', 'file_address_ended'],
  }),
}
