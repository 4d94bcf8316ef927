import { ClientFrame, Problem, ServerFrame } from '@baton/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { broken, fitting, oddities, type JsonSchema } from '../testing/schema-examples.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const seed = Number(process.env['BATON_FUZZ_SEED'] ?? 20_260_105)
/** Half before the hello, half after it. */
const framesOn = { postgres: 10_000, pglite: 2000 }
const canary = 'the words of somebody else'

/** Pages that are not the desk's own and stand on no allowed site, though some look like one. */
const foreignOrigins = [
  'null',
  'https://evil.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://shop.example:80',
  'https://shop.example.',
  'https://shop.example/',
  'https://shop.example/path',
  'https://shop.example?',
  'https://shop.example#',
  'https://shop.example.evil.example',
  'https://evil-shop.example',
  'https://evilshop.example',
  'https://www.shop.example',
  'https://a.shop.example',
  'https://shop-example',
  'https://shopexample',
  'https://shop.exampl',
  'https://shop.example2',
  'https://example',
  'https://SHOP.example',
  'HTTPS://shop.example',
  'https://sh%6fp.example',
  'https://shop.example%00',
  'https://shop.example@evil.example',
  'https://evil.example@shop.example',
  'https://evil.example/https://shop.example',
  'https://evil.example#https://shop.example',
  'https://*',
  'https://*.example',
  'wss://shop.example',
  'ftp://shop.example',
  'file://',
  'data:text/html,x',
  'chrome-extension://abcdefghijklmnop',
  'https://[::1]',
  'http://127.0.0.1',
  'http://localhost',
  'https://xn--shp-tna.example',
  'https://shop.example https://evil.example',
]

eachDatabase((name, open) => {
  let it: TestNode
  let url: string
  let visitor: { token: string; conversation: string }
  let session: { token: string; id: string }
  let known: string[]
  const others: { conversation: string; key: string }[] = []
  beforeAll(async () => {
    // Every frame is to be looked at, however fast they come.
    const enough = { burst: 1e6, perSecond: 1e6 }
    const limits = { messages: enough, visitorFrames: enough, agentFrames: enough }
    it = await createTestNode((await open()).db, { limits })
    url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    await it.call('PUT', '/v1/workspace', { sites: ['https://shop.example'] })
    visitor = await visit(it.workspace, it.key)
    const { json: agent } = await it.call('POST', '/v1/agents', { name: 'Kim', email: `kim@${it.workspace}.example` })
    const deps = { db: it.db, newId: it.newId, endings: createEndings() }
    const opened = await openSession(deps, { workspace: it.workspace, agentId: agent.id }, Date.now())
    session = { token: opened.token, id: opened.sessionId }
    const other = await it.another()
    for (const { workspace, key } of [it, other]) others.push({ ...(await visit(workspace, key)), key })
    known = [visitor.conversation, ...others.map(({ conversation }) => conversation), agent.id]
  })
  afterAll(() => it.stop())

  /** A visitor with a conversation in which the canary stands. */
  async function visit(workspace: string, key: string): Promise<{ token: string; conversation: string }> {
    const { json } = await it.call('POST', '/v1/visitors', { workspace }, { authorization: '' })
    const auth = { authorization: `Bearer ${json.token}` }
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, auth)
    const mine = visitor === undefined
    await it.call(
      'POST',
      `/v1/conversations/${opened.id}/messages`,
      { clientId: 'c', text: mine ? 'mine' : canary },
      auth,
    )
    const note = { clientId: 'n', text: `${canary}, in a note` }
    await it.call('POST', `/v1/conversations/${opened.id}/notes`, note, { authorization: `Bearer ${key}` })
    return { token: json.token, conversation: opened.id }
  }

  /** A visitor hears of their own conversation and of no other. */
  function onlyTheirs(text: string): void {
    expect(text).not.toContain(canary)
    const { conversationId } = JSON.parse(text) as { conversationId?: string }
    if (conversationId !== undefined) expect(conversationId).toBe(visitor.conversation)
  }

  const cookie = () => `baton_session=${session.token}`

  describe('where a connection may come from (S3)', () => {
    test('forty foreign origins get nowhere: without a token, with a forged one, with a good one, with a cookie', async () => {
      expect(new Set(foreignOrigins).size).toBe(40)
      for (const origin of foreignOrigins) {
        const tries = await Promise.all([
          connectLive(url, undefined, { origin }),
          connectLive(url, 'bv_forged', { origin }),
          connectLive(url, visitor.token, { origin }),
          connectLive(url, it.key, { origin }),
          connectLive(url, undefined, { origin, cookie: cookie() }),
        ])
        for (const client of tries) {
          expect({ origin, code: await client.closed }).toEqual({ origin, code: 4401 })
          expect({ origin, told: client.frames.map(({ type }) => type) }).toEqual({ origin, told: ['problem'] })
        }
      }
    })

    test('its own page, an allowed site and a program with a token are let in', async () => {
      const good: [string | undefined, Record<string, string>][] = [
        [undefined, { origin: url, cookie: cookie() }],
        [visitor.token, { origin: url }],
        [visitor.token, { origin: 'https://shop.example' }],
        [it.key, {}],
      ]
      for (const [token, headers] of good) {
        const client = await connectLive(url, token, headers)
        await client.until((frame) => frame.type === 'ready')
        await client.close()
      }
      const program = await connectLive(url, undefined, {})
      expect(await program.closed).toBe(4401)
    })
  })

  describe('frames that nobody should send', () => {
    test('before a hello they are told what is wrong, and nothing else', async () => {
      const perSocket = 50
      for (let n = 0; n < framesOn[name] / 2; n += perSocket) {
        const frames = fc.sample(anyFrame(known), { seed: seed + n, numRuns: perSocket })
        const told = await conversationOf(
          url,
          {},
          frames.filter((frame) => !isHello(frame)),
        )
        for (const text of told) {
          const frame = ServerFrame.parse(JSON.parse(text))
          expect(frame.type).toBe('problem')
          onlyProblems(text)
        }
      }
    })

    test('after a hello they change nothing of anybody else’s, and leak nothing', async () => {
      const perSocket = 250
      const callers = [
        { hello: { type: 'hello', token: visitor.token }, headers: {} },
        { hello: { type: 'hello' }, headers: { origin: url, cookie: cookie() } },
        { hello: { type: 'hello', token: it.key }, headers: {} },
      ]
      for (let n = 0; n < framesOn[name] / 2; n += perSocket) {
        const { hello, headers } = callers[(n / perSocket) % callers.length] ?? { hello: {}, headers: {} }
        const frames = fc.sample(anyFrame(known), { seed: seed + 1_000_000 + n, numRuns: perSocket })
        const told = await conversationOf(url, headers, [JSON.stringify(hello), ...frames])
        expect(told.some(isLast)).toBe(true)
        for (const text of told) {
          ServerFrame.parse(JSON.parse(text))
          onlyProblems(text)
          if ('token' in hello && hello.token === visitor.token) onlyTheirs(text)
        }
      }
      for (const other of others) {
        const auth = { authorization: `Bearer ${other.key}` }
        const { json } = await it.call('GET', `/v1/conversations/${other.conversation}`, undefined, auth)
        expect(json.receipts.customer).toEqual({ delivered: 0, seen: 0 })
      }
      const { status } = await it.call('GET', '/readyz')
      expect(status).toBe(200)
      const client = await connectLive(url, visitor.token)
      client.send({ type: 'subscribe', conversationId: visitor.conversation, after: 0 })
      await client.untilEvent(visitor.conversation, 'MessageReceived')
      await client.close()
    })

    test('one that is too large closes the connection, and the node goes on', async () => {
      const client = await connectLive(url, visitor.token)
      await client.until((frame) => frame.type === 'ready')
      client.send({ type: 'typing', conversationId: 'x'.repeat(300 * 1024), on: true })
      expect([1006, 1009]).toContain(await client.closed)
      expect((await it.call('GET', '/healthz')).status).toBe(200)
    })
  })

  test('what was ended by another process is closed within five seconds', async () => {
    const { json: key } = await it.call('POST', '/v1/keys', { name: 'to be revoked' })
    const gone = await visit(it.workspace, it.key)
    const clients = await Promise.all([
      connectLive(url, undefined, { origin: url, cookie: cookie() }),
      connectLive(url, key.key),
      connectLive(url, gone.token),
    ])
    for (const client of clients) await client.until((frame) => frame.type === 'ready')
    const began = performance.now()
    const change = (sql: string, id: string) => it.db.scoped(it.workspace, sql, [it.workspace, id])
    await change('update baton.sessions set ended_at = 1 where workspace_id = $1 and id = $2', session.id)
    await change('update baton.api_keys set revoked_at = 1 where workspace_id = $1 and id = $2', key.id)
    await change(
      'delete from baton.visitors where workspace_id = $1 and token_hash is not null and id = (select visitor_id from baton.conversations where workspace_id = $1 and id = $2)',
      gone.conversation,
    )
    expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([4401, 4401, 4401])
    expect(performance.now() - began).toBeLessThan(5000)
    for (const { frames } of clients) expect(frames.at(-1)).toEqual({ type: 'bye', because: 'session-ended' })
  })
})

const schemas = (z.toJSONSchema(ClientFrame, { io: 'input', unrepresentable: 'any' }) as JsonSchema).oneOf ?? []

/** A frame as it goes over the wire: one that fits, one that nearly does, or none at all. */
function anyFrame(known: readonly string[]): fc.Arbitrary<string> {
  const frame = fc.constantFrom(...schemas)
  const json = fc.oneof(
    frame.chain((schema) => fitting(schema, known)),
    frame.chain((schema) => broken(schema, known)),
    fc.constantFrom(...oddities),
    fc.jsonValue({ maxDepth: 4 }),
  )
  return fc.oneof(
    { arbitrary: json.map((value) => JSON.stringify(value) ?? 'undefined'), weight: 8 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
    {
      arbitrary: fc.constantFrom(
        '',
        '{"type":"ping","type":"hello"}',
        '{"__proto__":{"type":"ping"}}',
        '{"type":"__proto__"}',
        '{"type":"constructor"}',
        `{"type":"ping","a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
        '[{"type":"ping"}]',
      ),
      weight: 1,
    },
  )
}

function isHello(text: string): boolean {
  try {
    return (JSON.parse(text) as { type?: unknown } | null)?.type === 'hello'
  } catch {
    return false
  }
}

/** No stack, no statement, no path: a problem is of the catalogue. */
function onlyProblems(text: string): void {
  const frame = JSON.parse(text) as { type: string; problem?: unknown }
  if (frame.problem === undefined) return
  const problem = Problem.strict().parse(frame.problem)
  expect(problem.code).not.toBe('internal_error')
  expect(text).not.toMatch(/node_modules|\.ts\b|\bat \w+ \(|select |insert |baton\.|constraint|ECONN/i)
}

/** Its refusal says that everything before it was answered. */
const theLast = JSON.stringify({ type: 'send', conversationId: 'none', clientId: 'the-last', text: 'x' })
const isLast = (text: string) => text.startsWith('{"type":"refused","clientId":"the-last"')

/** Sends frames over a connection of its own, some as binary, and gives all that was said until all was answered or it was closed. */
async function conversationOf(
  url: string,
  headers: Record<string, string>,
  frames: readonly string[],
): Promise<string[]> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/live`, { headers })
  const told: string[] = []
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  const over = new Promise<void>((resolve) => {
    socket.on('close', () => resolve())
    socket.on('message', (data) => {
      told.push(String(data))
      if (isLast(String(data))) resolve()
    })
  })
  for (const [n, frame] of frames.entries()) socket.send(n % 40 === 39 ? Buffer.from(frame) : frame)
  socket.send(theLast)
  await over
  socket.close()
  return told
}
