import * as z from 'zod'

import { highestSeq, Id, MessageText, Presence, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'
import { LevelKind } from './service-levels.ts'

const tag = 'Wallboard'
const AgentId = Id.optional().describe('API keys only')
const often = [
  'customer_forgotten',
  'conversation_merged',
  'conversation_not_found',
  'agent_not_found',
  'actor_not_allowed',
] as const

const Waiting = z.object({
  conversationId: z.string(),
  customer: z.string().nullable(),
  since: Time,
})

const Counts = z.object({
  waiting: z.int().describe('customers without a person, those included to whom one is asked'),
  offered: z.int().describe('of them, those for whom somebody is asked now'),
  held: z.int(),
  longest: Waiting.nullable().describe('who waits longest'),
})

const Offers = z.object({
  made: z.int(),
  accepted: z.int(),
  declined: z.int(),
  declinedBecause: z.record(z.string(), z.int()),
  expired: z.int(),
})

const Case = z.object({
  conversationId: z.string(),
  customer: z.string().nullable(),
  team: z.string().nullable(),
  tier: z.string().nullable(),
  priority: z.string(),
  weight: z.number(),
  epoch: z.int(),
  since: Time.describe(
    'when the customer asked for a person; for a held one, since when they wait for a word, or it began',
  ),
  dueAt: Time.nullable().describe('by when a person is promised; null where no time is'),
  agentId: z.string().nullable().describe('who holds it, or is asked'),
})

const TeamBoard = Counts.extend({
  team: z.string(),
  name: z.string(),
  open: z.boolean(),
  tiers: z.array(Counts.extend({ tier: z.string().nullable() })),
  people: z.object({ online: z.int(), away: z.int(), wrapUp: z.int(), doNotDisturb: z.int(), offline: z.int() }),
  capacity: z.number().describe('of those online'),
  load: z.number().describe('theirs, by weight'),
  stranded: z.int(),
  unanswered: z.int(),
  expectedMisses: z.number().describe('how many promises are expected to be missed, late ones included'),
  today: Offers,
})

export const Wallboard = z.object({
  at: Time,
  total: Counts.extend({ capacity: z.number(), load: z.number(), expectedMisses: z.number(), today: Offers }),
  teams: z.array(TeamBoard),
  waiting: z
    .array(Case)
    .describe('who waits longest first: the first 16 of each team and the first 200 of all, at most 600'),
  held: z
    .array(Case)
    .describe(
      'those whose customers wait longest for a word first: the first 8 of each team and the first 400 of all, at most 600',
    ),
  people: z
    .array(
      z.object({
        agentId: z.string(),
        name: z.string(),
        presence: Presence,
        teams: z.array(z.string()),
        load: z.number(),
        capacity: z.number(),
        held: z.int(),
      }),
    )
    .describe(
      'who is there and what they carry; no figures about how they work. Of more than 600 people some of each team, and whoever a case names',
    ),
  stranded: z.object({ count: z.int(), cases: z.array(Waiting.extend({ team: z.string().nullable() })) }),
  unanswered: z.object({
    count: z.int(),
    afterMinutes: z.number(),
    cases: z.array(Waiting.extend({ agentId: z.string(), team: z.string().nullable() })),
  }),
  skillsShort: z.array(
    z.object({
      skill: z.string(),
      level: z.int(),
      waiting: z.int(),
      longest: Waiting,
      couldCome: z.array(z.string()).describe('who has it and is not online, the first five'),
    }),
  ),
  lastHour: z.array(z.object({ at: Time, arrived: z.int(), accepted: z.int() })).describe('by five minutes'),
  today: Time.describe('when today began by the clock of the default team'),
})
export type Wallboard = z.infer<typeof Wallboard>
export type WallboardCase = z.infer<typeof Case>

export const Help = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call-in'), people: z.array(z.string()).describe('who could take it and is not online') }),
  z.object({
    kind: z.literal('ask-team'),
    team: z.string(),
    people: z.int().describe('of it who could take it now'),
    room: z.number(),
  }),
  z.object({
    kind: z.literal('open-ring'),
    ring: z.int(),
    widen: z.enum(['skill-level', 'sibling-team', 'anyone']),
    afterMinutes: z.number().describe('the wait after which it opens by itself'),
    people: z.int().describe('whom it would find now'),
  }),
])
export type Help = z.infer<typeof Help>

export const LevelForecast = z.object({
  at: Time,
  expected: z.number().describe('how many of the clocks that run now are expected to be missed'),
  late: z.int().describe('of them, those that are late already'),
  running: z.int(),
  groups: z
    .array(
      z.object({
        team: z.string(),
        tier: z.string().nullable(),
        kind: LevelKind,
        running: z.int(),
        late: z.int(),
        likely: z.int().describe('not late yet, and more likely missed than kept'),
        expected: z.number(),
        nextDueAt: Time.nullable().describe('the first that can still be kept'),
        helps: z.array(Help).describe('what helps soonest first; none where only those who hold it can'),
      }),
    )
    .describe('what most is expected to be missed of first'),
  cases: z
    .array(
      z.object({
        conversationId: z.string(),
        customer: z.string().nullable(),
        team: z.string(),
        tier: z.string().nullable(),
        kind: LevelKind,
        agentId: z.string().nullable().describe('who holds it'),
        dueAt: Time,
        missed: z.number().min(0).max(1).describe('the chance that it is'),
        lateMinutes: z.number().describe('how late, if nothing is done, in the middle case'),
      }),
    )
    .describe('those most surely missed first, at most 100'),
})
export type LevelForecast = z.infer<typeof LevelForecast>

/** What a lead sees of the moment, and does about it. */
export const wallboardEndpoints = {
  wallboard: endpoint({
    method: 'GET',
    path: '/v1/wallboard',
    summary: 'The desk as it is now: who waits, who is there, what is offered, and what needs somebody',
    tag,
    callers: ['key', 'lead', 'admin'],
    answer: Wallboard,
    status: 200,
    problems: [],
  }),
  levelForecast: endpoint({
    method: 'GET',
    path: '/v1/health/forecast',
    summary: 'Which promises will be missed if nothing is done, and what can be done',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ team: Id.optional() }),
    answer: LevelForecast,
    status: 200,
    problems: ['team_not_found'],
  }),
  give: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/give',
    summary:
      'Give a conversation to somebody or to a team: who has room is asked by an offer, who has none gets it with `over` alone',
    tag,
    callers: ['key', 'lead', 'admin'],
    params: z.object({ id: Id }),
    body: z
      .strictObject({
        to: Id.optional().describe('the person'),
        team: Id.optional().describe('or the team'),
        epoch: z
          .int()
          .min(0)
          .max(highestSeq)
          .optional()
          .describe('of what you saw: refused when somebody else has it by now'),
        over: z.boolean().default(false).describe('they get it at once, also where they have no room'),
        agentId: AgentId,
      })
      .refine(({ to, team }) => (to === undefined) !== (team === undefined), 'names one of to, team'),
    answer: z.object({
      how: z.enum(['asked', 'has-it', 'waits', 'unchanged']),
      epoch: z.int(),
      over: z.boolean().describe('they had no room'),
    }),
    status: 200,
    problems: [
      ...often,
      'conversation_resolved',
      'moved_meanwhile',
      'theirs_already',
      'agent_not_there',
      'agent_full',
      'already_with_team',
      'team_not_found',
    ],
    idempotency: 'key',
  }),
  whisper: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/whisper',
    summary:
      'A line for whoever holds it: a person reads it, the assistant goes by it while it holds this conversation. The customer never sees it',
    tag,
    callers: ['key', 'lead', 'admin'],
    params: z.object({ id: Id }),
    body: z.strictObject({ text: MessageText, agentId: AgentId }),
    answer: z.object({ whisperId: z.string(), to: z.enum(['agent', 'assistant']) }),
    status: 201,
    problems: [...often, 'conversation_resolved', 'nobody_to_whisper_to'],
    idempotency: 'key',
  }),
  joinConversation: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/join',
    summary: 'Follow it beside whoever holds it: they see that you do, the customer does not',
    tag,
    callers: ['key', 'lead', 'admin'],
    params: z.object({ id: Id }),
    body: z.strictObject({ agentId: AgentId }),
    status: 204,
    problems: [...often, 'conversation_resolved'],
    idempotency: 'key',
  }),
  leaveConversation: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/leave',
    summary: 'Follow it no longer',
    tag,
    callers: ['key', 'lead', 'admin'],
    params: z.object({ id: Id }),
    body: z.strictObject({ agentId: AgentId }),
    status: 204,
    problems: often,
    idempotency: 'key',
  }),
}
