import * as z from 'zod'
import { Id, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'
import { Languages, SkillsGiven } from './people.ts'

const tag = 'Staffing'
const callers = ['key', 'lead', 'admin'] as const
const params = z.object({ id: Id })

/** `24:00` is the end of the day. An end before its beginning is on the next day. */
const Clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is a time of day such as 09:30')
const shift = { from: Clock, to: Clock }
const Few = z.int().min(1).max(500)

export const StaffingChanges = z.strictObject({
  add: z
    .array(
      z.strictObject({
        count: Few,
        team: Id,
        skills: SkillsGiven.default([]),
        languages: Languages.default([]),
        capacity: z.int().min(1).max(100).optional().describe('the usual one of those who are there where not given'),
        ...shift,
      }),
    )
    .max(20)
    .default([])
    .describe('people who are not there now, on each day of the span'),
  remove: z.array(Id).max(500).default([]).describe('agents who are not there'),
  skills: z
    .array(z.strictObject({ agentId: Id, add: SkillsGiven.default([]), remove: z.array(Id).max(100).default([]) }))
    .max(200)
    .default([])
    .describe('what somebody can besides, or cannot any more'),
  shifts: z
    .array(z.strictObject({ agentId: Id, ...shift }))
    .max(500)
    .default([])
    .describe('when somebody works instead, on each day on which they do'),
  capacity: z
    .array(z.strictObject({ agentId: Id.nullable().describe('null: everybody'), capacity: z.int().min(1).max(100) }))
    .max(200)
    .default([]),
  policyVersion: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('routes as this version of the policy does, and not as the live one; 0 is as shipped'),
  routing: z
    .strictObject({
      ringMinutes: z
        .array(z.number().min(0).max(1440))
        .max(3)
        .optional()
        .describe(
          'after how long the search widens: a level less, a sibling team, anybody; fewer leave out the last ones',
        ),
      bySpeed: z.boolean().optional(),
      tiers: z
        .record(
          z.string().min(1).max(100),
          z.strictObject({ cost: z.number().min(0).max(1000), targetMinutes: z.number().min(0.1).max(10_000) }),
        )
        .refine((tiers) => Object.keys(tiers).length <= 50, 'has more than 50 tiers')
        .optional(),
    })
    .optional()
    .describe('what of the routing would be otherwise, on top of the policy'),
})
export type StaffingChanges = z.infer<typeof StaffingChanges>

const Range = z.object({ low: z.number(), high: z.number() }).describe('in which eight of ten replications lie')
const share = z.number().min(0).max(1)

export const StaffingFigures = z.object({
  arrivals: z.number(),
  answered: z.number(),
  left: z.number(),
  waiting: z.number().describe('at the end of the span, still'),
  meanWait: z.number().describe('minutes, of everybody, those who left included'),
  p50: z.number(),
  p80: z.number(),
  p95: z.number(),
  inTime: share.describe('answered within the target, of all who came'),
  abandoned: share.describe('left unanswered, of all who came'),
})
export type StaffingFigures = z.infer<typeof StaffingFigures>

const Group = StaffingFigures.extend({ key: z.string().nullable() })

export const StaffingHalfHour = z.object({
  at: Time,
  arrivals: z.number(),
  meanWait: z.number().nullable().describe('of those who came in it; null where nobody did'),
  meanWaitRange: Range.nullable(),
  p80: z.number().nullable(),
  inTime: share.nullable(),
  abandoned: share.nullable(),
  utilisation: share.nullable().describe('of the room that those there have; null where nobody is'),
  people: z.number().describe('at work, in the mean'),
  needed: z
    .array(z.object({ team: z.string(), people: z.number() }))
    .describe('to answer four of five in time, by Erlang C, each team by itself'),
  formula: z.object({
    meanWait: z.number().nullable(),
    abandoned: share.nullable(),
    utilisation: share.nullable(),
  }),
})
export type StaffingHalfHour = z.infer<typeof StaffingHalfHour>

export const StaffingOutcome = z.object({
  figures: StaffingFigures,
  ranges: z.object({ meanWait: Range, p80: Range, inTime: Range, abandoned: Range, utilisation: Range }),
  utilisation: share,
  hours: z.number().describe('that people are there, together'),
  people: z.int(),
  teams: z.array(Group),
  tiers: z.array(Group),
  halfHours: z.array(StaffingHalfHour),
  formula: z.object({
    name: z.enum(['erlang-a', 'erlang-c']),
    meanWait: z.number().nullable().describe('null: in some half hour more came than could ever be answered'),
    abandoned: z.number().nullable(),
    overloaded: z.int().describe('half hours of which the formula says nothing'),
  }),
  pooledWait: z.number().describe('the mean wait if everybody could do everything'),
  differs: z
    .array(z.object({ because: z.enum(['skills', 'bursts']), minutes: z.number() }))
    .describe('simulation less formula, by what it comes from: who can do what, and that it does not come evenly'),
  replications: z.int(),
})
export type StaffingOutcome = z.infer<typeof StaffingOutcome>

export const SimulationBasis = z.object({
  arrivals: z.int(),
  closed: z.int().describe('came when nobody works again in the span, and are left out'),
  handled: z.int().describe('of which it is known how long they took'),
  patience: z.enum(['learned', 'given', 'endless']).describe('endless: nobody leaves but those who did'),
  patienceMinutes: z.number().nullable(),
  acceptMinutes: z.number(),
  wrapUpMinutes: z.number(),
  byShift: z.int().describe('people who are taken to be there by their shift'),
  bySight: z.int().describe('people without one, taken to be there from the first case of a day to the last'),
})
export type SimulationBasis = z.infer<typeof SimulationBasis>

export const SimulationResult = z.object({
  basis: SimulationBasis,
  policies: z
    .object({ before: z.int(), after: z.int() })
    .optional()
    .describe('which version of the policy routed; 0 is as shipped. Absent in what was played before this was kept'),
  real: StaffingFigures.describe('what happened'),
  before: StaffingOutcome.describe('the same day played as it was'),
  after: StaffingOutcome.nullable().describe('with the changes; null where none were given'),
})
export type SimulationResult = z.infer<typeof SimulationResult>

export const SimulationAsked = z.object({
  from: Time,
  to: Time,
  timeZone: z.string(),
  targetMinutes: z.number(),
  patienceMinutes: z.number().nullable(),
  seed: z.int(),
  replications: z.int(),
  changes: StaffingChanges,
})
export type SimulationAsked = z.infer<typeof SimulationAsked>

const Headline = z.object({
  before: z.object({ inTime: share, meanWait: z.number(), p80: z.number(), abandoned: share }),
  after: z.object({ inTime: share, meanWait: z.number(), p80: z.number(), abandoned: share }).nullable(),
})

export const SimulationRow = z.object({
  id: z.string(),
  requestedAt: Time,
  endedAt: Time.nullable(),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: share,
  asked: SimulationAsked,
  headline: Headline.nullable(),
  fault: z.string().nullable().describe('why it came to nothing'),
})
export type SimulationRow = z.infer<typeof SimulationRow>

export const Simulation = SimulationRow.extend({ result: SimulationResult.nullable() })
export type Simulation = z.infer<typeof Simulation>

/** What a day had, without playing it. */
export const StaffingDayView = z.object({
  from: Time,
  to: Time,
  basis: SimulationBasis,
  real: StaffingFigures,
  enough: z.boolean().describe('whether so much came that playing it says something'),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      teams: z.array(z.string()),
      skills: z.array(z.string()),
      skillLevels: z.array(z.object({ name: z.string(), level: z.int() })),
      capacity: z.int(),
      openings: z.array(z.object({ from: Time, to: Time })),
    }),
  ),
  skills: z.array(z.string()).describe('that anybody has or anything needed'),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  halfHours: z.array(
    z.object({
      at: Time,
      arrivals: z.number(),
      people: z.number(),
      needed: z.array(z.object({ team: z.string(), people: z.number() })),
    }),
  ),
})
export type StaffingDayView = z.infer<typeof StaffingDayView>

const Zone = z.string().min(1).max(64).default('UTC').describe('whose clocks the times of day are read by')

export const simulationEndpoints = {
  staffingDay: endpoint({
    method: 'GET',
    path: '/v1/staffing',
    summary: 'What came in a past span of a week at most, who was at work, and how many would have been needed',
    tag,
    callers,
    query: z.strictObject({
      from: Time,
      to: Time,
      targetMinutes: z.coerce.number().min(0.1).max(1440).default(3),
    }),
    answer: StaffingDayView,
    status: 200,
    problems: ['span_not_past'],
  }),
  simulate: endpoint({
    method: 'POST',
    path: '/v1/simulations',
    summary: 'Play a past span of a week at most again, as it was and with other people, skills, shifts or routing',
    tag,
    callers,
    body: z.strictObject({
      from: Time,
      to: Time,
      timeZone: Zone,
      targetMinutes: z.number().min(0.1).max(1440).default(3).describe('answered within so long is in time'),
      patienceMinutes: z
        .number()
        .min(0.1)
        .max(10_000)
        .nullable()
        .default(null)
        .describe('the mean, where too few left to learn it; null: then nobody leaves but those who did'),
      seed: z.int().min(0).max(1_000_000).default(1),
      replications: z.int().min(1).max(100).default(20),
      changes: StaffingChanges.default({ add: [], remove: [], skills: [], shifts: [], capacity: [] }),
    }),
    answer: SimulationRow,
    status: 202,
    problems: [
      'span_not_past',
      'too_little_came',
      'agent_not_found',
      'team_not_found',
      'policy_version_not_found',
      'idempotency_conflict',
    ],
    idempotency: 'key',
  }),
  listSimulations: endpoint({
    method: 'GET',
    path: '/v1/simulations',
    summary: 'The last twenty, the newest first',
    tag,
    callers,
    answer: z.object({ simulations: z.array(SimulationRow) }),
    status: 200,
    problems: [],
  }),
  getSimulation: endpoint({
    method: 'GET',
    path: '/v1/simulations/{id}',
    summary: 'One: how far it is, and what came of it',
    tag,
    callers,
    params,
    answer: Simulation,
    status: 200,
    problems: ['not_found'],
  }),
  cancelSimulation: endpoint({
    method: 'POST',
    path: '/v1/simulations/{id}/cancel',
    summary: 'Stop one that has not ended; one that has stays as it is',
    tag,
    callers,
    params,
    body: z.strictObject({}),
    answer: SimulationRow,
    status: 200,
    problems: ['not_found'],
    idempotency: 'key',
  }),
}
