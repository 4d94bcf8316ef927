import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { SignJWT } from 'jose'
import * as z from 'zod'
import { ProblemError } from '../api/problem-error.ts'
import { sessionCookieOf } from '../api/identity-handlers.ts'
import type { Database } from '../db/database.ts'
import { listAgents } from '../identity/agents.ts'
import { openSession, sessionMs, type Deps } from '../identity/sessions.ts'
import { workspaceSecret } from '../identity/workspaces.ts'
import type { Vault } from '../sealing/vault.ts'

export interface DemoParts {
  db: Database
  vault: Vault
  deps: Deps
  workspace: string
  /** The folder of the demo shop. */
  folder: string
  now: () => number
}

type Json = Record<string, unknown>

/** The demo shop, its own little API, and the ways in that only a demo has. Development mode only. */
export async function registerDemo(
  app: FastifyInstance,
  { db, vault, deps, workspace, folder, now }: DemoParts,
): Promise<void> {
  const data = JSON.parse(readFileSync(join(folder, 'api.json'), 'utf8')) as Record<string, Record<string, Json>>

  await app.register(fastifyStatic, {
    root: join(folder, 'site'),
    prefix: '/demo/',
    decorateReply: false,
    // A shop's own pages, which say nothing of what they may do.
    setHeaders: (reply) =>
      void reply
        .header('content-security-policy', "frame-ancestors 'self'; object-src 'none'")
        .header('referrer-policy', 'strict-origin-when-cross-origin'),
  })
  app.get('/demo', (_request, reply) => reply.redirect('/demo/'))

  app.get('/v1/demo/people', async () => {
    const agents = await listAgents(db, workspace)
    return { people: agents.map(({ id, name, role }) => ({ id, name, role })) }
  })
  app.post('/v1/demo/sessions', async (request, reply) => {
    const { agentId } = z.strictObject({ agentId: z.string() }).parse(request.body)
    const agents = await listAgents(db, workspace)
    const agent = agents.find(({ id }) => id === agentId)
    if (!agent) throw new ProblemError('agent_not_found')
    const { token } = await openSession(deps, { workspace, agentId }, now())
    return reply.header('set-cookie', sessionCookieOf(token, sessionMs / 1000, false)).send({ agent })
  })

  // What a shop's own server would do for its signed-in customer.
  app.post('/demo/identity', async () => {
    const secret = (await workspaceSecret(db, workspace, vault)) ?? ''
    const token = await new SignJWT({ name: 'Dana Whitfield', workspace })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('dana')
      .setIssuedAt(Math.floor(now() / 1000))
      .setExpirationTime(Math.floor(now() / 1000) + 3600)
      .sign(new TextEncoder().encode(secret))
    return { token }
  })

  app.get<{ Params: { collection: string; key: string } }>('/demo/api/:collection/:key', async ({ params }) => {
    const { actions: _, ...record } = await answered(recordOf(params))
    return dated(record, now())
  })
  app.post<{ Params: { collection: string; key: string; action: string } }>(
    '/demo/api/:collection/:key/:action',
    async ({ params }) => {
      const record = await answered(recordOf(params))
      const action = (record['actions'] as Record<string, Json> | undefined)?.[params.action]
      if (!action) throw new ProblemError('not_found')
      return dated(await answered(action), now())
    },
  )

  function recordOf({ collection, key }: { collection: string; key: string }): Json {
    const records = data[collection] ?? {}
    const wanted = keyOf(collection, key)
    const record = Object.entries(records).find(([name]) => keyOf(collection, name) === wanted)?.[1]
    if (!record) throw new ProblemError('not_found')
    return record
  }
}

function keyOf(collection: string, key: string): string {
  if (collection === 'gift-cards') return key.replaceAll(/[\s-]/g, '').toUpperCase()
  return collection === 'libraries' ? key.toLowerCase() : key
}

/** Faults that the demo's data asks for: a system that does not answer, or breaks. */
async function answered(record: Json): Promise<Json> {
  const { fault, ...rest } = record
  if (fault === 'timeout') await new Promise((resolve) => setTimeout(resolve, 30_000).unref())
  if (fault !== undefined) throw new Error(`the demo's data asks for the fault ${String(fault)}`)
  return rest
}

function dated(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((each) => dated(each, now))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dated(each, now)]))
  }
  const days = typeof value === 'string' ? /^today([+-]\d+)?$/.exec(value) : null
  return days ? new Date(now + Number(days[1] ?? 0) * 86_400_000).toISOString().slice(0, 10) : value
}
