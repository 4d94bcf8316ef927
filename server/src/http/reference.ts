import scalar from '@scalar/fastify-api-reference'
import { packageJsonSchema, packageSchemaPath } from '@baton/protocol'
import type { FastifyInstance } from 'fastify'
import { openApi } from '../api/openapi.ts'

/** The page that shows it writes its scripts and styles into itself. */
const referencePage =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/** `/openapi.json`, the same for people at `/docs`, and the schema of the handoff package: served whole from here, nothing is asked of anybody else. */
export async function registerReference(app: FastifyInstance, version: string, server: string): Promise<void> {
  // Made when it is first asked for: it takes a tenth of what starting does, and most starts are never asked.
  let document: ReturnType<typeof openApi> | undefined
  app.get('/openapi.json', (_request, reply) =>
    reply.header('access-control-allow-origin', '*').send((document ??= openApi(version, server))),
  )
  const schema = packageJsonSchema()
  app.get(packageSchemaPath, (_request, reply) =>
    reply.header('access-control-allow-origin', '*').type('application/schema+json').send(schema),
  )
  app.get('/favicon.ico', (_request, reply) => reply.status(204).send())
  await app.register(async (own) => {
    own.addHook('onRequest', async (_request, reply) => void reply.header('content-security-policy', referencePage))
    await own.register(scalar, {
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
  })
}
