import { endpoints, Problem, problems, type Endpoint, type OperationId } from '@baton/protocol'
import * as z from 'zod'

type Json = Record<string, unknown>

const binary: Json = { type: 'string', format: 'binary' }

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

/** The API as OpenAPI 3.1, made from the same table as the routes, so that the two cannot differ. */
export function openApi(version: string, server: string): Json {
  const paths: Record<string, Json> = {}
  for (const [id, endpoint] of Object.entries(endpoints) as [OperationId, Endpoint][]) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(id, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version,
      summary: 'One thread for assistant and people, and the handoff between them.',
      description: description(),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace' },
        visitor: { type: 'http', scheme: 'bearer', description: 'The token of a visitor, from POST /v1/visitors' },
        session: { type: 'apiKey', in: 'cookie', name: 'baton_session', description: 'An agent who signed in' },
      },
    },
  }
}

function operation(id: OperationId, endpoint: Endpoint): Json {
  const codes = [...new Set([...endpoint.problems, ...alwaysPossible(endpoint)])]
  const byStatus = Map.groupBy(codes, (code) => problems[code][0])
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')]
  if (endpoint.idempotency === 'key') {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      description: 'The same key gives the first answer again, for two days; with another body it is a conflict.',
    })
  }
  return {
    operationId: id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body
      ? {
          requestBody: {
            required: !z.safeParse(endpoint.body, {}).success,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    ...(endpoint.bytes === 'in'
      ? { requestBody: { required: true, content: { 'application/octet-stream': { schema: binary } } } }
      : {}),
    responses: {
      [endpoint.status]:
        endpoint.bytes === 'out'
          ? { description: 'The bytes', content: { 'application/octet-stream': { schema: binary } } }
          : endpoint.answer
            ? { description: 'Done', content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } }
            : { description: 'Done' },
      ...Object.fromEntries(
        [...byStatus].map(([status, some]) => [
          status,
          {
            description: some.map((code) => `\`${code}\`: ${problems[code][1]}`).join('; '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
    security: securityOf(endpoint),
  }
}

function alwaysPossible(endpoint: Endpoint): (keyof typeof problems)[] {
  const open = endpoint.callers.includes('anybody')
  return [
    'invalid_request',
    'unknown_field',
    ...(open
      ? (['rate_limited', 'token_invalid', 'origin_not_allowed'] as const)
      : (['not_signed_in', 'session_expired', 'token_invalid', 'forbidden', 'origin_not_allowed'] as const)),
    // A body is read before it is known that none was wanted.
    ...(endpoint.method === 'GET' ? [] : (['malformed_json', 'payload_too_large', 'unsupported_media_type'] as const)),
    ...(endpoint.idempotency ? (['idempotency_conflict'] as const) : []),
    ...(endpoint.showsSecret ? (['shown_once'] as const) : []),
    'not_found',
    'busy',
    'database_unavailable',
    'disk_full',
    'shutting_down',
    'internal_error',
  ]
}

function securityOf(endpoint: Endpoint): Json[] {
  const names = endpoint.callers.map((caller) =>
    caller === 'agent' || caller === 'lead' || caller === 'admin' ? 'session' : caller,
  )
  return [...new Set(names)].map((name) => (name === 'anybody' ? {} : { [name]: [] }))
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, each]) => {
    const { description: text, ...rest } = each
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: rest,
      ...(text ? { description: text } : {}),
    }
  })
}

function description(): string {
  const rows = Object.entries(problems).map(
    ([code, [status, title, next]]) => `- \`${code}\` (${status}): ${title}. ${next}`,
  )
  return [
    'JSON is camelCase, times are ISO 8601 in UTC. Who acts comes from the credential; only an API key may name one.',
    'Live updates: `WS /v1/live`, first frame `{"type":"hello","token":"…"}`, then `{"type":"subscribe","conversationId":"…","after":0}`.',
    '',
    '### Problems',
    '',
    'Errors are RFC 9457 problem documents (`application/problem+json`) with a `code` from this list and what to do `next`.',
    '',
    ...rows,
  ].join('\n')
}
