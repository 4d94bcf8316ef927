import * as z from 'zod'
import { Id, MessageText, Outcome, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ id: Id })
const tag = 'Warm'
const AgentId = Id.optional().describe('API keys only')

const often = [
  'customer_forgotten',
  'conversation_merged',
  'conversation_not_found',
  'agent_not_found',
  'actor_not_allowed',
] as const

const Lesson = z.object({
  intent: z.string(),
  areas: z.array(z.string()),
  fromTeam: z.string(),
  toTeam: z.string(),
  said: z.int().describe('handoffs of which it was said that they are the other team’s'),
  of: z.int().describe('of so many with this intent that came to the team'),
  proposed: z.boolean().describe('enough say the same: a lead may accept it'),
  decision: z.enum(['accepted', 'refused']).nullable(),
  decidedAt: Time.nullable(),
  decidedBy: z.string().nullable(),
  policyVersion: z.int().nullable().describe('the policy that it became'),
  inForce: z.boolean().describe('the live policy sends the intent to `toTeam`'),
})

/** Between a person's yes and their answer. */
export const warmEndpoints = {
  hold: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/hold',
    summary: 'Say that you work on it and are back by then: the customer is told, and it stays with you until then',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({
      until: Time.describe('in the future, and within the time that the policy sets'),
      agentId: AgentId,
    }),
    answer: z.object({ backAt: Time }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'conversation_resolved',
      'not_the_holder',
      'hold_out_of_bounds',
      'held_too_often',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
  wrongTeam: endpoint({
    method: 'POST',
    path: '/v1/handoffs/{id}/wrong-team',
    summary:
      'Not ours, it is another team’s: it goes there as urgent and as old as it is; sent on too often, a lead gets it',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({
      team: Id,
      skills: z.array(Id).max(20).default([]),
      note: MessageText.optional(),
      agentId: AgentId,
    }),
    answer: z.object({ handoffId: z.string(), outcome: Outcome, forLead: z.boolean() }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'handoff_not_found',
      'conversation_resolved',
      'nothing_to_route',
      'already_with_team',
      'sent_around',
      'team_not_found',
      'not_the_holder',
      'agent_not_found',
      'actor_not_allowed',
    ],
    idempotency: 'key',
  }),
  consult: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/consult',
    summary: 'Ask a colleague or a team inside the thread; the customer sees nothing of it. One question at a time',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z
      .strictObject({
        ask: Id.optional().describe('the colleague who is asked'),
        team: Id.optional().describe('or the team'),
        question: MessageText,
        agentId: AgentId,
      })
      .refine(({ ask, team }) => (ask === undefined) !== (team === undefined), 'names one of ask, team'),
    answer: z.object({ consultId: z.string() }),
    status: 201,
    problems: [
      ...often,
      'conversation_resolved',
      'not_the_holder',
      'consult_open',
      'consult_not_yours',
      'team_not_found',
    ],
    idempotency: 'key',
  }),
  answerConsult: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/consult/answer',
    summary: 'Answer what a colleague asks, or add to it',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ answer: MessageText, agentId: AgentId }),
    status: 204,
    problems: [...often, 'no_consult', 'consult_not_yours'],
    idempotency: 'key',
  }),
  endConsult: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/consult/end',
    summary: 'Close the question; with `handOverTo` whoever was asked has the conversation at once, without an offer',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ handOverTo: Id.optional(), agentId: AgentId }),
    answer: z.object({ epoch: z.int() }),
    status: 200,
    problems: [...often, 'conversation_resolved', 'not_the_holder', 'no_consult', 'consult_not_yours'],
    idempotency: 'key',
  }),
  likelyTeams: endpoint({
    method: 'GET',
    path: '/v1/handoffs/{id}/likely-teams',
    summary: 'Teams that a handoff may belong to, the likeliest first: where others sent its like',
    tag,
    callers: ['key', 'agent'],
    params,
    answer: z.object({ teams: z.array(z.object({ id: z.string(), name: z.string(), said: z.int() })) }),
    status: 200,
    problems: ['handoff_not_found'],
  }),
  routingLessons: endpoint({
    method: 'GET',
    path: '/v1/routing/lessons',
    summary:
      'What people say of the map of intents and teams: how often which team was wrong, and what would be changed',
    tag,
    callers: ['key', 'lead'],
    answer: z.object({
      lessons: z.array(Lesson),
      signs: z
        .array(z.object({ team: z.string(), declined: z.int(), silent: z.int() }))
        .describe(
          'offers declined as another team’s; and cases handled by somebody without a skill that was asked for, that then came back or went on',
        ),
      days: z.int(),
    }),
    status: 200,
    problems: [],
  }),
  forgetLesson: endpoint({
    method: 'POST',
    path: '/v1/routing/lessons/forget',
    summary:
      'Take back what was decided on a lesson: an accepted one goes out of the live policy, unless that was changed since; it may be proposed again',
    tag,
    callers: ['key', 'lead'],
    body: z.strictObject({ intent: Words(100).min(1), fromTeam: Id, toTeam: Id }),
    answer: z.object({
      policyVersion: z.int().nullable().describe('the version without it; null where the live policy stays as it is'),
    }),
    status: 200,
    problems: ['lesson_not_found', 'policy_broken', 'idempotency_conflict'],
    idempotency: 'key',
  }),
  decideLesson: endpoint({
    method: 'POST',
    path: '/v1/routing/lessons',
    summary: 'Accept a proposal, and the live policy sends the intent to the other team from now on; or refuse it',
    tag,
    callers: ['key', 'lead'],
    body: z.strictObject({
      intent: Words(100).min(1),
      fromTeam: Id,
      toTeam: Id,
      decision: z.enum(['accepted', 'refused']),
    }),
    answer: z.object({ policyVersion: z.int().nullable() }),
    status: 200,
    problems: ['lesson_not_found', 'policy_broken', 'idempotency_conflict'],
    idempotency: 'key',
  }),
}
