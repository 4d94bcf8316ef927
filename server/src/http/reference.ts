import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { openApi } from '../api/openapi.ts'

/** `/openapi.json`, and the same for people at `/docs`: served whole from here, nothing is asked of anybody else. */
export async function registerReference(app: FastifyInstance, version: string, server: string): Promise<void> {
  const document = openApi(version, server)
  app.get('/openapi.json', (_request, reply) => reply.header('access-control-allow-origin', '*').send(document))
  app.get('/favicon.ico', (_request, reply) => reply.status(204).send())
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Baton API',
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
      agent: { disabled: true },
      showDeveloperTools: 'never',
    },
  })
}
