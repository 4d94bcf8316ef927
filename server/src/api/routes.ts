import { Readable } from 'node:stream'
import { endpoints, type Endpoint, type OperationId } from '@baton/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../db/database.ts'
import { isAdmitted, type Caller } from '../identity/caller.ts'
import type { Vault } from '../sealing/vault.ts'
import { tracedFrom } from '../tracing/traced.ts'
import { once } from './idempotency.ts'
import type { BytesOut, Call, Handlers } from './operation.ts'
import { misfit, ProblemError } from './problem-error.ts'

export interface RoutesParts {
  db: Database
  vault: Vault
  now: () => number
  handlers: Handlers
  callerOf(request: FastifyRequest): Promise<Caller>
  /** Whether a cookie may be believed: a write that another site caused is not the agent's. */
  isSameOrigin(request: FastifyRequest): boolean
}

/** Every operation of the protocol as a route: parse, admit, run once, answer. */
export function registerRoutes(app: FastifyInstance, parts: RoutesParts): void {
  // Bytes are bytes, whatever their sender calls them; they are read when it is known who sends them.
  void app.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    register(own, parts, ({ bytes }) => bytes === 'in')
  })
  register(app, parts, ({ bytes }) => bytes !== 'in')
}

function register(app: FastifyInstance, parts: RoutesParts, which: (endpoint: Endpoint) => boolean): void {
  for (const [id, endpoint] of Object.entries(endpoints) as [OperationId, Endpoint][]) {
    if (!which(endpoint)) continue
    const max = endpoint.perMinute ?? 60
    app.route({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...(endpoint.callers.includes('anybody') ? { config: { rateLimit: { max, timeWindow: '1 minute' } } } : {}),
      ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
      handler: (request, reply) =>
        tracedFrom(request.headers['traceparent'] as string | undefined, 'receive', { 'baton.operation': id }, () =>
          answer(parts, id, endpoint, request, reply),
        ),
    })
  }
}

async function answer(
  parts: RoutesParts,
  id: OperationId,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  // Bytes that are refused are not read to their end: the connection ends with the answer.
  if (endpoint.bytes === 'in') reply.header('connection', 'close')
  const caller = await parts.callerOf(request)
  admit(endpoint, caller)
  if (
    caller.kind === 'agent' &&
    endpoint.method !== 'GET' &&
    !request.headers.authorization &&
    !parts.isSameOrigin(request)
  ) {
    throw new ProblemError('origin_not_allowed')
  }
  const call = {
    caller,
    params: parse(endpoint.params, request.params, 'path'),
    query: parse(endpoint.query, request.query, 'query'),
    body: parse(endpoint.body, endpoint.body ? (request.body ?? {}) : undefined, 'body'),
    upload: endpoint.bytes === 'in' && request.body instanceof Readable ? request.body : undefined,
    token: /^Bearer +(\S+)$/i.exec(request.headers.authorization?.trim() ?? '')?.[1],
    request: { ip: request.ip, origin: request.headers.origin, host: request.headers.host },
    reply: {
      setCookie: (value: string) => void reply.header('set-cookie', value),
      allowOrigin: (origin: string) =>
        void reply.header('access-control-allow-origin', origin).header('vary', 'origin'),
    },
  }
  const run = async () => ({
    status: endpoint.status,
    answer: await (parts.handlers[id] as (call: Call<OperationId>) => Promise<unknown>)(call as Call<OperationId>),
  })
  const key = request.headers['idempotency-key']
  const repeatable = endpoint.idempotency === 'key' && caller.kind !== 'nobody' && typeof key === 'string'
  if (repeatable && (key.length === 0 || key.length > 200))
    throw new ProblemError('invalid_request', { detail: 'Idempotency-Key has 1 to 200 characters' })
  const done = repeatable
    ? await once(
        parts.db,
        parts.vault,
        {
          workspace: caller.workspace,
          caller: nameOf(caller),
          key,
          operation: `${id} ${JSON.stringify(call.params ?? null)}`,
          body: call.body,
          secret: endpoint.showsSecret ?? false,
          now: parts.now(),
        },
        run,
      )
    : await run()
  if (endpoint.bytes === 'in') reply.removeHeader('connection')
  reply.status(done.status).header('cache-control', 'no-store')
  if (endpoint.bytes === 'out') {
    const { headers, stream } = done.answer as BytesOut
    return reply.headers(headers).send(stream)
  }
  return done.status === 204 ? reply.send() : reply.send(done.answer)
}

function admit(endpoint: Endpoint, caller: Caller): void {
  if (isAdmitted(caller, endpoint.callers)) return
  throw new ProblemError(caller.kind === 'nobody' ? caller.why : 'forbidden')
}

function parse(schema: Endpoint['body'], value: unknown, where: string): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw misfit(parsed.error, where)
  return parsed.data
}

function nameOf(caller: Exclude<Caller, { kind: 'nobody' }>): string {
  if (caller.kind === 'key') return `key:${caller.keyId}`
  return caller.kind === 'agent' ? `agent:${caller.agentId}` : `visitor:${caller.visitorId}`
}
