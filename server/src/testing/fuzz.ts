import { endpoints, Problem, type Endpoint, type OperationId } from '@baton/protocol'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiWorld, roles, type ApiWorld, type Role } from './api-world.ts'
import { eachDatabase } from './databases.ts'
import { numberOf, shareOf } from './fuzz-shares.ts'
import { broken, fitting, oddities, type JsonSchema } from './schema-examples.ts'
import { createTestNode } from './test-node.ts'

/** The run can be had again, and others too: `BATON_FUZZ_SEED=7 npm test -- database`. */
const seed = Number(process.env['BATON_FUZZ_SEED'] ?? 20_260_105)
const examplesOn = { postgres: 200, pglite: 40 }
/** On a machine that is busy with other things an operation takes ten times as long as alone: that is no fault of it. */
const minutesEach = 10
/** What operations use up is put back after so many. */
const block = 40

interface Operation {
  parameters?: { name: string; in: string; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { description: string }>
}

/** One request to be, drawn as a whole, so that a seed brings it back. */
interface Example {
  /** All of it right: otherwise most examples would fail at the first of several faults. */
  good: boolean
  role: Role
  path: unknown
  query: unknown
  body: unknown
  raw: string | null
  headers: Record<string, string>
}

/** Sends a file's share of the operations what they may be sent, and what they may not. */
export function fuzz(file: string): void {
  eachDatabase((name, open) => {
    let world: ApiWorld
    let paths: Record<string, Record<string, Operation>>
    beforeAll(async () => {
      world = await createApiWorld(
        await createTestNode((await open()).db, { env: { BATON_PUBLIC_URL: 'http://localhost:80' } }),
      )
      paths = (await world.it.call('GET', '/openapi.json')).json.paths
    })
    afterAll(() => world.it.stop())

    test.each(shareOf(file).map((id): [OperationId, Endpoint] => [id, endpoints[id]]))(
      '%s answers whatever it is sent with what it documents, and never breaks',
      async (id, endpoint) => {
        const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()]
        if (!operation) throw new Error(`${id} is not in /openapi.json`)
        const faults: string[] = []
        const answered = new Set<number>()
        for (let n = 0; n < examplesOn[name]; n += block) {
          await world.refresh(id)
          const drawn = fc.sample(examples(endpoint, operation, world), {
            seed: (seed + numberOf(id) + n) | 0,
            numRuns: block,
          })
          for (const [i, example] of drawn.entries()) {
            const request = await requestOf(world, id, endpoint, example, n + i)
            const response = await world.it.node.app.inject(request)
            answered.add(response.statusCode)
            const fault = faultOf(endpoint, operation, response)
            if (fault) faults.push(`${fault}\n  ${told(request)}\n  → ${response.body.slice(0, 300)}`)
          }
        }
        expect(faults.slice(0, 5).join('\n')).toBe('')
        // Otherwise the answer's schema was never tried.
        expect([...answered]).toContain(endpoint.status)
      },
      minutesEach * 60_000,
    )
  })
}

/** What is wrong with an answer; null where it is what /openapi.json says. */
function faultOf(
  endpoint: Endpoint,
  operation: Operation,
  response: { statusCode: number; body: string; headers: Record<string, unknown> },
): string | null {
  const { statusCode: status, body } = response
  if (status >= 500) return `broke with ${status}`
  if (status < 300) {
    if (status !== endpoint.status) return `answered ${status} instead of ${endpoint.status}`
    if (endpoint.bytes === 'out') return null
    if (!endpoint.answer) return body === '' ? null : 'answered with a body where none is documented'
    const json: unknown = JSON.parse(body)
    const parsed = endpoint.answer.safeParse(json)
    if (!parsed.success) return `an answer that is not its schema: ${parsed.error.issues[0]?.path.join('.')}`
    // Parsing leaves out what the schema does not name: nothing may be left out.
    return JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(json))
      ? null
      : 'a field that is not documented'
  }
  if (!String(response.headers['content-type']).startsWith('application/problem+json'))
    return `${status} without a problem`
  const problem = Problem.strict().safeParse(JSON.parse(body))
  if (!problem.success) return `a problem that is none: ${problem.error.issues[0]?.message}`
  if (problem.data.status !== status) return `a problem of ${problem.data.status} sent as ${status}`
  const documented = operation.responses[String(status)]?.description ?? ''
  return documented.includes(`\`${problem.data.code}\``)
    ? null
    : `${status} ${problem.data.code} is not documented here`
}

function examples(endpoint: Endpoint, operation: Operation, world: ApiWorld): fc.Arbitrary<Example> {
  const ids = world.ids()
  const parameters = (operation.parameters ?? []).filter((each) => each.in === 'query')
  const shape: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  }
  const body = operation.requestBody?.content['application/json']?.schema
  const odd = fc.constantFrom(...oddities)
  const admitted = roles.filter((role) => admits(endpoint, role))
  const mostly = <T>(usual: fc.Arbitrary<T>, weight: number, seldom: fc.Arbitrary<T>) =>
    fc.oneof({ arbitrary: usual, weight }, { arbitrary: seldom, weight: 1 })
  return fc.record({
    good: fc.nat(3).map((n) => n === 0),
    role: mostly(fc.constantFrom(...admitted), 4, fc.constantFrom(...roles)),
    path: mostly<unknown>(fc.constantFrom(...ids), 6, odd),
    query: mostly<unknown>(fitting(shape, ids), 2, broken(shape, ids)),
    body: body ? mostly(fitting(body, ids), 1, broken(body, ids)) : fc.option(odd, { freq: 4, nil: undefined }),
    raw: fc.option(fc.constantFrom(...rawBodies), { freq: 10, nil: null }),
    headers: mostly<Record<string, string>>(fc.constant({}), 5, fc.constantFrom(...oddHeaders)),
  })
}

const rawBodies = [
  '',
  '{',
  'null',
  'undefined',
  '[]',
  '"text"',
  'NaN',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"text":"a","text":"b"}',
  '{"text":"\\ud800"}',
  '\ufeff{}',
  `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  JSON.stringify({ text: 'x'.repeat(600 * 1024) }),
]

const oddHeaders: Record<string, string>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/problem+json' },
  { 'content-type': '' },
  { 'content-length': '0' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'the-same-one' },
  { 'idempotency-key': 'k'.repeat(201) },
  { 'idempotency-key': 'ключ' },
  { authorization: 'Basic YTpi' },
  { authorization: `Bearer ${'x'.repeat(5000)}` },
  { authorization: 'Bearer' },
  { cookie: 'baton_session=a; baton_session=b' },
  { cookie: 'baton_session=%E0%A4%A; =; ;' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { accept: 'text/html', 'accept-encoding': 'identity;q=0' },
  { 'x-forwarded-for': '::1, nonsense' },
  { host: 'évil.example:99999' },
  { expect: '200-ok' },
]

function admits({ callers }: Endpoint, role: Role): boolean {
  if (callers.includes('anybody')) return true
  if (role === 'identified') return callers.includes('visitor')
  if (role === 'nobody' || role === 'forged') return false
  const rank = ['agent', 'lead', 'admin'].indexOf(role)
  return callers.some(
    (each) =>
      each === role ||
      (rank >= 0 && ['agent', 'lead', 'admin'].indexOf(each) <= rank && each !== 'key' && each !== 'visitor'),
  )
}

let made = 0

async function requestOf(
  world: ApiWorld,
  id: OperationId,
  endpoint: Endpoint,
  example: Example,
  n: number,
): Promise<InjectOptions> {
  made += 1
  const { role, good } = example
  const search = good ? (world.query(id, role) ?? goodQuery(id, world.it.workspace)) : searchOf(example.query)
  const path = good || n % 2 === 0 ? world.subject(id, role) : example.path
  const raw = good ? null : example.raw
  const body = good ? (endpoint.body ? world.body(id, role) : undefined) : example.body
  const bytes = good && endpoint.bytes === 'in' ? world.bytes(id) : undefined
  const payload = raw ?? bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  return {
    method: endpoint.method,
    url: endpoint.path.replace(/\{\w+\}/, () => encode(path)) + (search === '' ? '' : `?${search}`),
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      // From another address each, so that the limit on rates is not all there is to see.
      'x-forwarded-for': `10.${Math.floor(made / 60_000) % 250}.${Math.floor(made / 250) % 250}.${made % 250}`,
      ...(await world.credential(role, id)),
      ...(good ? {} : example.headers),
      // Some are sent again under their key, with the same body or another.
      ...(good && endpoint.idempotency === 'key' && n % 3 === 0 ? { 'idempotency-key': `again-${id}-${role}` } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  }
}

function goodQuery(id: OperationId, workspace: string): string {
  if (id === 'staffingDay') return 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'
  if (id === 'searchHelp') return `workspace=${workspace}&q=router`
  return id === 'searchArticles' ? 'q=router&locale=en' : ''
}

/** A list under a name is that name several times. */
function searchOf(query: unknown): string {
  if (typeof query !== 'object' || query === null) return encode(query)
  return Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((each) => `${encode(name)}=${encode(each)}`))
    .join('&')
}

/** As a client writes it; what cannot be encoded goes raw, and what is encoded already stays. */
function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  if (/^%\d\d$/.test(text)) return text
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

const told = ({ method, url, headers, payload }: InjectOptions): string =>
  `${method} ${String(url)} ${JSON.stringify(headers)} ${String(payload).slice(0, 400)}`
