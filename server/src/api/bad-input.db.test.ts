import { endpoints, problems } from '@baton/protocol'
import { afterAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let started: Promise<TestNode> | undefined
  const start = () => (started ??= (async () => createTestNode((await open()).db))())
  afterAll(async () => (await started)?.stop())

  async function conversation(): Promise<{
    it: TestNode
    id: string
    send: (body: unknown) => ReturnType<TestNode['call']>
  }> {
    const it = await start()
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    return { it, id: json.id, send: (body) => it.call('POST', `/v1/conversations/${json.id}/messages`, body) }
  }
  const customer = { kind: 'customer' }

  describe('bad input gets a clear error and nothing is written', () => {
    test.each([
      ['an unknown field', { clientId: 'c', author: customer, text: 'x', txet: 'x' }, 400, 'unknown_field', 'txet'],
      ['a wrong type', { clientId: 'c', author: customer, text: 7 }, 400, 'invalid_request', 'text'],
      ['a missing field', { author: customer, text: 'x' }, 400, 'invalid_request', 'clientId'],
      ['a blank message', { clientId: 'c', author: customer, text: '  \n ' }, 400, 'invalid_request', 'text'],
      ['control characters', { clientId: 'c', author: customer, text: 'a\u0000b' }, 400, 'invalid_request', 'text'],
      [
        'half of a surrogate pair',
        { clientId: 'c', author: customer, text: 'a\ud83d' },
        400,
        'invalid_request',
        'text',
      ],
      [
        'a message that is too long',
        { clientId: 'c', author: customer, text: 'x'.repeat(16_001) },
        400,
        'invalid_request',
        'text',
      ],
      [
        'an agent without a name',
        { clientId: 'c', author: { kind: 'agent' }, text: 'x' },
        400,
        'invalid_request',
        'author.id',
      ],
      [
        'an agent who is not there',
        { clientId: 'c', author: { kind: 'agent', id: 'nobody' }, text: 'x' },
        404,
        'agent_not_found',
        null,
      ],
      [
        'a page that is no page',
        { clientId: 'c', author: customer, text: 'x', page: { url: 'javascript:alert(1)' } },
        400,
        'invalid_request',
        'page.url',
      ],
    ])('%s', async (_what, body, status, code, path) => {
      const { it, id, send } = await conversation()
      const { status: got, json } = await send(body)
      expect({ status: got, code: json.code }).toEqual({ status, code })
      expect(json.next.length).toBeGreaterThan(5)
      if (path) expect(json.errors.map((error: { path: string }) => error.path)).toContain(path)
      expect((await it.call('GET', `/v1/conversations/${id}`)).json.version).toBe(1)
    })

    test('a body that is not JSON, one of a megabyte, and one of another type', async () => {
      const { it, id } = await conversation()
      const post = (payload: string, type = 'application/json') =>
        it.call('POST', `/v1/conversations/${id}/messages`, payload, { 'content-type': type })
      expect((await post('{"clientId":')).json.code).toBe('malformed_json')
      expect(
        (await post(JSON.stringify({ clientId: 'c', author: customer, text: 'x'.repeat(1024 * 1024) }))).json,
      ).toMatchObject({ status: 413, code: 'payload_too_large' })
      expect((await post('a=1', 'application/x-www-form-urlencoded')).json).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      })
    })

    test('right-to-left, four-byte and combined text comes back as it was sent', async () => {
      const { it, id, send } = await conversation()
      const texts = [
        'שלום עולם',
        'مرحبا \u200f!',
        '👩🏽‍💻 𝒳',
        'e\u0301 = é',
        '<script>alert(1)</script>',
        "'; drop table facts; --",
        '\u202Eabc',
      ]
      for (const [n, text] of texts.entries())
        expect((await send({ clientId: `c${n}`, author: customer, text })).status).toBe(201)
      const { json } = await it.call('GET', `/v1/conversations/${id}/events`)
      const stored = json.events
        .filter((event: { type: string }) => event.type === 'MessageReceived')
        .map((event: { text: string }) => event.text)
      expect(stored).toEqual(texts)
    })

    test('client ids: doubled is stored once, out of order is stored in the order of arrival, with another body it is a conflict', async () => {
      const { it, id, send } = await conversation()
      for (const n of [3, 1, 2, 1, 3])
        expect((await send({ clientId: `c${n}`, author: customer, text: `message ${n}` })).status).toBe(201)
      expect((await send({ clientId: 'c1', author: customer, text: 'another' })).json.code).toBe('idempotency_conflict')
      const { json } = await it.call('GET', `/v1/conversations/${id}/events`)
      expect(json.events.flatMap((event: { clientId?: string }) => event.clientId ?? [])).toEqual(['c3', 'c1', 'c2'])
    })

    test('an Idempotency-Key gives the first answer again, and is a conflict with another body', async () => {
      const it = await start()
      const post = (body: object, key: string) => it.call('POST', '/v1/conversations', body, { 'idempotency-key': key })
      const first = await post({ customer: { externalId: 'idem-1' } }, 'k1')
      expect(await post({ customer: { externalId: 'idem-1' } }, 'k1')).toEqual(first)
      expect((await post({ customer: { externalId: 'idem-2' } }, 'k1')).json.code).toBe('idempotency_conflict')
    })

    test('pages bring every conversation once, also where many changed in the same millisecond', async () => {
      const it = await start()
      const { key, workspace } = await it.another()
      const auth = { authorization: `Bearer ${key}` }
      for (const n of [1, 2, 3, 4, 5])
        await it.call('POST', '/v1/conversations', { customer: { externalId: `page-${n}` } }, auth)
      await it.db.scoped(workspace, 'update baton.conversations set updated_at = 7 where workspace_id = $1', [
        workspace,
      ])
      const seen: string[] = []
      for (let next: string | null = ''; next !== null;) {
        const url: string = `/v1/conversations?limit=2${next === '' ? '' : `&before=${next}`}`
        const { json } = await it.call('GET', url, undefined, auth)
        seen.push(...json.conversations.map((row: { id: string }) => row.id))
        next = json.next
      }
      expect(seen).toHaveLength(5)
      expect(new Set(seen).size).toBe(5)
      expect((await it.call('GET', '/v1/conversations?before=1e3', undefined, auth)).json.code).toBe('invalid_request')
    })

    test('a secret that was shown once is not kept for a repeat', async () => {
      const it = await start()
      const made = await it.call('POST', '/v1/keys', { name: 'ci' }, { 'idempotency-key': 'key-1' })
      expect(made.json.key).toMatch(/^bk_/)
      expect((await it.call('POST', '/v1/keys', { name: 'ci' }, { 'idempotency-key': 'key-1' })).json.code).toBe(
        'shown_once',
      )
      const kept = await it.db.scoped<{ row: string }>(
        it.workspace,
        'select t::text as row from baton.idempotency t where workspace_id = $1',
        [it.workspace],
      )
      expect(kept.map(({ row }) => row).join()).not.toContain(made.json.key)
    })
  })

  describe('who may do what', () => {
    test.each([
      ['no credential', undefined, 'not_signed_in'],
      ['a key that is not set', 'Bearer ', 'not_signed_in'],
      ['a forged key', 'Bearer bk_forged', 'token_invalid'],
      ['a forged visitor', 'Bearer bv_forged', 'token_invalid'],
      ['an ended session', 'Bearer bs_forged', 'token_invalid'],
      ['another scheme', 'Basic YTpi', 'token_invalid'],
    ])('%s is refused with its own code', async (_what, authorization, code) => {
      const it = await start()
      const { status, json } = await it.call('GET', '/v1/agents', undefined, { authorization: authorization ?? '' })
      expect(status).toBe(401)
      expect(json.code).toBe(code)
    })

    test('only an API key may say who acts: not a session, not a visitor', async () => {
      const { it, id } = await conversation()
      const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const asVisitor = { authorization: `Bearer ${visit.token}` }
      expect((await it.call('POST', '/v1/conversations', { customer: { externalId: 'x' } }, asVisitor)).json.code).toBe(
        'actor_not_allowed',
      )
      const { json: own } = await it.call('POST', '/v1/conversations', {}, asVisitor)
      const forged = { clientId: 'c', author: { kind: 'agent', id: 'mara' }, text: 'I am an agent' }
      expect((await it.call('POST', `/v1/conversations/${own.id}/messages`, forged, asVisitor)).json.code).toBe(
        'actor_not_allowed',
      )
      for (const path of ['notes', 'take-over', 'return', 'resolve']) {
        expect(
          (await it.call('POST', `/v1/conversations/${own.id}/${path}`, { clientId: 'c', text: 'x' }, asVisitor)).json
            .code,
        ).toBe('forbidden')
      }
      expect((await it.call('GET', `/v1/conversations/${id}`, undefined, asVisitor)).json.code).toBe(
        'conversation_not_found',
      )
    })

    test('a write that another site caused with an agent’s cookie is refused', async () => {
      const it = await start()
      await it.call('POST', '/v1/agents', {
        name: 'Kim',
        email: `kim@${it.workspace}.example`,
        password: 'correct horse battery',
      })
      const signedIn = await it.node.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { email: `kim@${it.workspace}.example`, password: 'correct horse battery' },
      })
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
      const write = (headers: Record<string, string>) =>
        it.node.app.inject({ method: 'DELETE', url: '/v1/sessions/current', headers: { cookie, ...headers } })
      expect((await write({ origin: 'https://evil.example' })).json().code).toBe('origin_not_allowed')
      expect((await write({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('origin_not_allowed')
      expect((await write({})).json().code).toBe('origin_not_allowed')
      expect((await write({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204)
    })

    test('a site that is not allowed may not begin a visit; one that is may', async () => {
      const it = await start()
      const visit = (origin: string) =>
        it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '', origin })
      expect((await visit('https://shop.example')).json.code).toBe('origin_not_allowed')
      await it.call('PUT', '/v1/workspace', { sites: ['https://shop.example'] })
      expect((await visit('https://shop.example')).status).toBe(201)
      expect((await visit('https://shop.example.evil.example')).json.code).toBe('origin_not_allowed')
    })
  })

  test('every problem that an operation names is documented in its own answers', async () => {
    const it = await start()
    const { json } = await it.call('GET', '/openapi.json')
    for (const { path, method, problems: named } of Object.values(endpoints)) {
      const { responses } = json.paths[path][method.toLowerCase()]
      for (const code of named) {
        expect(responses[problems[code][0]]?.description, `${method} ${path}`).toContain(`\`${code}\``)
      }
    }
    expect(json.openapi).toBe('3.1.0')
    for (const operations of Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)) {
      for (const operation of Object.values(operations)) expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/)
    }
  })
})
