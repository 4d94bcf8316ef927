import { problem, type Problem } from '@baton/protocol'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify'
import { problemOf } from '../api/problem-error.ts'

/** One message is 64 KiB at most; an article may be larger. Bytes. */
const bodyLimit = 512 * 1024

/** Fastify with what every route shares: limits, headers, problem documents and the graceful end. */
export async function createHttpServer(log: FastifyBaseLogger, stopping: () => boolean): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    // What fails before a route is found would be answered in Fastify's own words. No id is as long as what is refused for its length.
    frameworkErrors: (error, _request, reply) =>
      sendProblem(reply, problem(error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : 'invalid_request')),
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false, max: 1000, timeWindow: '1 minute' })
  await app.register(websocket, { options: { maxPayload: 256 * 1024, perMessageDeflate: false } })

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
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
