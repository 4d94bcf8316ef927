import * as z from 'zod'
import { Id, Locale, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Drills'
const Name = z
  .string()
  .max(80)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'has lower-case letters, digits and - only')
const params = z.object({ name: Name })
const Source = z.enum(['own', 'shipped'])

export const DrillRow = z.object({
  name: z.string(),
  story: z.string(),
  language: Locale,
  persona: z.string().nullable(),
  guards: z.string().nullable().describe('what it guards, such as asking-for-a-person; null where it does not say'),
  source: Source.describe('written by the workspace, or come with Baton'),
  lines: z.int().describe('that the customer says'),
  handedOff: z.enum(['by', 'at', 'never']).nullable().describe('when a person must have it'),
  updatedAt: Time.nullable(),
  last: z
    .object({
      runId: z.string(),
      at: Time,
      passed: z.boolean(),
      turn: z.int().nullable(),
      reason: z.string().nullable(),
    })
    .nullable()
    .describe('what came of it when it was last played; null where no run that is kept has it'),
})
export type DrillRow = z.infer<typeof DrillRow>

export const DrillResult = z.object({
  name: z.string(),
  source: Source,
  passed: z.boolean(),
  broken: z.array(z.object({ what: z.string(), wanted: z.string(), found: z.string() })).describe('why it failed'),
  turn: z.int().nullable().describe('after how many lines a person was called'),
  reason: z.string().nullable(),
  transcript: z.array(z.object({ by: z.enum(['customer', 'assistant', 'desk']), text: z.string() })),
  ms: z.int(),
})
export type DrillResult = z.infer<typeof DrillResult>

export const DrillRunRow = z.object({
  id: z.string(),
  requestedAt: Time,
  endedAt: Time.nullable(),
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  total: z.int(),
  played: z.int(),
  failed: z.int(),
  fault: z.string().nullable().describe('why the run itself came to nothing'),
})
export type DrillRunRow = z.infer<typeof DrillRunRow>

export const DrillRun = DrillRunRow.extend({ names: z.array(z.string()), results: z.array(DrillResult) })
export type DrillRun = z.infer<typeof DrillRun>

export const DrillGate = z.object({
  assistant: z.enum(['live', 'off']),
  met: z
    .boolean()
    .describe(
      'one of the workspace’s own drills has reached a person with the knowledge, playbooks and policy as they are now',
    ),
  reachedAt: Time.nullable().describe('when one last did, with whatever there was then'),
})
export type DrillGate = z.infer<typeof DrillGate>

const callers = ['key', 'lead', 'admin'] as const

export const drillEndpoints = {
  listDrills: endpoint({
    method: 'GET',
    path: '/v1/drills',
    summary: 'The drills of the workspace and those that come with Baton, and whether the assistant may be switched on',
    tag,
    callers,
    answer: z.object({ drills: z.array(DrillRow), gate: DrillGate }),
    status: 200,
    problems: [],
  }),
  getDrill: endpoint({
    method: 'GET',
    path: '/v1/drills/{name}',
    summary: 'One drill of the workspace as it was written',
    tag,
    callers,
    params,
    answer: z.object({ name: z.string(), yaml: z.string(), updatedAt: Time }),
    status: 200,
    problems: ['not_found'],
  }),
  putDrill: endpoint({
    method: 'PUT',
    path: '/v1/drills/{name}',
    summary: 'Make or change a drill of the workspace, in YAML or JSON',
    tag,
    callers,
    params,
    body: z.strictObject({ yaml: Words(100_000).min(1) }),
    answer: DrillRow,
    status: 200,
    problems: ['drill_broken'],
  }),
  deleteDrill: endpoint({
    method: 'DELETE',
    path: '/v1/drills/{name}',
    summary: 'Remove a drill of the workspace',
    tag,
    callers,
    params,
    status: 204,
    problems: ['not_found'],
  }),
  runDrills: endpoint({
    method: 'POST',
    path: '/v1/drills/run',
    summary:
      'Play drills: these, or all of one source. A run that waits or goes on with the same ones is given instead of another',
    tag,
    callers,
    body: z.strictObject({
      names: z.array(Name).min(1).max(200).optional(),
      source: Source.optional().describe('own where neither is given'),
    }),
    answer: DrillRunRow,
    status: 202,
    problems: ['no_such_drill', 'idempotency_conflict'],
    idempotency: 'key',
  }),
  listDrillRuns: endpoint({
    method: 'GET',
    path: '/v1/drills/runs',
    summary: 'The last twenty runs, the newest first',
    tag,
    callers,
    answer: z.object({ runs: z.array(DrillRunRow) }),
    status: 200,
    problems: [],
  }),
  getDrillRun: endpoint({
    method: 'GET',
    path: '/v1/drills/runs/{id}',
    summary: 'One run: how far it is, and what came of each drill, with what was said',
    tag,
    callers,
    params: z.object({ id: Id }),
    answer: DrillRun,
    status: 200,
    problems: ['not_found'],
  }),
}
