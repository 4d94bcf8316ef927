import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BatonError } from './baton-error.ts'
import { createClient } from './client.ts'

/** A server that answers as it is told: to see what the client sends, and when it sends again. */
let server: http.Server
let url = ''
let asked: { method: string; path: string; key: string | undefined; token: string | undefined; body: string }[] = []
let answers: ((response: http.ServerResponse) => void)[] = []

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      asked.push({ method, path, key: headers['idempotency-key'] as string, token: headers.authorization, body })
      const answer = answers.shift() ?? ((to) => to.end('{}'))
      answer(response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  answers = []
})

const busy = (response: http.ServerResponse) =>
  response.writeHead(503).end('{"code":"busy","title":"Busy","next":"Wait"}')
const cut = (response: http.ServerResponse) => response.destroy()
const said = (status: number, json: object) => (response: http.ServerResponse) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof BatonError ? error.code : `threw ${String(error)}`),
  )

test('what may have been done is sent again under the same key, and another call has another', async () => {
  const baton = createClient({ url, token: 'key' })
  answers = [busy, cut, said(201, { id: 'agt_1' })]
  expect(await baton.createAgent({ body: { name: 'Mira', email: 'm@example.com' } })).toEqual({ id: 'agt_1' })
  expect(asked).toHaveLength(3)
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1)
  expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
  await baton.createAgent({ body: { name: 'Mira', email: 'm@example.com' } })
  expect(asked[3]?.key).not.toBe(asked[0]?.key)
})

test('what may not be sent again is not, and no is taken for an answer', async () => {
  const baton = createClient({ url, token: 'key' })
  answers = [busy]
  expect(await codeOf(baton.signIn({ body: { email: 'a@b.example', password: 'secret' } }))).toBe('busy')
  answers = [said(404, { code: 'conversation_not_found', title: 'None', next: 'Check', status: 404 })]
  expect(await codeOf(baton.getConversation({ params: { id: 'x' } }))).toBe('conversation_not_found')
  expect(asked).toHaveLength(2)
  answers = [busy, busy, busy, busy]
  expect(await codeOf(baton.listWebhooks())).toBe('busy')
  expect(asked).toHaveLength(5)
})

test('nobody, nothing in time, somebody else, and a call that was broken off each have a code of their own', async () => {
  const none = createClient({ url: 'http://127.0.0.1:9', retries: 0 })
  expect(await codeOf(none.listWebhooks())).toBe('unreachable')
  const baton = createClient({ url, retries: 0, timeoutMs: 100 })
  answers = [() => {}]
  expect(await codeOf(baton.listWebhooks())).toBe('timeout')
  answers = [(response) => response.end('<html>')]
  expect(await codeOf(baton.listWebhooks())).toBe('strange_answer')
  const slow = createClient({ url })
  answers = [busy]
  expect(await codeOf(slow.listWebhooks({}, { signal: AbortSignal.timeout(30) }))).toBe('aborted')
})

test('ids are escaped, queries are written, and a token is asked for at each try', async () => {
  let n = 0
  const baton = createClient({ url, token: () => `token-${(n += 1)}` })
  answers = [busy, said(200, { deliveries: [], next: null })]
  await baton.listWebhookDeliveries({ params: { id: 'a/b?c' }, query: { status: 'dead', limit: 5 } })
  expect(asked.map(({ path, token }) => [path, token])).toEqual([
    ['/v1/webhooks/a%2Fb%3Fc/deliveries?status=dead&limit=5', 'Bearer token-1'],
    ['/v1/webhooks/a%2Fb%3Fc/deliveries?status=dead&limit=5', 'Bearer token-2'],
  ])
})

test('pages follow one another until there is none', async () => {
  const baton = createClient({ url })
  answers = [said(200, { conversations: [1, 2], next: 'two' }), said(200, { conversations: [3], next: null })]
  const pages = []
  for await (const { conversations } of baton.pages('listConversations', { query: { limit: 2 } }))
    pages.push(conversations.length)
  expect(pages).toEqual([2, 1])
  expect(asked.map(({ path }) => path)).toEqual(['/v1/conversations?limit=2', '/v1/conversations?limit=2&before=two'])
})

test('bytes go as they are', async () => {
  const baton = createClient({ url, token: 'key' })
  await baton.sendFile({
    params: { id: 'cnv_1' },
    query: { clientId: 'f1', name: 'a.txt' },
    body: new TextEncoder().encode('words'),
  })
  expect(asked.at(-1)).toMatchObject({ path: '/v1/conversations/cnv_1/files?clientId=f1&name=a.txt', body: 'words' })
})
