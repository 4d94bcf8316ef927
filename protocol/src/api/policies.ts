import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Policy'
const Minutes = z.number().min(0).max(1000)
const Costs = z.strictObject({
  person: Minutes.optional().describe('a person takes the conversation and solves it'),
  late: Minutes.optional().describe('on top, when the handoff comes too late; up to double where it is urgent'),
  churn: Minutes.optional().describe("what losing this customer's patience is worth"),
  effort: z.number().min(0).max(10).optional().describe("what a minute of the customer's time counts"),
  wait: z.number().min(0).max(10).optional().describe('what a minute of waiting for a person counts'),
  waitCap: z.number().min(0).max(1440).optional().describe('minutes of waiting from which on more counts no more'),
  margin: z.number().min(-100).max(100).optional().describe('so much cheaper must a person be'),
})
const Name = z
  .string()
  .min(1, 'is empty')
  .max(100)
  .regex(/^[^\p{Cc}]+$/u, 'has characters that nobody sees')
const Route = {
  team: Id.optional(),
  skills: z.array(z.string().min(1).max(60)).max(20).optional(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
}
const always = z.strictObject(Route)
const mayBeOff = z.strictObject({ on: z.boolean().optional().describe('false switches the rule off'), ...Route })

const entries = (what: string) =>
  z
    .record(Name, always)
    .refine((them) => Object.keys(them).length <= 200, `has more than 200 ${what}`)
    .default({})

const WaitCost = z.strictObject({
  cost: z.number().min(0).max(100).optional().describe('what a minute of waiting costs, against 1'),
  targetMinutes: z.number().min(0.5).max(1440).optional().describe('after so long a minute costs twice that'),
})
const Factor = z.number().min(0).max(100).optional()
const Worth = z.number().min(0).max(120).optional()
const Routing = z.strictObject({
  rings: z
    .array(
      z.strictObject({
        widen: z.enum(['skill-level', 'sibling-team', 'anyone']),
        afterMinutes: z.number().min(0).max(1440),
      }),
    )
    .max(8)
    .refine(
      (rings) => rings.every(({ afterMinutes }, n) => n === 0 || rings[n - 1]!.afterMinutes <= afterMinutes),
      'each opens after the one before it',
    )
    .optional()
    .describe('how far the search for a person is widened, and after how long a wait'),
  tiers: z
    .record(Name, WaitCost)
    .refine((tiers) => Object.keys(tiers).length <= 50, 'has more than 50 tiers')
    .default({}),
  otherTier: WaitCost.optional().describe('where the tier is not known'),
  priorities: z
    .strictObject({ low: Factor, normal: Factor, high: Factor, urgent: Factor })
    .default({})
    .describe('multiply the cost'),
  handleMinutes: z.number().min(0.5).max(240).optional().describe('what a case takes where nothing is known of it'),
  boundMinutes: z.number().min(1).max(1440).optional().describe('past this wait age counts for more than anything'),
  previousMinutes: Worth.describe('the person who had the customer last is worth so long a wait'),
  ownerMinutes: Worth.describe('and whose account it is'),
  fullValue: z.number().min(1).max(1e12).optional().describe("a customer's value that counts in full"),
  fairShare: z.number().min(0).max(1).optional().describe('busier than the mean by more than this counts'),
  fairMinutes: Worth.describe('for each tenth'),
  bySpeed: z.boolean().optional().describe('whether it counts how fast somebody is'),
})

/** A workspace's policy for handing off, as it is written. What it leaves out is as the preset, or as shipped. */
export const PolicyDocument = z.strictObject({
  preset: z.enum(['careful', 'balanced', 'thrifty']).default('balanced'),
  costs: Costs.default({}).describe('agent minutes; what is left out is as in the preset'),
  tiers: z
    .record(
      Name,
      Costs.extend({ ...Route, rank: z.number().min(0).max(1).optional().describe('0 the lowest, 1 the highest') }),
    )
    .refine((tiers) => Object.keys(tiers).length <= 50, 'has more than 50 tiers')
    .default({}),
  intents: z
    .record(Name, Costs.extend({ ...Route, always: z.boolean().optional().describe('a person takes these') }))
    .refine((intents) => Object.keys(intents).length <= 500, 'has more than 500 intents')
    .default({}),
  rules: z
    .strictObject({
      safety: always.optional(),
      'self-harm': always.optional(),
      fraud: mayBeOff.optional(),
      legal: mayBeOff.optional(),
      vulnerable: mayBeOff.optional(),
    })
    .default({})
    .describe('danger and self-harm cannot be switched off'),
  areas: entries('areas').describe('where cases go by product area, as the intents name them'),
  pages: entries('pages').describe('by the page: a path with stars for anything, or the name of a feature'),
  languages: entries('languages').describe('by the language that the customer writes in: en, de, es, fr, pt or other'),
  thresholds: z
    .strictObject({
      groundedAt: z.number().min(0).max(1).optional().describe('weaker drafts are not sent'),
      failedAttempts: z.int().min(1).max(5).optional().describe('paths that fail before a person comes, for everybody'),
      repeats: z.int().min(1).max(4).optional().describe('replies alike that are a loop'),
      faults: z.int().min(1).max(5).optional(),
      holds: z.int().min(0).max(20).optional().describe('times that "back by …" may be said before a word'),
      misroutes: z.int().min(0).max(10).optional().describe('times it may go on to another team before a lead gets it'),
      bounces: z.int().min(1).max(20).optional().describe('times it may go to people and come back'),
    })
    .default({}),
  windows: z
    .strictObject({
      silenceMinutes: z.number().min(1).max(1440).optional().describe('"did that help?" without an answer is unknown'),
      quietSeconds: z.number().min(0.2).max(30).optional().describe('a turn is answered after that quiet time'),
      offerSeconds: z.number().min(5).max(600).optional().describe('how long an agent has to accept'),
      retrySeconds: z.number().min(5).max(600).optional().describe('what waits is routed again that often'),
      nudgeMinutes: z.number().min(0.5).max(120).optional().describe('whoever accepted is nudged after that silence'),
      silentMinutes: z.number().min(1).max(240).optional().describe('and it goes to somebody else after that one'),
      unansweredMinutes: z.number().min(1).max(1440).optional().describe('a customer who wrote again waits that long'),
      holdHours: z.number().min(0.25).max(168).optional().describe('the farthest that "back by …" may name'),
      promiseHours: z.number().min(1).max(168).optional().describe('promised where no opening is in sight'),
    })
    .default({}),
  routing: Routing.default({ tiers: {}, priorities: {} }).describe("who takes it: minutes of a customer's wait"),
  hours: z.strictObject({ team: Id }).optional().describe('the team whose hours and queue say how long a person takes'),
})
export type PolicyDocument = z.output<typeof PolicyDocument>

const Stage = z.enum(['draft', 'shadow', 'live', 'retired'])
const Version = z.object({
  version: z.int(),
  stage: Stage,
  document: PolicyDocument,
  yaml: z.string(),
  createdAt: Time,
  changedAt: Time,
  writtenBy: z
    .object({
      kind: z.enum(['key', 'agent', 'system']),
      name: z.string().nullable().describe('null: not known any more'),
    })
    .nullable()
    .describe('who wrote it last; null where it was written before this was kept'),
})
const Sum = z.object({ before: z.number(), after: z.number() })
const Group = z.object({
  name: z.string(),
  conversations: z.int(),
  handedOff: Sum,
  cost: Sum.describe('agent minutes'),
})
/** What a policy would have done with past conversations, beside the one that is live. */
export const PolicyReplay = z.object({
  conversations: z.int(),
  turns: z.int(),
  earlier: z.int(),
  same: z.int(),
  later: z.int(),
  notAtAll: z.int().describe('went to a person then, and would not have by the end'),
  newly: z.int().describe('went to nobody then, and would have'),
  neither: z.int(),
  unknown: z.int().describe('ended without anybody saying how; counted in no cost but by expectation'),
  handedOff: Sum,
  agentMinutes: Sum,
  cost: Sum.describe('agent minutes, with what lateness, patience, effort and waiting cost'),
  byTier: z.array(Group),
  byIntent: z.array(Group),
  curve: z
    .array(z.object({ margin: z.number(), cost: z.number(), handedOff: z.int() }))
    .describe('what other margins would have cost'),
  examples: z.array(
    z.object({
      id: z.string(),
      what: z.enum(['earlier', 'later', 'not-at-all', 'newly']),
      turn: z.int().nullable().describe('the message, from 0, at which this policy hands off'),
      actual: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export type PolicyReplay = z.output<typeof PolicyReplay>

export const policyEndpoints = {
  getEscalationPolicy: endpoint({
    method: 'GET',
    path: '/v1/policies/escalation',
    summary: 'The policy for handing off: its versions, newest first, and which is live or tried out',
    tag,
    callers: ['key', 'agent'],
    answer: z.object({
      live: z.int().nullable().describe('null: as shipped'),
      shadow: z.int().nullable(),
      versions: z.array(Version),
    }),
    status: 200,
    problems: [],
  }),
  putEscalationPolicy: endpoint({
    method: 'PUT',
    path: '/v1/policies/escalation',
    summary: 'Write the draft, as YAML or as JSON. It decides nothing until it is activated',
    tag,
    callers: ['key', 'lead'],
    body: z
      .strictObject({ yaml: Words(50_000).min(1).optional(), document: PolicyDocument.optional() })
      .refine(({ yaml, document }) => (yaml === undefined) !== (document === undefined), 'needs one of yaml, document'),
    answer: Version,
    status: 200,
    problems: ['policy_broken'],
  }),
  activateEscalationPolicy: endpoint({
    method: 'POST',
    path: '/v1/policies/escalation/activate',
    summary:
      'Make a version live or try it out in shadow; version 0 is as shipped. What was there before is retired, and can come back',
    tag,
    callers: ['key', 'lead'],
    body: z.strictObject({
      version: z.int().min(0).max(1_000_000),
      as: z.enum(['live', 'shadow', 'retired']).default('live'),
    }),
    answer: z.object({ live: z.int().nullable(), shadow: z.int().nullable() }),
    status: 200,
    problems: ['not_found', 'idempotency_conflict'],
    idempotency: 'key',
  }),
  replayEscalationPolicy: endpoint({
    method: 'POST',
    path: '/v1/policies/escalation/replay',
    summary:
      'Replay a policy over past conversations, as a job: which would have gone to a person earlier, later, not at all. Calls no model',
    tag,
    callers: ['key', 'lead'],
    body: z.strictObject({
      version: z.int().min(0).max(1_000_000).optional().describe('the draft where it is left out'),
      from: Time.optional(),
      to: Time.optional(),
      limit: z.int().min(1).max(20_000).default(2000).describe('conversations, newest first'),
    }),
    answer: z.object({ id: z.string(), status: z.enum(['running', 'done', 'failed']) }),
    status: 202,
    problems: ['not_found', 'idempotency_conflict'],
    idempotency: 'key',
  }),
  getPolicyReplay: endpoint({
    method: 'GET',
    path: '/v1/policies/escalation/replays/{id}',
    summary: 'How far a replay is, and what came of it',
    tag,
    callers: ['key', 'agent'],
    params: z.object({ id: Id }),
    answer: z.object({
      id: z.string(),
      version: z.int(),
      status: z.enum(['running', 'done', 'failed']),
      done: z.int(),
      total: z.int(),
      report: PolicyReplay.nullable(),
    }),
    status: 200,
    problems: ['not_found'],
  }),
}
