import { endpoints, type Endpoint, type OperationId } from '@baton/protocol'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApiWorld, type ApiWorld } from '../testing/api-world.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'

// Dozens of sign-ins: what a password costs is tested elsewhere.
vi.mock(import('node:crypto'), async (original) => {
  const { countedCrypto } = await import('../identity/testing/counted-scrypt.ts')
  return countedCrypto(await original())
})

/** What a browser says of a page that is not ours, or does not say. */
const foreign: Record<string, string>[] = [
  {},
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://shop.baton.example', 'sec-fetch-site': 'same-site' },
  { origin: 'https://baton.example', 'sec-fetch-site': 'same-site' },
  { origin: 'https://baton.example:8443' },
  { origin: 'http://baton.example' },
  { origin: 'https://baton.example.evil.example' },
  { origin: 'https://baton.example@evil.example' },
  { referer: 'https://baton.example/inbox' },
  { 'sec-fetch-site': 'none' },
  { 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' },
  { 'x-requested-with': 'XMLHttpRequest', origin: 'https://evil.example' },
]

/** What a page may send to another site without asking it first, and what it may call it. */
const simple = [
  'text/plain',
  'text/plain;charset=utf-8',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; application/json',
  'multipart/form-data; boundary=x',
]

eachDatabase((_name, open) => {
  let world: ApiWorld
  beforeAll(async () => {
    const env = { BATON_PUBLIC_URL: 'https://baton.example' }
    world = await createApiWorld(await createTestNode((await open()).db, { env }))
  })
  afterAll(() => world.it.stop())

  const send = (request: InjectOptions) => world.it.node.app.inject(request)
  const writes = (Object.entries(endpoints) as [OperationId, Endpoint][]).filter(([, { method }]) => method !== 'GET')

  const cookieOf = async (): Promise<string> => String((await world.credential('admin', 'me'))['cookie'])

  describe('pages of other sites, in a browser where an admin is signed in', () => {
    test('change nothing: every operation that writes refuses the cookie, whatever it is sent as', async () => {
      const cookie = await cookieOf()
      const done: string[] = []
      for (const [id, endpoint] of writes) {
        const url = endpoint.path.replace(/\{\w+\}/, () => encodeURIComponent(world.subject(id, 'admin')))
        const body = JSON.stringify(endpoint.body ? world.body(id, 'admin') : {})
        for (const [n, headers] of foreign.entries()) {
          const type = n % 2 === 0 ? 'application/json' : (simple[n % simple.length] ?? '')
          const { method } = endpoint
          const response = await send({
            method,
            url,
            payload: body,
            headers: { cookie, 'content-type': type, 'x-forwarded-for': `10.9.${n}.1`, ...headers },
          })
          // Who may not do it at all is told so first.
          const code = response.statusCode < 300 ? 'done' : response.json().code
          if (
            !/^(origin_not_allowed|forbidden|invalid_request|malformed_json|unsupported_media_type|payload_too_large)$/.test(
              code,
            )
          )
            done.push(`${id} from ${JSON.stringify(headers)} as ${type}: ${response.statusCode} ${code}`)
        }
      }
      expect(writes.length).toBeGreaterThan(100)
      expect(done).toEqual([])
      // The same session from our own page.
      const own = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
      const still = await send({ method: 'PUT', url: '/v1/me/language', headers: own, payload: '{"language":"de"}' })
      expect(still.statusCode).toBe(200)
    })

    test('sign nobody in by a form: what needs no leave to be sent is no JSON', async () => {
      for (const type of simple) {
        const payload = JSON.stringify(world.body('signIn', 'nobody'))
        const headers = { 'content-type': type, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
        const response = await send({ method: 'POST', url: '/v1/sessions', headers, payload })
        expect([type, response.headers['set-cookie']]).toEqual([type, undefined])
        expect([type, response.statusCode >= 400]).toEqual([type, true])
      }
    })

    test('are told by no answer that they may read it, and may not ask first', async () => {
      const cookie = await cookieOf()
      const readable: string[] = []
      for (const [id, endpoint] of Object.entries(endpoints) as [OperationId, Endpoint][]) {
        const url = endpoint.path.replace(/\{\w+\}/, () => encodeURIComponent(world.subject(id, 'admin')))
        const origin = 'https://evil.example'
        const asked = await send({
          method: 'OPTIONS',
          url,
          headers: {
            origin,
            'access-control-request-method': endpoint.method,
            'access-control-request-headers': 'content-type',
          },
        })
        const read = endpoint.method === 'GET' ? await send({ method: 'GET', url, headers: { origin, cookie } }) : asked
        for (const { headers } of [asked, read])
          if (headers['access-control-allow-origin'] !== undefined || headers['access-control-allow-credentials'])
            readable.push(id)
      }
      expect(readable).toEqual([])
    })
  })

  describe('what every answer says to a browser', () => {
    const shared = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'strict-transport-security': 'max-age=31536000',
    }

    test('answers of the API, faults among them, are no pages and stand in no frame', async () => {
      const got: [string, InjectOptions][] = [
        ['an answer', { url: '/v1/workspace', headers: { authorization: `Bearer ${world.it.key}` } }],
        ['nobody', { url: '/v1/workspace' }],
        ['nothing there', { url: '/nowhere' }],
        [
          'bad JSON',
          { method: 'POST', url: '/v1/sessions', payload: '{', headers: { 'content-type': 'application/json' } },
        ],
        ['a path that is too long', { url: `/v1/conversations/${'x'.repeat(300)}` }],
        ['openapi', { url: '/openapi.json' }],
        ['health', { url: '/healthz' }],
        ['metrics', { url: '/metrics' }],
      ]
      for (const [what, request] of got) {
        const { headers } = await send(request)
        expect([what, headers]).toEqual([what, expect.objectContaining(shared)])
        expect([what, headers['content-security-policy']]).toEqual([what, "default-src 'none'; frame-ancestors 'none'"])
      }
    })

    test('pages run their own scripts alone, and say who may frame them', async () => {
      const frame = `/widget/frame?workspace=${world.it.workspace}`
      for (const [url, framed] of [
        ['/inbox', "frame-ancestors 'none'"],
        ['/inbox/settings/people', "frame-ancestors 'none'"],
        [frame, "frame-ancestors 'self'"],
        ['/docs/', "frame-ancestors 'none'"],
      ] as const) {
        const { headers, statusCode } = await send({ url })
        expect([url, statusCode]).toEqual([url, 200])
        expect([url, headers]).toEqual([url, expect.objectContaining(shared)])
        const policy = String(headers['content-security-policy'])
        expect([url, policy]).toEqual([url, expect.stringContaining(framed)])
        for (const each of ["default-src 'self'", "object-src 'none'", "base-uri 'none'"])
          expect([url, policy]).toEqual([url, expect.stringContaining(each)])
        if (url !== '/docs/') expect(policy).not.toMatch(/script-src|unsafe-eval/)
      }
    })

    test('the session’s cookie is out of reach of scripts, of other sites and of plain HTTP, and of this host alone', async () => {
      const payload = world.body('signIn', 'nobody') as object
      const { headers, statusCode } = await send({ method: 'POST', url: '/v1/sessions', payload })
      expect(statusCode).toBe(201)
      const parts = String(headers['set-cookie']).split('; ').slice(1)
      expect(parts.sort()).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax', 'Secure'])
    })
  })

  describe('how often somebody may ask', () => {
    test('a password is tried twenty times, from wherever, and whoever knows it is held back no longer than the others', async () => {
      const { email } = world.body('signIn', 'nobody') as { email: string }
      const tried = async (n: number, password = `wrong ${n}`) =>
        (
          await send({
            method: 'POST',
            url: '/v1/sessions',
            headers: { 'x-forwarded-for': `10.8.0.${n}` },
            payload: { email: email.replace('agent', 'lead'), password },
          })
        ).statusCode
      const answers = new Set<number>()
      for (let n = 0; n < 20; n++) answers.add(await tried(n))
      expect([...answers]).toEqual([401])
      expect(await tried(30)).toBe(429)
      expect(await tried(31, 'correct horse battery')).toBe(429)
    }, 60_000)

    test.each(['/v1/visitors', '/v1/sessions', '/v1/invitations/accept'])(
      'one address asks %s sixty times a minute',
      async (url) => {
        const body = { '/v1/visitors': { workspace: 'none' }, '/v1/sessions': {}, '/v1/invitations/accept': {} }[url]
        const ask = async (address: string) =>
          (await send({ method: 'POST', url, headers: { 'x-forwarded-for': address }, payload: body ?? {} })).statusCode
        const answers: number[] = []
        for (let n = 0; n < 62; n++) answers.push(await ask('10.7.0.1'))
        expect(answers.slice(0, 60)).not.toContain(429)
        expect(answers.slice(60)).toEqual([429, 429])
        expect(await ask('10.7.0.2')).not.toBe(429)
      },
    )
  })
})
