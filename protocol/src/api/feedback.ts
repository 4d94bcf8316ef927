import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Feedback'
const span = { from: Time.optional(), to: Time.optional() }

/** From 1, very bad, to 5, very good. */
export const Satisfaction = z.int().min(1).max(5)
/** "Did you have to repeat yourself?" */
export const Repeated = z.enum(['no', 'a-little', 'yes'])

const figures = {
  asked: z.int().describe('ends of conversations at which the customer could say how it went'),
  rated: z.int().describe('of those asked, at which they said how good it was'),
  satisfied: z.int().describe('of those rated, 4 or 5 of 5'),
  csat: z.number().min(0).max(1).nullable().describe('satisfied of rated; null where nobody rated'),
  answered: z.int().describe('of those asked, at which they said whether they had to repeat themselves'),
  repeatedALittle: z.int(),
  repeated: z.int().describe('of those answered: yes'),
  repeatRate: z.number().min(0).max(1).nullable().describe('yes or a little, of those answered'),
}

export const FeedbackFigures = z.object(figures)
export type FeedbackFigures = z.infer<typeof FeedbackFigures>

export const FeedbackHealth = z.object({
  from: Time,
  to: Time,
  fewest: z.int().describe('groups of fewer people have no figures'),
  handoff: FeedbackFigures.describe('where a person had it'),
  assistant: FeedbackFigures.describe('where no person had it'),
  groups: z.array(
    z.object({
      key: z.string().describe('the team of the handoff'),
      asked: z.int(),
      people: z.int().describe('who had them'),
      figures: FeedbackFigures.nullable().describe('null where they would be about single people'),
    }),
  ),
  days: z.array(
    z.object({
      day: z.string().describe('of the end, UTC'),
      handoff: z.object({ rated: z.int(), satisfied: z.int(), answered: z.int(), repeated: z.int() }),
      assistant: z.object({ rated: z.int(), satisfied: z.int(), answered: z.int(), repeated: z.int() }),
    }),
  ),
})
export type FeedbackHealth = z.infer<typeof FeedbackHealth>

const About = z.enum(['handoff', 'assistant'])

export const FeedbackGiven = z.object({
  conversationId: z.string(),
  at: Time.describe('when it was said last'),
  about: About,
  team: z.string().nullable(),
  satisfaction: Satisfaction.nullable(),
  repeated: Repeated.nullable(),
  words: z.string().nullable().describe('null where they wrote nothing, and once it was deleted'),
  via: z.enum(['chat', 'email']),
})
export type FeedbackGiven = z.infer<typeof FeedbackGiven>

export const feedbackEndpoints = {
  giveFeedback: endpoint({
    method: 'POST',
    path: '/v1/conversations/{id}/feedback',
    summary: 'Say how it went, once it is resolved: a part at a time. It can be changed for 15 minutes',
    tag,
    callers: ['key', 'visitor'],
    params: z.object({ id: Id }),
    body: z
      .strictObject({
        satisfaction: Satisfaction.optional().describe('1, very bad, to 5, very good'),
        repeated: Repeated.optional().describe('"Did you have to repeat yourself?"'),
        words: Words(1000).min(1).optional().describe('whatever they want to add'),
      })
      .refine((said) => Object.values(said).some((part) => part !== undefined), { message: 'says nothing' }),
    answer: z.object({ satisfaction: Satisfaction.nullable(), repeated: Repeated.nullable(), changeableUntil: Time }),
    status: 200,
    problems: [
      'customer_forgotten',
      'conversation_merged',
      'conversation_not_found',
      'nothing_to_rate',
      'feedback_closed',
    ],
    idempotency: 'key',
  }),
  feedbackHealth: endpoint({
    method: 'GET',
    path: '/v1/health/feedback',
    summary:
      'How satisfied customers were and whether they had to repeat themselves: by handoff and assistant, team and day',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject(span),
    answer: FeedbackHealth,
    status: 200,
    problems: [],
  }),
  feedbackBehind: endpoint({
    method: 'GET',
    path: '/v1/health/feedback/behind',
    summary: 'What was said behind a number of it, the newest first',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({
      ...span,
      about: About.optional(),
      team: Id.optional(),
      satisfied: z.enum(['true', 'false']).optional(),
      repeated: Repeated.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ feedback: z.array(FeedbackGiven), total: z.int() }),
    status: 200,
    problems: [],
  }),
}
