import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { noVault } from '../sealing/vault.ts'
import { eachDatabase } from '../testing/databases.ts'
import { startFakeCrm, type FakeCrm } from '../testing/fake-crm.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

let crm: FakeCrm
beforeAll(async () => {
  crm = await startFakeCrm()
})
afterAll(() => crm.end())

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  afterEach(async () => {
    crm.mood = 'well'
    crm.asked.length = 0
    crm.customers.clear()
    for (const it of running.splice(0)) await it.stop()
  })

  /** A node whose clock moves on with the real one, and leaps when it is told to. */
  async function desk(source: object | null = {}): Promise<TestNode & { leap(ms: number): void }> {
    let ahead = 0
    const it = await createTestNode((await open()).db, {
      now: () => Date.now() + ahead,
      env: { BATON_ACTION_ORIGINS: crm.origin },
    })
    running.push(it)
    const policy = JSON.stringify({ quietMs: 3_600_000 })
    await it.db.scoped(it.workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      it.workspace,
      policy,
    ])
    if (source) {
      const body = { kind: 'http', url: `${crm.origin}/customers/{externalId}`, secret: 'top s3cret', ...source }
      expect((await it.call('PUT', '/v1/workspace/account-source', body)).status).toBe(200)
    }
    return Object.assign(it, { leap: (ms: number) => void (ahead += ms) })
  }
  let count = 0
  async function opened(it: TestNode, externalId: string): Promise<string> {
    const channel = `c${++count}`
    return (await it.call('POST', '/v1/conversations', { customer: { externalId }, channel })).json.id
  }
  const says = (it: TestNode, id: string, text: string) =>
    it.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: it.newId('message'),
      author: { kind: 'customer' },
      text,
    })
  const facts = async (it: TestNode, id: string, type: string) =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events.filter(
      (event: { type: string }) => event.type === type,
    )
  const until = (it: TestNode, id: string, type: string, n = 1) =>
    expect.poll(async () => (await facts(it, id, type)).length, { timeout: 15_000, interval: 30 }).toBe(n)
  async function handOff(it: TestNode, id: string) {
    const { json } = await it.call('POST', `/v1/conversations/${id}/handoff`, {})
    return (await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json
  }
  const stateOf = (handoff: any, part: string) =>
    // oxlint-disable-line typescript/no-explicit-any
    handoff.completeness.parts.find((each: { part: string }) => each.part === part)

  describe('an account is looked up where the workspace keeps it', () => {
    test('at the opening, so that it is there at the handoff, with where each part came from and how old it is', async () => {
      crm.customers.set('dana', { tier: 'gold', plan: 'yearly', since: '2019-03-14', openIssues: [{ title: 'Held' }] })
      const it = await desk()
      await it.call('PUT', '/v1/customers/dana', { name: 'Dana', tier: 'plus', attributes: { device: 'Folio One' } })
      const id = await opened(it, 'dana')
      await until(it, id, 'AccountFetched')
      it.leap(90_000)
      const { package: pkg, completeness } = await handOff(it, id)
      expect(pkg.account).toMatchObject({
        externalId: 'dana',
        name: 'Dana',
        tier: 'gold',
        plan: 'yearly',
        since: '2019-03-14',
        attributes: { device: 'Folio One' },
        openIssues: [{ title: 'Held' }],
        source: 'http',
        lookup: null,
      })
      expect(pkg.account.ageSeconds).toBeGreaterThanOrEqual(90)
      const part = (name: string) => pkg.account.parts.find((each: { name: string }) => each.name === name)
      expect(part('name')).toMatchObject({ source: 'pushed' })
      expect(part('tier')).toMatchObject({ source: 'http' })
      expect(part('tier').ageSeconds).toBeGreaterThanOrEqual(90)
      expect(stateOf({ completeness }, 'account')).toMatchObject({ state: 'present' })
      const [fetched] = await facts(it, id, 'AccountFetched')
      expect(fetched).toMatchObject({ source: 'http', account: { tier: 'gold' } })
    })

    test('when a visitor is identified, over MCP too', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk({ kind: 'mcp', url: `${crm.origin}/mcp`, tool: 'get_account' })
      const id = await opened(it, 'dana')
      await until(it, id, 'AccountFetched')
      expect((await handOff(it, id)).package.account).toMatchObject({ tier: 'gold', source: 'mcp' })
    })

    test('once for all of a customer’s conversations while it is fresh; again at a message when it is stale', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk({ cacheSeconds: 60, staleSeconds: 600 })
      const first = await opened(it, 'dana')
      await until(it, first, 'AccountFetched')
      const second = await opened(it, 'dana')
      await says(it, second, 'Hello, it broke')
      expect((await handOff(it, second)).package.account).toMatchObject({ tier: 'gold' })
      expect(crm.asked).toHaveLength(1)
      it.leap(601_000)
      crm.customers.set('dana', { tier: 'platinum' })
      await says(it, first, 'Hello, it broke')
      await until(it, first, 'AccountFetched', 2)
      expect((await handOff(it, first)).package.account).toMatchObject({ tier: 'platinum' })
    })

    test('a hanging system delays neither a message nor a handoff, and the package says that it timed out after 2 s', async () => {
      const it = await desk()
      const still = await desk(null)
      const took = async (node: TestNode, externalId: string) => {
        const id = await opened(node, externalId)
        const times: number[] = []
        for (const step of [() => says(node, id, 'It broke'), () => handOff(node, id)]) {
          const began = performance.now()
          await step()
          times.push(performance.now() - began)
        }
        return times
      }
      for (const node of [it, still]) await took(node, 'warm-up')
      crm.mood = 'hang'
      const hanging: number[][] = []
      const quiet: number[][] = []
      for (let n = 0; n < 9; n++) {
        hanging.push(await took(it, `h${n}`))
        quiet.push(await took(still, `q${n}`))
      }
      const median = (all: number[][], step: number) =>
        all.map((each) => each[step] ?? 0).toSorted((a, b) => a - b)[4] ?? 0
      for (const step of [0, 1]) {
        expect(Math.max(...hanging.map((each) => each[step] ?? 0))).toBeLessThan(1900)
        expect(median(hanging, step)).toBeLessThan(median(quiet, step) * 3 + 50)
      }

      const id = await opened(it, 'dana')
      const early = await handOff(it, id)
      expect(early.package.missing).toContainEqual({ part: 'account', cause: 'lookup-pending', owner: 'integration' })
      await until(it, id, 'AccountNotFetched')
      const later = await opened(it, 'dana')
      const { package: pkg } = await handOff(it, later)
      const gap = pkg.missing.find(({ part }: { part: string }) => part === 'account')
      expect(gap).toMatchObject({ cause: 'lookup-timed-out', owner: 'integration' })
      expect(gap.ms).toBeGreaterThanOrEqual(1990)
      expect(gap.ms).toBeLessThan(3000)
    }, 60_000)

    test('what was known before stays, with its age and with why nothing newer came', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk({ cacheSeconds: 60, staleSeconds: 60 })
      await until(it, await opened(it, 'dana'), 'AccountFetched')
      it.leap(3_600_000)
      crm.mood = 'error'
      const id = await opened(it, 'dana')
      await until(it, id, 'AccountNotFetched')
      const handoff = await handOff(it, id)
      expect(handoff.package.account).toMatchObject({
        tier: 'gold',
        source: 'http',
        lookup: { cause: 'lookup-failed' },
      })
      expect(handoff.package.account.ageSeconds).toBeGreaterThanOrEqual(3600)
      expect(handoff.package.missing.map(({ part }: { part: string }) => part)).not.toContain('account')
      expect(stateOf(handoff, 'account')).toMatchObject({ state: 'partial', cause: 'lookup-failed' })
    })

    test('an answer that comes after the customer was forgotten is kept nowhere', async () => {
      const it = await desk()
      await it.call('PUT', '/v1/customers/dana', { name: 'Dana' })
      crm.customers.set('dana', { tier: 'canary-tier' })
      crm.mood = 'slow'
      const id = await opened(it, 'dana')
      await expect.poll(() => crm.asked.length).toBe(1)
      expect((await it.call('DELETE', '/v1/customers/dana')).status).toBe(200)
      crm.answer()
      await expect.poll(() => crm.open()).toBe(0)
      // A second customer's look-up ends after the first one's answer has been dealt with.
      crm.mood = 'well'
      await until(it, await opened(it, 'nobody'), 'AccountNotFetched')
      const rows = await it.db.scoped<{ answer: object | null }>(
        it.workspace,
        'select answer from baton.account_lookups where workspace_id = $1',
        [it.workspace],
      )
      expect(rows).toEqual([{ answer: null }])
      expect(await facts(it, id, 'AccountFetched')).toEqual([])
    })

    test('a workspace without a source asks nobody, and an unknown account says so', async () => {
      const it = await desk(null)
      const id = await opened(it, 'nobody-knows')
      const { package: pkg } = await handOff(it, id)
      expect(pkg.missing).toContainEqual({ part: 'account', cause: 'integration-sent-none', owner: 'integration' })
      expect(crm.asked).toEqual([])
    })

    test('a transfer carries the account afresh', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk({ cacheSeconds: 0, staleSeconds: 0 })
      const id = await opened(it, 'dana')
      await until(it, id, 'AccountFetched')
      const first = await handOff(it, id)
      const mara = (await it.call('POST', '/v1/agents', { name: 'Mara', email: `m${count}@${it.workspace}.example` }))
        .json.id
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara })
      await it.call('POST', `/v1/conversations/${id}/notes`, { clientId: 'n', text: 'Needs billing.', agentId: mara })
      crm.customers.set('dana', { tier: 'platinum' })
      it.leap(1000)
      await says(it, id, 'Any news?')
      await until(it, id, 'AccountFetched', 2)
      const { json } = await it.call('POST', `/v1/conversations/${id}/handoff`, {
        agentId: mara,
        note: 'A refund, please.',
      })
      const second = (await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json
      expect(first.package.account.tier).toBe('gold')
      expect(second.package.account.tier).toBe('platinum')
      expect(second.package).toMatchObject({
        note: 'A refund, please.',
        reason: { kind: 'transfer', agentId: mara },
        handled: { agentId: mara, agent: 'Mara', notes: [{ text: 'Needs billing.' }] },
      })
    })
  })

  describe('the source', () => {
    const path = '/v1/workspace/account-source'

    test('its secret never comes back, and stays with the site that it was given for', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk()
      const got = await it.call('GET', path)
      expect(got.json.source).toMatchObject({ kind: 'http', hasSecret: true, timeoutMs: 2000 })
      expect(JSON.stringify(got.json)).not.toContain('s3cret')
      const moved = await it.call('PUT', path, { kind: 'http', url: `${crm.origin}/customers/{externalId}?v=2` })
      expect(moved.json.hasSecret).toBe(true)
      const away = await it.call('PUT', path, { kind: 'http', url: 'https://elsewhere.example/{externalId}' })
      expect(away.json.hasSecret).toBe(false)
    })

    test('its secret is not in the database, is not kept without a key, and without its key has to be given again', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk()
      const [row] = await it.db.scoped(it.workspace, 'select * from baton.account_sources where workspace_id = $1', [
        it.workspace,
      ])
      expect(JSON.stringify(row)).not.toContain('s3cret')
      await it.call('POST', `${path}/try`, { externalId: 'dana' })
      expect(crm.asked.at(-1)?.authorization).toBe('Bearer top s3cret')

      const keyless = await createTestNode(it.db, { env: { BATON_ACTION_ORIGINS: crm.origin }, vault: noVault })
      running.push(keyless)
      const headers = { authorization: `Bearer ${it.key}` }
      const tried = await keyless.call('POST', `${path}/try`, { externalId: 'dana' }, headers)
      expect(tried.json).toMatchObject({ ok: false, fault: 'secret-lost' })
      const body = { kind: 'http', url: `${crm.origin}/{externalId}`, secret: 'another' }
      expect((await keyless.call('PUT', path, body, headers)).json.code).toBe('secret_key_missing')
    })

    test('can be tried: the answer, or the fault with what to do', async () => {
      crm.customers.set('dana', { tier: 'gold', mystery: true })
      const it = await desk()
      const tried = (body: object) => it.call('POST', `${path}/try`, body)
      expect((await tried({ externalId: 'dana' })).json).toMatchObject({
        ok: true,
        account: { tier: 'gold' },
        leftOut: ['mystery'],
        httpStatus: 200,
      })
      expect((await tried({ externalId: 'nobody' })).json).toMatchObject({
        ok: false,
        fault: 'http-error',
        httpStatus: 404,
      })
      expect(await facts(it, await opened(it, 'other'), 'AccountFetched')).toEqual([])
      await it.call('DELETE', path)
      expect((await tried({ externalId: 'dana' })).json).toMatchObject({ code: 'account_source_missing' })
    })

    test('tells how the look-ups of the last day went', async () => {
      crm.customers.set('dana', { tier: 'gold' })
      const it = await desk()
      await until(it, await opened(it, 'dana'), 'AccountFetched')
      await until(it, await opened(it, 'nobody'), 'AccountNotFetched')
      expect((await it.call('GET', path)).json.lastDay).toEqual({ customers: 2, answered: 1, timedOut: 0, failed: 1 })
    })

    test.each([
      [{ kind: 'http', url: 'ftp://crm.example/{externalId}' }, 'url'],
      [{ kind: 'http', url: 'https://crm.example/' }, 'url'],
      [{ kind: 'http', url: 'https://crm.example/{id}' }, 'url'],
      [{ kind: 'mcp', url: 'https://crm.example/mcp' }, 'tool'],
      [{ kind: 'http', url: 'https://crm.example/{externalId}', header: 'Host' }, 'header'],
      [{ kind: 'http', url: 'https://crm.example/{externalId}', secret: 'two\nlines' }, 'secret'],
    ])('%j is refused', async (body, field) => {
      const it = await desk(null)
      const { status, json } = await it.call('PUT', path, body)
      expect(status).toBe(400)
      expect(json.errors.map((error: { path: string }) => error.path)).toContain(field)
    })
  })
})
