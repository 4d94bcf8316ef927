import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Tags'

export const TagName = Words(40)
  .min(1)
  .refine((text) => text.trim() === text && !/[\r\n\t]/.test(text), 'is one line, without spaces at its ends')
/** What stands before the name: a shape, and a colour that never stands alone. */
export const TagMark = z.enum(['plain', 'accent', 'amber', 'red', 'green'])
export type TagMark = z.infer<typeof TagMark>

export const Tag = z.object({
  id: z.string(),
  name: z.string(),
  mark: TagMark,
  archived: z.boolean().describe('it stays where it is, and is offered for nothing new'),
  mergedInto: z
    .string()
    .nullable()
    .describe('the tag under which it goes on; conversations that have this one have that one'),
  open: z.int().describe('open conversations that have it, or one that was merged into it'),
  all: z.int(),
  updatedAt: Time,
  updatedBy: z.string().nullable().describe('the agent; null where an API key did'),
})
export type Tag = z.infer<typeof Tag>

const params = z.strictObject({ id: Id })

export const tagEndpoints = {
  listTags: endpoint({
    method: 'GET',
    path: '/v1/tags',
    summary: 'The tags of the workspace, how often each is used, and those that were merged',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({ tags: z.array(Tag) }),
    status: 200,
    problems: [],
  }),
  putTag: endpoint({
    method: 'PUT',
    path: '/v1/tags/{id}',
    summary:
      'Make or change a tag, under an id that you choose. Everybody may make one; leads, admins and keys rename and archive',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ name: TagName, mark: TagMark.default('plain'), archived: z.boolean().default(false) }),
    answer: Tag,
    status: 200,
    problems: ['actor_not_allowed', 'tag_name_taken', 'too_many_workspace_tags', 'tag_merged'],
  }),
  mergeTag: endpoint({
    method: 'POST',
    path: '/v1/tags/{id}/merge',
    summary: 'Let a tag go on as another one: every conversation that has it has that one. Null takes it apart again',
    tag,
    callers: ['key', 'lead', 'admin'],
    params,
    body: z.strictObject({ into: Id.nullable() }),
    answer: Tag,
    status: 200,
    problems: ['tag_not_found', 'tag_merged', 'tag_name_taken'],
    idempotency: 'key',
  }),
  tagConversation: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/tags',
    summary: 'Add tags to a conversation and take tags from it. What is there already, or is not, is no fault',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({
      add: z.array(Id).max(20).default([]),
      remove: z.array(Id).max(20).default([]),
      agentId: Id.optional().describe('API keys only'),
    }),
    answer: z.object({ tags: z.array(z.string()).describe('ids') }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'tag_not_found',
      'too_many_tags',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
}
