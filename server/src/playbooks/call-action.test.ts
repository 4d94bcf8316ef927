import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callAction, type ActionCall, type Resolve } from './call-action.ts'

let server: http.Server
let origin = ''
let seen: { method: string; url: string; headers: http.IncomingHttpHeaders; body: string }[] = []
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      answer(request, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  seen = []
  answer = (_, response) => json(response, { ok: true })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function json(response: http.ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
}

const call = (more: Partial<ActionCall> = {}, resolve?: Resolve) =>
  callAction({ method: 'GET', url: `${origin}/x`, timeoutMs: 2000, allowedOrigins: [origin], ...more }, resolve)

const to =
  (...addresses: string[]): Resolve =>
  (_host) =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

describe('a call', () => {
  test('sends JSON with its key and gives the answer', async () => {
    const result = await call({ method: 'POST', body: { reason: 'größer' }, key: 'att_1' })
    expect(result).toMatchObject({ done: true, answer: { ok: true }, evidence: { httpStatus: 200 } })
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/x', body: '{"reason":"größer"}' })
    expect(seen[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'att_1' })
  })

  test('without content is done', async () => {
    answer = (_, response) => response.writeHead(204).end()
    expect(await call({ method: 'DELETE' })).toMatchObject({ done: true, answer: null, evidence: { httpStatus: 204 } })
  })

  test('goes to the address that was judged, by the name that was asked for', async () => {
    const port = new URL(origin).port
    const named = `http://shop.example:${port}`
    const result = await call({ url: `${named}/y`, allowedOrigins: [named] }, to('127.0.0.1'))
    expect(result.done).toBe(true)
    expect(seen[0]?.headers.host).toBe(`shop.example:${port}`)
  })
})

describe('a call fails', () => {
  const fault = async (more: Partial<ActionCall> = {}, resolve?: Resolve) => {
    const result = await call(more, resolve)
    return result.done ? 'done' : result.evidence
  }

  test('when nobody answers in time, not even with a first byte, nor with a last one', async () => {
    answer = () => {}
    expect(await fault({ timeoutMs: 150 })).toMatchObject({ fault: 'timeout' })
    answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
    const evidence = await fault({ timeoutMs: 150 })
    expect(evidence).toMatchObject({ fault: 'timeout' })
    expect((evidence as { ms: number }).ms).toBeLessThan(10_000)
  })

  test('when a name takes for ever to look up', async () => {
    expect(await fault({ url: 'http://shop.example/', timeoutMs: 100 }, () => new Promise(() => {}))).toMatchObject({
      fault: 'timeout',
    })
  })

  test('when nobody listens, or the name is unknown', async () => {
    const closed = 'http://127.0.0.1:9'
    expect(await fault({ url: closed, allowedOrigins: [closed] })).toMatchObject({ fault: 'refused' })
    expect(await fault({ url: 'http://shop.example/' }, () => Promise.reject(new Error('ENOTFOUND')))).toMatchObject({
      fault: 'refused',
    })
  })

  test.each([400, 404, 500, 503])('with status %i', async (status) => {
    answer = (_, response) => json(response, { ok: true }, status)
    expect(await fault()).toMatchObject({ fault: 'http-error', httpStatus: status })
  })

  test('when it is sent elsewhere: redirects are not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/there' }).end()
    expect(await fault()).toMatchObject({ fault: 'http-error', httpStatus: 302 })
    expect(seen).toHaveLength(1)
  })

  test.each([
    ['not JSON by its type', 'text/html', '{"a":1}'],
    ['not JSON by its text', 'application/json', '{"a":'],
    ['longer than 64 KB', 'application/json', JSON.stringify('x'.repeat(65 * 1024))],
    ['empty', 'application/json', ''],
  ])('when the answer is %s', async (_, type, body) => {
    answer = (_request, response) => response.writeHead(200, { 'content-type': type }).end(body)
    expect(await fault()).toMatchObject({ fault: 'bad-answer', httpStatus: 200 })
  })

  test('when the answer is packed', async () => {
    answer = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('x')
    expect(await fault()).toMatchObject({ fault: 'bad-answer' })
  })

  test('when the connection breaks', async () => {
    answer = (_, response) => response.destroy()
    expect(await fault()).toMatchObject({ fault: 'refused' })
  })
})

describe('what is not on the public internet is not called', () => {
  const refused = { done: false, evidence: { fault: 'not-allowed' } }

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'ftp://93.184.216.34/',
    'file:///etc/passwd',
    'data:application/json,{}',
    'http://user:password@93.184.216.34/',
    'not a url',
    '',
  ])('%s', async (url) => {
    expect(await call({ url, allowedOrigins: [] })).toMatchObject(refused)
    expect(seen).toEqual([])
  })

  test('a name that leads inside, alone or among public addresses', async () => {
    const url = `http://shop.example:${new URL(origin).port}/`
    expect(await call({ url, allowedOrigins: [] }, to('127.0.0.1'))).toMatchObject(refused)
    expect(await call({ url, allowedOrigins: [] }, to('93.184.216.34', '10.0.0.1'))).toMatchObject(refused)
    expect(await call({ url, allowedOrigins: [] }, to())).toMatchObject({ evidence: { fault: 'refused' } })
    expect(seen).toEqual([])
  })

  test('a name is looked up once: it cannot lead elsewhere after it was judged', async () => {
    const answers = [['93.184.216.34'], ['127.0.0.1']]
    let asked = 0
    const resolve: Resolve = (host) => to(...(answers[asked++] ?? []))(host)
    const result = await call(
      { url: `http://shop.example:${new URL(origin).port}/`, allowedOrigins: [], timeoutMs: 300 },
      resolve,
    )
    expect(result.done).toBe(false)
    expect(asked).toBe(1)
    expect(seen).toEqual([])
  })

  test('the allow-list is by origin: another port of the same host is not on it', async () => {
    expect((await call({ allowedOrigins: [origin] })).done).toBe(true)
    expect(
      await call({ allowedOrigins: ['http://127.0.0.1:1', `${origin}.example`, 'https://127.0.0.1'] }),
    ).toMatchObject(refused)
  })
})
