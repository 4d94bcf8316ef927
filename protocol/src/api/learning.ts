import * as z from 'zod'
import { Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Learning'
/** As far as versions are counted. */
const highestVersion = 1_000_000
const Share = z.number().describe('0..1')

/** What a version would have cost beside the one that was live, on the same decisions, none of which it had learned from. */
export const LearningComparison = z.object({
  with: z.int().describe('the version that was live then; 0 is the shipped one'),
  at: Time,
  conversations: z.int(),
  differ: z.int().describe('decisions that the two would have made differently'),
  saves: z.number().describe('agent minutes for each conversation, by expectation; below zero it costs more'),
  from: z.number().describe('nine times of ten it saves at least that'),
  to: z.number(),
  confidence: Share.describe('the chance that it saves anything at all'),
  better: z.boolean().describe('enough was seen, and the confidence is at least 0.95'),
})
export type LearningComparison = z.infer<typeof LearningComparison>

/** One version of what decides. Number 0 is the estimator that ships; the others were learned here, and never change. */
export const LearnedVersion = z.object({
  number: z.int(),
  model: z.string().describe('the name that decisions keep: `decision.model`'),
  status: z.enum(['shadow', 'live', 'retired']),
  madeAt: Time.nullable().describe('null for the shipped one'),
  changedAt: Time.nullable().describe('when its status changed last'),
  because: z
    .enum(['made', 'approved', 'better', 'rolled-back', 'replaced', 'superseded'])
    .nullable()
    .describe(
      'why it has its status: `approved` by a person, found `better` and switched by itself, `replaced` by another that went live, `superseded` in shadow by a newer candidate',
    ),
  by: z
    .object({ kind: z.enum(['agent', 'key', 'itself']), id: z.string().nullable() })
    .nullable()
    .describe('who changed its status last; null where nobody has'),
  conversations: z.int().describe('that it had learned from when it was made'),
  decisions: z.int(),
  weights: z
    .array(
      z.object({
        feature: z.string().describe('`bias`, or a feature of the decision'),
        value: z.number().describe('log-odds'),
        before: z.number().describe('in the version that was live when it was made'),
        shipped: z.number(),
      }),
    )
    .describe('what changed most first'),
  compared: LearningComparison.nullable().describe('null before there was anything to compare it on'),
})
export type LearnedVersion = z.infer<typeof LearnedVersion>

export const LearningCalibration = z.object({
  version: z.int(),
  count: z.int().describe('labelled decisions'),
  brier: z.number().describe('mean squared error of the chances: 0 is right and sure, 0.25 says nothing'),
  ece: z.number().describe('how far what was said is from what came, on average'),
  bins: z.array(
    z.object({
      from: Share,
      to: Share,
      count: z.int(),
      said: Share.describe('mean of the chances said'),
      came: Share.describe('mean of what came'),
    }),
  ),
})
export type LearningCalibration = z.infer<typeof LearningCalibration>

export const LabelKind = z.enum([
  'customer-said-yes',
  'action-verified',
  'customer-said-no',
  'came-back',
  'asked-for-person',
  'gave-up',
  'asked-again',
  'mark-right',
  'mark-could-have-been-assistant',
  'mark-should-have-come-earlier',
])
export type LabelKind = z.infer<typeof LabelKind>

/** How a workspace's estimator learns from what became of its conversations. */
export const Learning = z.object({
  switchByItself: z.boolean().describe('whether a version that was found better goes live without a person'),
  live: z.int().describe('the version that decides; 0 is the shipped one'),
  shadow: z.int().nullable().describe('the candidate that is compared, and decides nothing'),
  rollsBackTo: z.int().nullable().describe('what would be live after going back; null where the shipped one is live'),
  versions: z.array(LearnedVersion).describe('newest first, at most 30; the shipped one is the last'),
  labels: z.object({
    conversations: z.int().describe('with decisions, whose outcome was looked at'),
    decisions: z.int(),
    labelled: z.int().describe('conversations that taught something'),
    unknown: z.int().describe('silence: taken neither for a success nor for a failure'),
    waiting: z.int().describe('conversations whose outcome is not known before 48 hours have passed'),
    kinds: z
      .array(z.object({ kind: LabelKind, conversations: z.int() }))
      .describe('a conversation may have several; `asked-again` alone teaches nothing'),
  }),
  calibration: LearningCalibration.nullable().describe(
    'of the live version, on what it had not learned from; null before anything is known',
  ),
  shadowCalibration: LearningCalibration.nullable().describe('of the shadow version'),
  drift: z
    .array(
      z.object({
        intent: z.string().nullable().describe('null: all of them together'),
        at: Time,
        labels: z.int().describe('learned by then, by weight'),
      }),
    )
    .describe('losses that have risen for good, the newest first'),
  intents: z
    .array(z.object({ intent: z.string(), offset: z.number().describe('log-odds beside what the features say') }))
    .describe('how much better or worse each goes than its features say; the farthest from 0 first, at most 100'),
  curve: z
    .array(
      z.object({
        labels: z.int().describe('conversations that had taught something'),
        learned: z.number().describe('mean log-loss of what is learned, each decision before it was learned from'),
        live: z.number().describe('of the version that was live'),
        shipped: z.number(),
      }),
    )
    .describe('oldest first, at most 100 points'),
  failing: z
    .array(
      z.object({
        turn: z.int().describe('0 the first; 2 is the third and all later ones'),
        from: Share.describe('chance that was seen'),
        to: Share,
        share: z.number().describe('of the full loss; 1 where nothing is learned'),
        count: z.int(),
      }),
    )
    .describe('what it did cost when the assistant went on and failed'),
  queue: z
    .array(z.object({ hour: z.int().describe('UTC'), behind: z.number() }))
    .describe('how many wait longer for one more handoff, by the hour'),
  run: z.object({
    running: z.boolean(),
    lastAt: Time.nullable(),
    nextAt: Time,
    learned: z.int().describe('conversations in the last run'),
    seconds: z.number().nullable().describe('that the last run took'),
    fault: z.string().nullable().describe('why the last run came to nothing; it goes on where it was'),
  }),
  lacking: z.object({
    labels: z.int().describe('labelled conversations until the next candidate'),
    conversations: z
      .int()
      .nullable()
      .describe('until the shadow version can be judged at all; null where none stands in shadow'),
  }),
})
export type Learning = z.infer<typeof Learning>

const readers = ['key', 'agent'] as const
const callers = ['key', 'lead'] as const

export const learningEndpoints = {
  getLearning: endpoint({
    method: 'GET',
    path: '/v1/learning',
    summary:
      'What was learned from outcomes: versions, labels, calibration, drift, and what is lacking for the next one',
    tag,
    callers: readers,
    answer: Learning,
    status: 200,
    problems: [],
  }),
  runLearning: endpoint({
    method: 'POST',
    path: '/v1/learning/run',
    summary:
      'Learn now from what is known, instead of at the next time. The run is a job; `run.lastAt` moves when it is done',
    tag,
    callers,
    body: z.strictObject({}).default({}),
    answer: Learning,
    status: 202,
    problems: ['idempotency_conflict'],
    idempotency: 'key',
  }),
  approveLearnedVersion: endpoint({
    method: 'POST',
    path: '/v1/learning/versions/{number}/approve',
    summary: 'Make a version live, compared or not; 0 is the shipped one. Decisions use it from the next turn on',
    tag,
    callers,
    params: z.object({ number: z.coerce.number().pipe(z.int().min(0).max(highestVersion)) }),
    body: z.strictObject({}).default({}),
    answer: Learning,
    status: 200,
    problems: ['not_found', 'idempotency_conflict'],
    idempotency: 'key',
  }),
  rollBackLearning: endpoint({
    method: 'POST',
    path: '/v1/learning/roll-back',
    summary:
      'Back to what was live before. Leave to switch by itself is taken away with it, so that it does not go forth and back',
    tag,
    callers,
    body: z.strictObject({}).default({}),
    answer: Learning,
    status: 200,
    problems: ['nothing_before', 'idempotency_conflict'],
    idempotency: 'key',
  }),
  putLearningSettings: endpoint({
    method: 'PUT',
    path: '/v1/learning/settings',
    summary: 'Say whether a version that was found better may go live by itself',
    tag,
    callers,
    body: z.strictObject({ switchByItself: z.boolean() }),
    answer: Learning,
    status: 200,
    problems: [],
  }),
}
