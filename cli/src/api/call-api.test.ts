import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { problem } from '@baton/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ApiError, createApi, UnreachableError } from './call-api.ts'

interface Heard {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

let server: Server
let url = ''
let heard: Heard[] = []
/** What the server says next: status, body, headers. Left alone at the end it says the last again. */
let answers: [number, unknown, Record<string, string>?][] = []

beforeEach(async () => {
  heard = []
  server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ method: request.method, url: request.url, headers: request.headers, body })
      const [status, answer, headers] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500, {}]
      response.writeHead(status, headers).end(typeof answer === 'string' ? answer : JSON.stringify(answer))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

test('fills path and query, sends the key, and gives the parsed answer', async () => {
  answers = [[200, { events: [], upTo: 7, caughtUp: true }]]
  const call = createApi({ url: `${url}/`, token: 'k' })
  expect(await call('readEvents', { params: { id: 'a/b' }, query: { after: 7 } })).toMatchObject({ upTo: 7 })
  expect(heard).toMatchObject([{ method: 'GET', url: '/v1/conversations/a%2Fb/events?after=7' }])
  expect(heard[0]?.headers.authorization).toBe('Bearer k')
})

test('waits as long as it is asked to, and tries again with the same key', async () => {
  const waits: number[] = []
  answers = [
    [429, problem('rate_limited'), { 'retry-after': '1' }],
    [503, problem('busy')],
    [201, { id: 'cv1', created: true }],
  ]
  const call = createApi({ url, token: 'k', onWait: (ms) => waits.push(ms) })
  const began = performance.now()
  expect(await call('openConversation', { body: {} })).toEqual({ id: 'cv1', created: true })
  expect(performance.now() - began).toBeGreaterThanOrEqual(990)
  expect(waits[0]).toBe(1000)
  expect(new Set(heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
})

test('does not wait longer than its patience', async () => {
  answers = [[429, problem('rate_limited'), { 'retry-after': '60' }]]
  await expect(createApi({ url, patienceMs: 500 })('getWorkspace', {})).rejects.toThrow(ApiError)
  expect(heard).toHaveLength(1)
})

test('a refusal says what to do next, and is not tried again', async () => {
  answers = [[409, problem('offer_gone')]]
  const accepted = createApi({ url })('acceptOffer', { params: { id: 'o1' }, body: {} })
  await expect(accepted).rejects.toMatchObject({
    problem: { code: 'offer_gone' },
    message: expect.stringContaining('Somebody else has it'),
  })
  expect(heard).toHaveLength(1)
})

test.each([
  ['a page of something else', 200, '<html>'],
  ['an answer of another shape', 200, { events: 3 }],
  ['an error without a problem document', 502, { oops: true }],
])('%s is said plainly', async (_, status, answer) => {
  answers = [[status, answer]]
  await expect(createApi({ url })('readEvents', { params: { id: 'a' } })).rejects.toThrow(UnreachableError)
})

test('nobody there is said after the patience has run out', async () => {
  server.close()
  server.closeAllConnections()
  await expect(createApi({ url, patienceMs: 300 })('getWorkspace', {})).rejects.toThrow(
    /nothing answers at .*ECONNREFUSED/,
  )
})
