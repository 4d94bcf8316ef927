import { problem } from '@baton/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi, CallRefused, pathOf } from './call-api.ts'

afterEach(() => void vi.unstubAllGlobals())

const answer = (status: number, body: unknown) =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  })
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof CallRefused ? error.problem : error),
  )

test('parameters are escaped and queries without a value are left out', () => {
  expect(pathOf('/v1/offers/{id}/accept', { id: 'a/b c' })).toBe('/v1/offers/a%2Fb%20c/accept')
  expect(pathOf('/v1/conversations', {}, { status: 'open', holder: undefined, limit: 5 })).toBe(
    '/v1/conversations?status=open&limit=5',
  )
})

test('a call that takes an idempotency key has one, and a retry may bring its own', async () => {
  const fetching = vi.fn<typeof fetch>(async () => answer(200, { epoch: 2 }))
  vi.stubGlobal('fetch', fetching)
  await callApi('takeOver', { params: { id: 'c1' }, body: {} }, { idempotencyKey: 'same' })
  await callApi('takeOver', { params: { id: 'c1' }, body: {} })
  const keys = fetching.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'))
  expect(keys[0]).toBe('same')
  expect(keys[1]).toMatch(/^[0-9a-f]{32}$/)
})

test('a call may outlive the page, and does not by itself', async () => {
  const fetching = vi.fn<typeof fetch>(async () => answer(200, { epoch: 2 }))
  vi.stubGlobal('fetch', fetching)
  await callApi('takeOver', { params: { id: 'c1' }, body: {} }, { keepalive: true })
  await callApi('takeOver', { params: { id: 'c1' }, body: {} })
  expect(fetching.mock.calls.map(([, init]) => init?.keepalive)).toEqual([true, undefined])
})

test('what the server refuses comes as its problem', async () => {
  vi.stubGlobal('fetch', async () => answer(409, problem('offer_gone')))
  expect(await refusal(callApi('acceptOffer', { params: { id: 'o1' }, body: {} }))).toEqual(problem('offer_gone'))
})

test('a server that cannot be reached, and an answer that is none, are refusals that say what to do', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('failed to fetch')
  })
  expect(await refusal(callApi('me', {}))).toMatchObject({ code: 'unreachable', status: 0 })
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
  expect(await refusal(callApi('me', {}))).toMatchObject({ code: 'strange_answer', status: 502 })
  vi.stubGlobal('fetch', async () => answer(200, { epoch: 'two' }))
  expect(await refusal(callApi('takeOver', { params: { id: 'c1' }, body: {} }))).toMatchObject({
    code: 'strange_answer',
  })
})

test('a call without an answer gives null', async () => {
  vi.stubGlobal('fetch', async () => answer(204, null))
  expect(await callApi('openCase', { params: { id: 'c1' }, body: {} })).toBeNull()
})
