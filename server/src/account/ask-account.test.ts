import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startFakeCrm, type FakeCrm } from '../testing/fake-crm.ts'
import type { AccountSourceRow } from './account-source.ts'
import { askAccount } from './ask-account.ts'

let crm: FakeCrm
beforeAll(async () => {
  crm = await startFakeCrm()
})
afterAll(() => crm.end())
beforeEach(() => {
  crm.mood = 'well'
  crm.asked.length = 0
  crm.customers.set('dana', { name: 'Dana Whitfield', tier: 'plus', since: '2019-03-14', openIssues: ['Order held'] })
  crm.customers.set('a/b ü', { name: 'Strange' })
})

const source = (kind: 'http' | 'mcp', change: Partial<AccountSourceRow> = {}): AccountSourceRow => ({
  kind,
  url: kind === 'http' ? `${crm.origin}/customers/{externalId}` : `${crm.origin}/mcp`,
  header: null,
  secret: null,
  secretLost: false,
  tool: kind === 'mcp' ? 'get_account' : null,
  timeoutMs: 2000,
  cacheSeconds: 300,
  staleSeconds: 1800,
  updatedAt: 0,
  ...change,
})
const ask = (kind: 'http' | 'mcp', externalId = 'dana', change: Partial<AccountSourceRow> = {}) =>
  askAccount(source(kind, change), externalId, { allowedOrigins: [crm.origin] })

describe.each(['http', 'mcp'] as const)('over %s', (kind) => {
  test('an account is read', async () => {
    const asked = await ask(kind)
    expect(asked).toMatchObject({
      ok: true,
      account: { name: 'Dana Whitfield', tier: 'plus', since: '2019-03-14', openIssues: [{ title: 'Order held' }] },
      leftOut: [],
    })
  })

  test('the secret goes as a bearer token, or in the header that is named', async () => {
    await ask(kind, 'dana', { secret: 's3cret' })
    expect(crm.asked.every(({ authorization }) => authorization === 'Bearer s3cret')).toBe(true)
    crm.asked.length = 0
    await ask(kind, 'dana', { secret: 's3cret', header: 'X-Crm-Key' })
    expect(crm.asked.map(({ authorization, key }) => [authorization, key])).toContainEqual([undefined, 's3cret'])
  })

  test('an id is never a path', async () => {
    const asked = await ask(kind, 'a/b ü')
    expect(asked).toMatchObject({ ok: true, account: { name: 'Strange' } })
  })

  test('a system that hangs costs its time and no more, and its connection is let go', async () => {
    crm.mood = 'hang'
    const began = performance.now()
    const asked = await ask(kind, 'dana', { timeoutMs: 200 })
    expect(asked).toMatchObject({ ok: false, fault: 'timeout' })
    expect(asked.ms).toBeGreaterThanOrEqual(195)
    expect(performance.now() - began).toBeLessThan(10_000)
    await expect.poll(() => crm.open()).toBe(0)
  })

  test('a customer that is not known there is a fault', async () => {
    expect(await ask(kind, 'nobody')).toMatchObject({
      ok: false,
      fault: kind === 'http' ? 'http-error' : 'tool-error',
    })
  })

  test.each(['error', 'garbage', 'huge'] as const)('%s is a fault, and nothing is thrown', async (mood) => {
    crm.mood = mood
    const asked = await ask(kind)
    expect(asked.ok).toBe(false)
    await expect.poll(() => crm.open()).toBe(0)
  })

  test('a private address is asked only where it is allowed', async () => {
    const asked = await askAccount(source(kind), 'dana', { allowedOrigins: [] })
    expect(asked).toMatchObject({ ok: false, fault: 'not-allowed' })
    const resolve = async () => [{ address: '10.0.0.7', family: 4 }]
    const url = kind === 'http' ? 'https://crm.example/{externalId}' : 'https://crm.example/mcp'
    expect(await askAccount(source(kind, { url }), 'dana', { allowedOrigins: [], resolve })).toMatchObject({
      fault: 'not-allowed',
    })
    expect(crm.asked).toEqual([])
  })

  test('nobody there', async () => {
    const closed = await startFakeCrm()
    await closed.end()
    const url = `${closed.origin}/mcp?{externalId}`
    const asked = await askAccount(source(kind, { url }), 'dana', { allowedOrigins: [closed.origin] })
    expect(asked).toMatchObject({ ok: false, fault: 'refused' })
  })
})

test('a tool that is not there is told apart', async () => {
  expect(await ask('mcp', 'dana', { tool: 'other' })).toMatchObject({ ok: false, fault: 'tool-error' })
})
