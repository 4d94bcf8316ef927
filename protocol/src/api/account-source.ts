import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { HeaderName, Secret } from './credential.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Workspace'
const seconds = (most: number) => z.int().min(0).max(most)

/** `https://crm.example/customers/{externalId}`: the place of the customer's id is marked, and nothing else is in braces. */
const UrlTemplate = Words(2000).refine((url) => {
  const filled = url.replaceAll('{externalId}', 'x')
  return URL.canParse(filled) && /^https?:$/.test(new URL(filled).protocol) && !/[{}]/.test(filled)
}, 'is an http or https address; {externalId} stands where the id goes')

export const AccountSourceInput = z
  .strictObject({
    kind: z.enum(['http', 'mcp']),
    url: UrlTemplate,
    header: HeaderName.nullish().describe(
      'the header that carries the secret; without it: Authorization: Bearer <secret>',
    ),
    secret: Secret.nullish().describe(
      'never shown again; left out, the one that is kept stays, unless the address moves to another site',
    ),
    tool: Words(200).min(1).nullish().describe('mcp only: the tool that is called with {externalId}'),
    timeoutMs: z.int().min(100).max(10_000).default(2000),
    cacheSeconds: seconds(86_400).default(300).describe('an answer this young is used for the next conversation too'),
    staleSeconds: seconds(604_800)
      .default(1800)
      .describe("an answer older than this is asked for anew at the customer's next message"),
  })
  .refine(({ kind, tool }) => kind === 'http' || !!tool, { path: ['tool'], message: 'names the tool to call' })
  .refine(({ kind, url }) => kind === 'mcp' || url.includes('{externalId}'), {
    path: ['url'],
    message: 'has {externalId} where the customer’s id goes',
  })

export const AccountSource = z.object({
  kind: z.enum(['http', 'mcp']),
  url: z.string(),
  header: z.string().nullable(),
  hasSecret: z.boolean(),
  tool: z.string().nullable(),
  timeoutMs: z.int(),
  cacheSeconds: z.int(),
  staleSeconds: z.int(),
  updatedAt: Time,
})

/** What a system says of a customer, as far as it could be read. */
export const AccountAnswer = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  tier: z.string().optional(),
  since: z.string().optional(),
  value: z.union([z.number(), z.string()]).optional(),
  plan: z.string().optional(),
  owner: z.string().optional().describe('whose account it is: the id or the e-mail address of an agent'),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  openIssues: z
    .array(z.object({ title: z.string(), status: z.string().optional(), url: z.string().optional() }))
    .optional(),
})
export type AccountAnswer = z.infer<typeof AccountAnswer>

export const accountSourceEndpoints = {
  getAccountSource: endpoint({
    method: 'GET',
    path: '/v1/workspace/account-source',
    summary: 'Where account data is looked up, and how the look-ups of the last day went',
    tag,
    callers: ['key', 'admin'],
    answer: z.object({
      source: AccountSource.nullable(),
      lastDay: z.object({ customers: z.int(), answered: z.int(), timedOut: z.int(), failed: z.int() }),
    }),
    status: 200,
    problems: [],
  }),
  putAccountSource: endpoint({
    method: 'PUT',
    path: '/v1/workspace/account-source',
    summary: 'Say where account data is looked up: an HTTP endpoint, or a tool of an MCP server',
    tag,
    callers: ['key', 'admin'],
    body: AccountSourceInput,
    answer: AccountSource,
    status: 200,
    problems: ['secret_key_missing'],
  }),
  deleteAccountSource: endpoint({
    method: 'DELETE',
    path: '/v1/workspace/account-source',
    summary: 'Look nothing up any more, and forget what was looked up',
    tag,
    callers: ['key', 'admin'],
    status: 204,
    problems: [],
  }),
  tryAccountSource: endpoint({
    method: 'POST',
    path: '/v1/workspace/account-source/try',
    summary: 'Look one customer up now, and show the answer or the fault. Nothing is kept',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({ externalId: Id }),
    answer: z.object({
      ok: z.boolean(),
      ms: z.int(),
      httpStatus: z.int().nullable(),
      fault: z
        .string()
        .nullable()
        .describe('timeout, refused, http-error, bad-answer, not-allowed, secret-lost or tool-error'),
      detail: z.string().nullable().describe('what to do about it'),
      account: AccountAnswer.nullable(),
      leftOut: z.array(z.string()).describe('fields of the answer that could not be used'),
    }),
    status: 200,
    problems: ['account_source_missing'],
    idempotency: 'key',
  }),
}
