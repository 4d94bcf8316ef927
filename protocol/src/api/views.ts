import * as z from 'zod'
import { ConversationRow } from '../rows.ts'
import { Id, Time, Words } from '../shapes.ts'
import { ViewFilter } from '../view-filter.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Views'

export const ViewName = Words(60)
  .min(1)
  .refine((text) => text.trim() === text && !/[\r\n\t]/.test(text), 'is one line, without spaces at its ends')
export const ViewScope = z.enum(['private', 'team', 'workspace'])

export const View = z.object({
  id: z.string(),
  name: z.string(),
  scope: ViewScope,
  team: z.string().nullable().describe('whose it is, where it is a team’s'),
  filter: ViewFilter,
  mayChange: z.boolean().describe('whoever made it, leads and admins, and API keys'),
  updatedAt: Time,
})
export type View = z.infer<typeof View>

const params = z.strictObject({ id: Id })

export const viewEndpoints = {
  listViews: endpoint({
    method: 'GET',
    path: '/v1/views',
    summary: 'The views that you see, in your own order: yours, your teams’ and everybody’s',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({ views: z.array(View) }),
    status: 200,
    problems: [],
  }),
  countViews: endpoint({
    method: 'GET',
    path: '/v1/view-counts',
    summary: 'How many conversations each of them has now, up to 1,000',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({ counts: z.record(z.string(), z.int()) }),
    status: 200,
    problems: [],
  }),
  putView: endpoint({
    method: 'PUT',
    path: '/v1/views/{id}',
    summary:
      'Make or change a view, under an id that you choose. Leads, admins and keys share one with everybody, members with their team',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z
      .strictObject({
        name: ViewName,
        scope: ViewScope.default('private'),
        team: Id.optional(),
        filter: ViewFilter,
      })
      .refine(
        ({ scope, team }) => (scope === 'team') === (team !== undefined),
        'names a team where it is a team’s, and only there',
      ),
    answer: View,
    status: 200,
    problems: ['actor_not_allowed', 'team_not_found', 'view_not_found', 'too_many_views'],
  }),
  deleteView: endpoint({
    method: 'DELETE',
    path: '/v1/views/{id}',
    summary: 'Delete a view. Made again under its id, it is back',
    tag,
    callers: ['key', 'agent'],
    params,
    status: 204,
    problems: ['actor_not_allowed', 'view_not_found'],
  }),
  orderViews: endpoint({
    method: 'PUT',
    path: '/v1/view-order',
    summary: 'The order in which you see them; what is not named comes last',
    tag,
    callers: ['agent'],
    body: z.strictObject({ ids: z.array(Id).max(200) }),
    status: 204,
    problems: [],
  }),
  findConversations: endpoint({
    method: 'POST',
    path: '/v1/conversations/find',
    summary: 'Conversations that fit a filter, newest change first, and how many there are, up to 1,000',
    tag,
    callers: ['key', 'agent'],
    body: z.strictObject({
      filter: ViewFilter,
      before: Words(64).optional().describe('`next` of the page before'),
      limit: z.int().min(0).max(200).default(50).describe('0: only how many'),
    }),
    answer: z.object({
      conversations: z.array(ConversationRow),
      count: z.int(),
      next: z.string().nullable(),
    }),
    status: 200,
    problems: [],
  }),
}
