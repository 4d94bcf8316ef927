import * as z from 'zod'
import { ConversationRow } from '../rows.ts'
import { Id, Resolution, Time, Words } from '../shapes.ts'
import { CustomerDetail, Traits } from './customers.ts'
import { Satisfaction } from './feedback.ts'
import { FoundCustomer } from './search.ts'
import { endpoint } from './endpoint.ts'

const params = z.object({ externalId: Id })
const tag = 'Customers'

export const CustomerNote = z.object({
  id: z.string(),
  text: z.string(),
  by: z.object({ id: z.string(), name: z.string() }).nullable().describe('the agent; null where an API key did'),
  at: Time,
})
export type CustomerNote = z.infer<typeof CustomerNote>

export const CustomerPage = z.object({
  customer: CustomerDetail,
  verified: z
    .boolean()
    .describe('a token that your system signed has named them; what was pushed or imported alone is not verified'),
  emails: z.array(
    z.object({
      address: z.string(),
      from: z.array(z.enum(['account', 'written-to', 'wrote'])).describe('where it is known from'),
    }),
  ),
  company: z.string().nullable().describe('the attribute `company`, where it has words'),
  language: z.string().nullable().describe('in which they wrote last'),
  since: Time,
  conversations: z.int(),
  open: z.int(),
  handoffs: z.int(),
  lookedUp: z
    .object({
      at: Time,
      plan: z.string().nullable(),
      since: z.string().nullable(),
      value: z.string().nullable(),
      openIssues: CustomerDetail.shape.openIssues,
      attributes: Traits,
    })
    .nullable()
    .describe('what your own system said of them last, where one is asked'),
  notes: z.array(CustomerNote).describe('the newest first, at most a hundred'),
})
export type CustomerPage = z.infer<typeof CustomerPage>

export const CustomersConversation = z.object({
  conversation: ConversationRow,
  ended: z
    .object({
      resolution: Resolution.nullable(),
      by: z.enum(['assistant', 'agent', 'customer']),
      name: z.string().nullable().describe('the agent’s'),
    })
    .nullable()
    .describe('how it ended; null while it is open'),
  handoffs: z.int(),
  notes: z.int(),
  satisfaction: Satisfaction.nullable().describe('what they said last of how it was; null where they said nothing'),
})
export type CustomersConversation = z.infer<typeof CustomersConversation>

export const customerPageEndpoints = {
  listCustomers: endpoint({
    method: 'GET',
    path: '/v1/customers',
    summary: 'The customers, those who were changed last first',
    tag,
    callers: ['key', 'agent'],
    query: z.strictObject({
      before: z
        .string()
        .regex(/^\d{1,15}\.[\w]{1,64}$/)
        .optional()
        .describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      customers: z.array(FoundCustomer.extend({ verified: z.boolean() })),
      next: z.string().nullable(),
    }),
    status: 200,
    problems: [],
  }),
  getCustomerPage: endpoint({
    method: 'GET',
    path: '/v1/customers/{externalId}/page',
    summary: 'All that is known of a customer, as people see it: identity, addresses, account, notes, counts',
    tag,
    callers: ['key', 'agent'],
    params,
    answer: CustomerPage,
    status: 200,
    problems: ['customer_not_found'],
  }),
  listCustomersConversations: endpoint({
    method: 'GET',
    path: '/v1/customers/{externalId}/conversations',
    summary: 'Every conversation of a customer, the newest first, with how each ended',
    tag,
    callers: ['key', 'agent'],
    params,
    query: z.strictObject({
      before: z
        .string()
        .regex(/^\d{1,15}\.[\w]{1,64}$/)
        .optional()
        .describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({ conversations: z.array(CustomersConversation), next: z.string().nullable() }),
    status: 200,
    problems: ['customer_not_found'],
  }),
  changeCustomer: endpoint({
    method: 'PUT',
    path: '/v1/customers/{externalId}/details',
    summary:
      'Change a customer’s name and attributes; what is not named stays, and an attribute that is null goes. Tier, address and open issues are your system’s to tell',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({ name: Words(200).nullable().optional(), attributes: Traits.optional() }),
    answer: CustomerDetail,
    status: 200,
    problems: ['customer_not_found', 'too_many_attributes'],
  }),
  addCustomerNote: endpoint({
    method: 'POST',
    path: '/v1/customers/{externalId}/notes',
    summary: 'Note something about a customer, for colleagues alone. It stands with all of their conversations',
    tag,
    callers: ['key', 'agent'],
    params,
    body: z.strictObject({
      text: Words(4000).refine((text) => text.trim() !== '', 'is blank'),
    }),
    answer: CustomerNote,
    status: 201,
    problems: ['customer_not_found', 'too_many_customer_notes'],
    idempotency: 'key',
  }),
  deleteCustomerNote: endpoint({
    method: 'DELETE',
    path: '/v1/customer-notes/{id}',
    summary: 'Delete a note about a customer: one’s own; leads, admins and keys everybody’s',
    tag,
    callers: ['key', 'agent'],
    params: z.object({ id: Id }),
    status: 204,
    problems: ['customer_note_not_found', 'actor_not_allowed'],
  }),
}
