import { problem, type Problem } from '@baton/protocol'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify'
import { problemOf } from '../api/problem-error.ts'

/** One message is 64 KiB at most; an article may be larger. Bytes. */
const bodyLimit = 512 * 1024

/** Nobody needs longer to say what they ask for. Milliseconds. */
const headersWithin = 20_000
/** A whole request, the largest file on a slow line included: it has limits of its own. */
const requestWithin = 150_000

/** What an answer may do in a browser that opens it as a page: nothing. Pages say what they may do themselves. */
const noPage = "default-src 'none'; frame-ancestors 'none'"
/** Nothing of Baton, and nothing in its frames, looks through a camera, listens or asks where somebody is. */
const permissions = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi', 'bluetooth']
  .map((each) => `${each}=()`)
  .join(', ')

/**
 * Fastify with what every route shares: limits, headers, problem documents and the graceful end. `tls`: its public address is HTTPS, and browsers
 * are told to use no other.
 */
export async function createHttpServer(
  log: FastifyBaseLogger,
  stopping: () => boolean,
  { tls }: { tls: boolean },
): Promise<FastifyInstance> {
  const shared = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': noPage,
    'permissions-policy': permissions,
    ...(tls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    requestTimeout: requestWithin,
    http: { headersTimeout: headersWithin },
    routerOptions: { maxParamLength: 200 },
    // What fails before a route is found would be answered in Fastify's own words. No id is as long as what is refused for its length.
    frameworkErrors: (error, _request, reply) => {
      reply.headers(shared)
      sendProblem(reply, problem(error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : 'invalid_request'))
    },
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false, max: 1000, timeWindow: '1 minute' })
  await app.register(websocket, { options: { maxPayload: 256 * 1024, perMessageDeflate: false } })

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(shared)
    if (stopping()) reply.header('connection', 'close')
  })
  app.setErrorHandler((error, request, reply) => {
    const told = problemOf(error)
    if (told.status >= 500)
      request.log.error({ err: error, instance: request.id, route: request.routeOptions.url }, told.title)
    sendProblem(reply, told.status >= 500 ? { ...told, instance: request.id } : told)
  })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem('not_found')))
  return app
}

export function sendProblem(reply: FastifyReply, told: Problem): void {
  if (told.status === 503) reply.header('retry-after', '1')
  void reply.status(told.status).type('application/problem+json').send(JSON.stringify(told))
}
