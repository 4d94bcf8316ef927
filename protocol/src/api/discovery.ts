import * as z from 'zod'
import { Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const figures = {
  taken: z.int().describe('handoffs that a person has taken'),
  opened: z.int().describe('of those taken: the card was opened'),
  transcripts: z.int().describe('of those taken: who has it read back in the thread'),
  solved: z.int().describe('of those taken: somebody said something of the case, or showed it on the page'),
  medianSeconds: z
    .number()
    .nullable()
    .describe('from accepting to the first solving action; null where there was none'),
  slowTenthSeconds: z.number().nullable().describe('nine in ten were no longer'),
}
export const DiscoveryFigures = z.object(figures)
export type DiscoveryFigures = z.infer<typeof DiscoveryFigures>

export const DiscoveryHealth = z.object({
  from: Time,
  to: Time,
  fewest: z.int().describe('groups of fewer people have no figures'),
  ...figures,
  groups: z.array(
    z.object({
      key: z.string().describe('the team'),
      taken: z.int(),
      people: z.int().describe('who took them'),
      figures: DiscoveryFigures.nullable().describe('null where they would be about single people'),
    }),
  ),
})
export type DiscoveryHealth = z.infer<typeof DiscoveryHealth>

export const discoveryEndpoints = {
  discoveryHealth: endpoint({
    method: 'GET',
    path: '/v1/health/discovery',
    summary:
      'How long people take to find out what it is about: from accepting a handoff to the first reply that says something of the case (no greeting, no holding line), or to the first thing that they point at',
    tag: 'Health',
    callers: ['key', 'lead', 'admin'],
    query: z.strictObject({ from: Time.optional(), to: Time.optional() }),
    answer: DiscoveryHealth,
    status: 200,
    problems: [],
  }),
}
