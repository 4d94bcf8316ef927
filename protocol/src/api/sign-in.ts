import * as z from 'zod'
import { Id, Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Sessions'

/** The provider's own name for itself. What it says there must be the same, to the letter. */
const Issuer = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => {
    const { search, hash, username, password } = new URL(url)
    return !search && !hash && !username && !password && !url.includes('?') && !url.includes('#')
  }, 'is an address such as https://login.example.com, without a query')

const Domain = z
  .string()
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, 'is a domain such as example.com')

export const SignInProviderInput = z.strictObject({
  name: Words(60).min(1).describe('what the button says: Sign in with …'),
  issuer: Issuer,
  clientId: z
    .string()
    .max(300)
    .regex(/^[\x21-\x7e]+$/, 'is printable ASCII'),
  secret: z
    .string()
    .regex(/^[\x21-\x7e]{1,2000}$/, 'is printable ASCII')
    .nullish()
    .describe('never shown again; left out, the one that is kept stays, unless the issuer moves to another site'),
  domains: z
    .array(Domain)
    .max(50)
    .default([])
    .describe('whoever has a verified address at one of them is let in without an invitation'),
  defaultRole: z.enum(['agent', 'lead']).default('agent').describe('what they are then'),
  passwords: z
    .enum(['everybody', 'admins'])
    .default('everybody')
    .describe('who may sign in by password too; admins always may, so that nobody is locked out'),
  enabled: z.boolean().default(true),
})

export const SignInProvider = z.object({
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  secretLost: z.boolean().describe('no key opens it any more: it has to be given again'),
  domains: z.array(z.string()),
  defaultRole: z.enum(['agent', 'lead']),
  passwords: z.enum(['everybody', 'admins']),
  enabled: z.boolean(),
  updatedAt: Time,
})

export const signInEndpoints = {
  signInWays: endpoint({
    method: 'GET',
    path: '/v1/sign-in',
    summary:
      'How people sign in: by password, by a provider, or both. The provider’s way begins at `path`, in a browser',
    tag,
    callers: ['anybody'],
    query: z.object({ workspace: Id.optional().describe('by default, the one that this server was set up with') }),
    answer: z.object({
      passwords: z.enum(['everybody', 'admins']),
      provider: z.object({ name: z.string(), path: z.string() }).nullable(),
    }),
    status: 200,
    problems: ['rate_limited'],
    perMinute: 300,
  }),
  getSignInProvider: endpoint({
    method: 'GET',
    path: '/v1/workspace/sign-in',
    summary: 'The OpenID Connect provider that people sign in by, and who does',
    tag,
    callers: ['key', 'admin'],
    answer: z.object({
      provider: SignInProvider.nullable(),
      redirectUri: z.string().describe('what the provider has to be told to send people back to'),
      linked: z.array(z.object({ agentId: z.string(), name: z.string(), email: z.string(), usedAt: Time })),
    }),
    status: 200,
    problems: [],
  }),
  putSignInProvider: endpoint({
    method: 'PUT',
    path: '/v1/workspace/sign-in',
    summary: 'Let people sign in by an OpenID Connect provider',
    tag,
    callers: ['key', 'admin'],
    body: SignInProviderInput,
    answer: SignInProvider,
    status: 200,
    problems: ['secret_key_missing'],
  }),
  deleteSignInProvider: endpoint({
    method: 'DELETE',
    path: '/v1/workspace/sign-in',
    summary: 'Let people sign in by password alone. Who they were at the provider is forgotten',
    tag,
    callers: ['key', 'admin'],
    status: 204,
    problems: [],
  }),
  trySignInProvider: endpoint({
    method: 'POST',
    path: '/v1/workspace/sign-in/try',
    summary: 'Ask the provider who it is, as a sign-in begins. Nothing is kept',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({}),
    answer: z.object({
      ok: z.boolean(),
      fault: z.enum(['unreachable', 'another-issuer', 'unfit']).nullable(),
      detail: z.string().nullable().describe('what to do about it'),
    }),
    status: 200,
    problems: ['sign_in_not_set_up'],
    idempotency: 'key',
  }),
  unlinkSignIn: endpoint({
    method: 'DELETE',
    path: '/v1/agents/{id}/sign-in',
    summary:
      'Forget who an agent is at the provider, and end their sessions. Their next sign-in there links them anew, by their verified address',
    tag,
    callers: ['key', 'admin'],
    params: z.object({ id: Id }),
    status: 204,
    problems: ['agent_not_found'],
  }),
}
