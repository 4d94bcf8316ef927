import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageParts } from '@baton/engine'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { rebuildRows } from '../log/rebuild.ts'
import { weekOf } from '@baton/protocol'

eachDatabase((name, open) => {
  let it: TestNode
  let agentId: string
  let lead: Record<string, string>
  let count = 0

  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    agentId = (await it.call('POST', '/v1/agents', { name: 'Mara', email: 'mara@desk.example', capacity: 100 })).json.id
    lead = await session('lead')
  })
  afterAll(() => it.stop())

  async function session(role: string, workspace = it.workspace, headers = {}) {
    const { json } = await it.call(
      'POST',
      '/v1/agents',
      { name: 'Lea', email: `${role}${++count}@desk.example`, role, team: 'leads' },
      headers,
    )
    const { token } = await openSession(
      { db: it.db, newId: it.newId, endings: createEndings() },
      { workspace, agentId: json.id },
      Date.now(),
    )
    return { authorization: `Bearer ${token}` }
  }
  const get = async (url: string, headers = {}) => (await it.call('GET', url, undefined, headers)).json

  /** A handoff of a customer who said this. */
  async function handedOff(text: string, known = true): Promise<{ id: string; handoffId: string }> {
    const externalId = `c${++count}`
    if (known) await it.call('PUT', `/v1/customers/${externalId}`, { name: 'Dana', tier: 'gold' })
    const page = { url: 'https://shop.example/cart', title: 'Cart' }
    const { json } = await it.call('POST', '/v1/conversations', {
      customer: { externalId },
      ...(known ? { page } : {}),
    })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: `m${count}`,
      author: { kind: 'customer' },
      text,
    })
    const { json: handed } = await it.call('POST', `/v1/conversations/${json.id}/handoff`, {})
    return { id: json.id, handoffId: handed.handoffId }
  }

  describe('health of what travels', () => {
    test('counts every handoff, by part, cause, owner, team and source; each number leads to its conversations', async () => {
      const whole = await handedOff('My order number is 48213 and it has not arrived')
      const poor = await handedOff('It is broken', false)
      await it.call('POST', '/v1/handoffs/transcript', {
        conversationId: 'foreign-1',
        transcript: 'Customer: My parcel 48213 is late\nBot: Oh',
      })
      const health = await get('/v1/health/completeness?by=part')
      expect(health).toMatchObject({ handoffs: 3, by: 'part', askedAgain: 0 })
      expect(health.groups.map(({ key }: { key: string }) => key)).toEqual([...packageParts])
      const page = health.groups.find(({ key }: { key: string }) => key === 'page')
      expect(page).toMatchObject({ missing: 2, partial: 0, asked: 0, share: 0.6667 })
      expect(page.gaps).toEqual([{ part: 'page', cause: 'integration-sent-none', owner: 'integration', handoffs: 2 }])
      expect(health.meanCorrected).toBe(health.meanScore)
      expect(health.days).toHaveLength(1)

      const causes = (await get('/v1/health/completeness?by=cause')).groups
      expect(causes).toContainEqual(expect.objectContaining({ key: 'not-identified', owner: 'integration' }))
      const owners = (await get('/v1/health/completeness?by=owner')).groups
      expect(owners.map(({ key }: { key: string }) => key).sort()).toEqual(['assistant', 'integration'])
      const sources = (await get('/v1/health/completeness?by=source')).groups
      expect(sources.map(({ key, handoffs }: { key: string; handoffs: number }) => [key, handoffs])).toEqual([
        ['assistant', 2],
        ['transcript', 1],
      ])
      expect((await get('/v1/health/completeness?by=team')).groups).toMatchObject([{ handoffs: 3 }])

      const behind = await get('/v1/health/completeness/handoffs?part=page')
      expect(behind.total).toBe(2)
      expect(behind.handoffs.map(({ handoffId }: { handoffId: string }) => handoffId)).toContain(poor.handoffId)
      expect(behind.handoffs.map(({ handoffId }: { handoffId: string }) => handoffId)).not.toContain(whole.handoffId)
      expect((await get('/v1/health/completeness/handoffs?source=transcript')).total).toBe(1)
    })

    test('what was asked for again counts half from then on, and the package stays as it was', async () => {
      const { id, handoffId } = await handedOff('My order number is 77120 and it has not arrived')
      const before = await get(`/v1/handoffs/${handoffId}`)
      const text = 'What is your order number please?'
      await it.call('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'r1',
        author: { kind: 'agent', id: agentId },
        text,
      })
      const { handoffs } = await get('/v1/health/completeness/handoffs?asked=facts')
      expect(handoffs).toMatchObject([
        { handoffId, askedAgain: 1, askedParts: ['facts'], score: before.completeness.score },
      ])
      expect(handoffs[0].corrected).toBeLessThan(handoffs[0].score)
      const health = await get('/v1/health/completeness')
      expect(health.askedAgain).toBeGreaterThan(0)
      expect(health.meanCorrected).toBeLessThan(health.meanScore)
      expect(health.groups.find(({ key }: { key: string }) => key === 'facts')).toMatchObject({ asked: 1 })
      const after = await get(`/v1/handoffs/${handoffId}`)
      expect(after.package).toEqual(before.package)
      expect(after.completeness.askedAgain).toBe(1)
    })

    test('rebuilt from the facts it says the same', async () => {
      const rows = () =>
        it.db.scoped(it.workspace, 'select * from baton.handoff_health where workspace_id = $1 order by handoff_id', [
          it.workspace,
        ])
      const before = await rows()
      const conversations = new Set(before.map((row) => (row as { conversation_id: string }).conversation_id))
      await it.db.scoped(it.workspace, 'delete from baton.handoff_health where workspace_id = $1', [it.workspace])
      const policy = (await import('@baton/engine')).defaultPolicy
      for (const conversation of conversations) await rebuildRows(it.db, it.workspace, conversation, policy)
      expect(await rows()).toEqual(before)
    })

    test('a span that ends before it begins, and one in which nothing happened', async () => {
      const { status } = await it.call(
        'GET',
        '/v1/health/completeness?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z',
      )
      expect(status).toBe(400)
      expect(await get('/v1/health/completeness?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z')).toMatchObject({
        handoffs: 0,
        meanScore: null,
        days: [],
      })
    })

    test('is for leads: agents and customers are not told', async () => {
      expect((await it.call('GET', '/v1/health/completeness', undefined, await session('agent'))).status).toBe(403)
      expect((await it.call('GET', '/v1/health/completeness', undefined, lead)).status).toBe(200)
    })

    test(`ten thousand handoffs are read at once (${name})`, async () => {
      const other = await it.another()
      await it.db.scoped(
        other.workspace,
        `insert into baton.handoff_health select $1, 'h' || i, 'c' || i, 1764000000000 + i * 60000, 'support', 'assistant', 60 + i % 40, i % 3 = 0, 55 + i % 40,
            i % 4 = 0, i % 5, case when i % 5 > 0 then array['facts'] else '{}' end,
            case when i % 2 = 0 then '[{"part":"page","state":"missing","cause":"integration-sent-none","owner":"integration"},{"part":"account","state":"missing","cause":"not-identified","owner":"integration"}]'::jsonb else '[{"part":"tone","state":"missing","cause":"never-asked","owner":"assistant"}]'::jsonb end
          from generate_series(1, 10000) as i`,
        [other.workspace],
      )
      const bearer = { authorization: `Bearer ${other.key}` }
      const times: number[] = []
      for (const by of ['part', 'cause', 'owner', 'team', 'source']) {
        const began = performance.now()
        const health = await get(
          `/v1/health/completeness?by=${by}&from=2025-11-01T00:00:00Z&to=2026-06-01T00:00:00Z`,
          bearer,
        )
        times.push(performance.now() - began)
        expect(health.handoffs).toBe(10_000)
      }
      console.log(`${name}: completeness of 10,000 handoffs in ${times.map((ms) => Math.round(ms)).join(', ')} ms`)
      expect(Math.min(...times)).toBeLessThan(3000)
    })
  })

  describe('weights', () => {
    test('are the workspace’s, checked, audited, and hold from the next handoff on', async () => {
      const { weights, defaults, minimum } = await get('/v1/workspace/completeness')
      expect(weights).toEqual(defaults)
      expect(minimum).toContain('account')
      const before = await handedOff('It is broken', false)
      const was = (await get(`/v1/handoffs/${before.handoffId}`)).completeness.score
      const put = (body: object) => it.call('PUT', '/v1/workspace/completeness', body)
      expect((await put({ weights: { account: 0, page: 0 } })).json.weights).toMatchObject({
        account: 0,
        page: 0,
        wanted: 20,
      })
      const after = await handedOff('It is broken', false)
      const { completeness } = await get(`/v1/handoffs/${after.handoffId}`)
      expect(completeness.score).toBeGreaterThan(was)
      expect(completeness.minimum).toEqual({ pass: false, missing: ['account', 'page'] })
      expect((await get(`/v1/handoffs/${before.handoffId}`)).completeness.score).toBe(was)
      expect((await put({ weights: null })).json.weights).toEqual(defaults)
      const deeds = await it.db.scoped<{ action: string }>(
        it.workspace,
        `select action from baton.audit where workspace_id = $1 and action = 'completeness.weighed'`,
        [it.workspace],
      )
      expect(deeds).toHaveLength(2)
    })

    test.each([
      ['a part that there is not', { weights: { shoes: 10 } }],
      ['a weight below nothing', { weights: { page: -1 } }],
      ['too much', { weights: { page: 101 } }],
      ['half a weight', { weights: { page: 0.5 } }],
      ['nothing', { weights: {} }],
      ['no weight at all', { weights: Object.fromEntries(packageParts.map((part) => [part, 0])) }],
    ])('%s is refused', async (_what, body) => {
      expect((await it.call('PUT', '/v1/workspace/completeness', body)).status).toBe(400)
    })
  })

  describe('the weekly audit', () => {
    test('draws the same for everybody, and tells what was computed only to whoever has graded', async () => {
      const week = weekOf(Date.now())
      const audit = await get(`/v1/audits/${week}`, lead)
      expect(audit.sample.length).toBeGreaterThan(3)
      expect(audit).toMatchObject({ week, agreement: { handoffs: 0, kappa: null } })
      expect(JSON.stringify(audit.sample)).not.toMatch(/score|state|computed/)
      expect((await get(`/v1/audits/${week}`, await session('admin'))).sample).toEqual(audit.sample)

      const [first] = audit.sample
      const grades = { ...Object.fromEntries(packageParts.map((part) => [part, 'there'])), page: 'wrong' }
      const { status, json } = await it.call('PUT', `/v1/handoffs/${first.handoffId}/grades`, { grades }, lead)
      expect(status).toBe(200)
      expect(json.parts).toHaveLength(packageParts.length)
      expect(json.parts).toContainEqual(
        expect.objectContaining({ part: 'page', grade: 'wrong', computed: expect.any(String) }),
      )

      const after = await get(`/v1/audits/${week}`, lead)
      expect(after.sample[0]).toMatchObject({ handoffId: first.handoffId, graded: true })
      expect(after.agreement).toMatchObject({ handoffs: 1, graded: packageParts.length })
      expect(after.agreement.parts).toContainEqual(expect.objectContaining({ part: 'page', wrong: 1 }))
      // Another person's grades are a reading of their own; their own again take the place of theirs.
      await it.call('PUT', `/v1/handoffs/${first.handoffId}/grades`, { grades }, lead)
      await it.call('PUT', `/v1/handoffs/${first.handoffId}/grades`, { grades }, await session('lead'))
      expect((await get(`/v1/audits/${week}`, lead)).agreement.handoffs).toBe(2)
    })

    test('a grade for each part, of a handoff that there is, by a person', async () => {
      const grades = Object.fromEntries(packageParts.map((part) => [part, 'there']))
      const put = (id: string, body: object, headers: Record<string, string>) =>
        it.call('PUT', `/v1/handoffs/${id}/grades`, body, headers)
      expect((await put('hof_none', { grades }, lead)).status).toBe(404)
      const { handoffId } = await handedOff('It is broken')
      expect((await put(handoffId, { grades: { page: 'there' } }, lead)).status).toBe(400)
      expect((await put(handoffId, { grades: { ...grades, page: 'splendid' } }, lead)).status).toBe(400)
      expect((await put(handoffId, { grades }, {})).status).toBe(403)
      expect((await it.call('GET', '/v1/audits/2025-W53', undefined, lead)).status).toBe(400)
    })
  })
})
