import * as z from 'zod'
import { Id, Time, Url, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ externalId: Id })
const tag = 'Customers'

export const Traits = z.record(Words(60), z.union([Words(2000), z.number(), z.boolean(), z.null()]))

export const CustomerInput = z.strictObject({
  name: Words(200).nullish(),
  email: z.email().max(320).nullish(),
  tier: Words(60).nullish(),
  ownerId: Id.nullish().describe('the agent whose account it is: preferred where that is worth the wait'),
  attributes: Traits.optional(),
  openIssues: z
    .array(z.strictObject({ title: Words(300), status: Words(60).optional(), url: Url.optional() }))
    .max(50)
    .optional(),
})

export const CustomerDetail = z.object({
  externalId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  tier: z.string().nullable(),
  ownerId: z.string().nullable(),
  attributes: Traits,
  openIssues: z.array(z.object({ title: z.string(), status: z.string().optional(), url: z.string().optional() })),
  source: z.enum(['pushed', 'identity']),
  updatedAt: Time,
})

export const customerEndpoints = {
  putCustomer: endpoint({
    method: 'PUT',
    path: '/v1/customers/{externalId}',
    summary: 'Tell what is known of a customer: tier, attributes, open issues. Replaces what was told before',
    tag,
    callers: ['key', 'admin'],
    params,
    body: CustomerInput,
    answer: CustomerDetail,
    status: 200,
    problems: ['agent_not_found'],
  }),
  getCustomer: endpoint({
    method: 'GET',
    path: '/v1/customers/{externalId}',
    summary: 'One customer',
    tag,
    callers: ['key', 'agent'],
    params,
    answer: CustomerDetail,
    status: 200,
    problems: ['customer_not_found'],
  }),
  forgetCustomer: endpoint({
    method: 'DELETE',
    path: '/v1/customers/{externalId}',
    summary: 'Forget a customer: every text of theirs is deleted; the facts, without words, stay',
    tag,
    callers: ['key', 'admin'],
    params,
    answer: z.object({ conversations: z.int(), texts: z.int() }),
    status: 200,
    problems: ['customer_not_found'],
  }),
}
