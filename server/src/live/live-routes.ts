import { problem, StreamQuery } from '@baton/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { misfit } from '../api/problem-error.ts'
import { sendProblem } from '../http/http-server.ts'
import type { Caller, KnownCaller } from '../identity/caller.ts'
import type { Database } from '../db/database.ts'
import type { Credentials } from '../identity/credentials.ts'
import type { Endings } from '../identity/endings.ts'
import { mayConnect } from '../identity/origins.ts'
import { stillValid } from '../identity/still-valid.ts'
import type { Connection, Presence } from '../people/presence.ts'
import { createAllowance, type LiveLimits } from './allowance.ts'
import { createArrivals } from './arrivals.ts'
import { placeOf, serveEventStream } from './event-stream.ts'
import { serveSocket, type SocketParts } from './socket.ts'

export interface LiveRoutesParts extends Pick<
  SocketParts,
  'deeds' | 'hub' | 'feed' | 'chatter' | 'surroundings' | 'now' | 'log'
> {
  db: Database
  credentials: Credentials
  /** Told who of the agents is connected. */
  presence: Pick<Presence, 'opened'>
  endings: Endings
  limits: LiveLimits
  /** Baton's own origins, and whether a request comes from one of its pages. */
  ownOrigins: readonly string[]
  isOwnOrigin(request: FastifyRequest): boolean
  /** Told whenever there are more or fewer. */
  count(clients: number): void
}

/** Anybody who is connected now. */
interface Client {
  caller(): KnownCaller | null
  end(because: 'shutting-down' | 'session-ended'): void
}

/** An agent whose machine died says nothing, and nor does its socket: one that does not answer between two calls is gone. Milliseconds. */
const callEvery = 10_000
/** Nobody has written anything on this node for so long: nobody is kept waiting by who comes in. Milliseconds. */
const calmAfter = 250
const activeAtMostEvery = 15_000

function hangUpOnTheDead(socket: Parameters<typeof serveSocket>[0]): void {
  let answered = true
  socket.on('pong', () => (answered = true))
  const calls = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, callEvery)
  socket.on('close', () => clearInterval(calls))
}

/** `GET /v1/live`: a WebSocket, or server-sent events for who cannot have one. */
export function registerLive(app: FastifyInstance, parts: LiveRoutesParts): void {
  const { db, credentials, now, limits } = parts
  const clients = new Set<Client>()
  const arrivals = createArrivals(() => performance.now() - parts.hub.writtenAt() < calmAfter)

  parts.endings.onEnded(({ kind, workspace, ids }) => {
    for (const client of clients) {
      const caller = client.caller()
      if (!caller || caller.workspace !== workspace) continue
      const id = caller.kind === 'agent' ? caller.sessionId : caller.kind === 'key' ? caller.keyId : caller.visitorId
      const mine = caller.kind === 'agent' ? 'session' : caller.kind
      if (mine === kind && ids.includes(id)) client.end('session-ended')
    }
  })
  app.addHook('preClose', async () => {
    for (const client of clients) client.end('shutting-down')
  })

  function keep(client: Client, connection: { on(event: 'close', listener: () => void): unknown }): void {
    clients.add(client)
    parts.count(clients.size)
    connection.on('close', () => {
      clients.delete(client)
      parts.count(clients.size)
    })
  }

  const frames = {
    visitor: createAllowance(limits.visitorFrames, now),
    agent: createAllowance(limits.agentFrames, now),
  }
  const mayAsk = (caller: KnownCaller) =>
    caller.kind === 'key' ||
    (caller.kind === 'visitor' ? frames.visitor.take(caller.visitorId) : frames.agent.take(caller.agentId))

  async function mayConnectFrom(workspace: string, origin: string | undefined): Promise<boolean> {
    const [row] = await db.scoped<{ sites: string[] }>(
      workspace,
      'select sites from baton.workspaces where workspace_id = $1',
      [workspace],
    )
    return mayConnect(origin, parts.ownOrigins, row?.sites ?? [])
  }

  /** Nothing is awaited before the socket listens: a hello that comes at once must be heard. */
  function openSocket(socket: Parameters<typeof serveSocket>[0], request: FastifyRequest): void {
    const { origin, authorization, cookie } = request.headers
    const headers = { authorization, cookie }
    const own = origin === undefined || parts.isOwnOrigin(request)
    // The widget's frame is ours, whatever site it stands in; a page of another site that connects itself must name a site that may.
    let connection: Connection | undefined
    let toldActive = -Infinity
    socket.on('close', () => connection?.closed())
    const served = serveSocket(socket, {
      ...parts,
      arrivals,
      signedIn(caller) {
        if (caller.kind !== 'agent' || socket.readyState !== socket.OPEN) return
        connection = parts.presence.opened(caller.workspace, caller.agentId)
        hangUpOnTheDead(socket)
      },
      active() {
        if (performance.now() - toldActive < activeAtMostEvery) return
        toldActive = performance.now()
        connection?.active()
      },
      wire: request.raw.socket,
      cookieCaller: async () => (own ? credentials.callerOf(headers, now()) : { kind: 'nobody', why: 'not_signed_in' }),
      callerOfToken: async (token) => {
        const caller = await credentials.callerByToken(token, now())
        return caller.kind === 'nobody' || own || (await mayConnectFrom(caller.workspace, origin))
          ? caller
          : { kind: 'nobody', why: 'token_invalid' }
      },
      stillValid: (caller) => stillValid(db, caller, now()),
      mayAsk,
    })
    keep(served, socket)
  }

  async function openStream(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (!request.headers.accept?.includes('text/event-stream')) {
      const detail = 'open a WebSocket here, or ask for text/event-stream'
      return sendProblem(reply, problem('invalid_request', { detail }))
    }
    const { origin } = request.headers
    const caller: Caller = await credentials.callerOf(request.headers, now())
    if (caller.kind === 'nobody') return sendProblem(reply, problem(caller.why))
    const own = origin === undefined || parts.isOwnOrigin(request)
    if (!own && !(await mayConnectFrom(caller.workspace, origin)))
      return sendProblem(reply, problem('origin_not_allowed'))
    if (!mayAsk(caller)) return sendProblem(reply, problem('rate_limited'))
    const query = StreamQuery.safeParse(request.query)
    if (!query.success) throw misfit(query.error, 'query')
    const last = request.headers['last-event-id']
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // a proxy that gathers would hold back what is live
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    const place = placeOf(query.data, typeof last === 'string' ? last : undefined)
    if (caller.kind === 'agent') {
      const connection = parts.presence.opened(caller.workspace, caller.agentId)
      reply.raw.on('close', connection.closed)
    }
    keep(
      serveEventStream(reply.raw, caller, place, {
        ...parts,
        arrivals,
        stillValid: (who) => stillValid(db, who, now()),
      }),
      reply.raw,
    )
    return reply
  }

  app.route({
    method: 'GET',
    url: '/v1/live',
    onRequest: async (request) => {
      if (request.ws) await arrivals.run(async () => {})
    },
    // An open socket keeps its request and the response that it never gets, for as long as somebody is there: they are let go.
    preHandler: async (request, reply) => {
      if (request.ws) reply.raw.detachSocket(request.raw.socket)
    },
    handler: openStream,
    wsHandler(socket, request) {
      // The plugin's own listener holds the request too. Ours comes at once, when the socket is served.
      socket.removeAllListeners('error')
      openSocket(socket, request)
    },
  })
}
