import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { page } from '../testing/api-world.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { dayMs, limitsOf, preview } from './expired.ts'
import { graceMs } from './retention-rows.ts'
import { createRetentionRunner } from './retention-runner.ts'

// What a password costs is tested elsewhere.
vi.mock(import('node:crypto'), async (original) => {
  const { countedCrypto } = await import('../identity/testing/counted-scrypt.ts')
  return countedCrypto(await original())
})

eachDatabase((_name, open) => {
  let it: TestNode
  let passed = 0
  const now = () => Date.now() + passed
  beforeAll(async () => {
    it = await createTestNode((await open()).db, { now })
  })
  afterAll(() => it?.stop())

  const runner = (owner: string, more: object = {}) =>
    createRetentionRunner({
      db: it.db,
      door: it.node.door,
      newId: it.newId,
      now,
      owner,
      log: () => {},
      atOnce: 3,
      ...more,
    })

  /** A workspace of its own, with the calls that the tests make. */
  async function desk() {
    const { workspace, key } = await it.another()
    const auth = { authorization: `Bearer ${key}` }
    const must = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
      const { status, json } = await it.call(method, path, body, auth)
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
      return json
    }
    const { id: agentId } = await must('POST', '/v1/agents', {
      name: 'Mara',
      email: 'mara@x.example',
      password: 'a password of hers',
    })
    /** Something said in a conversation of its own, which is resolved unless it stays open. */
    const said = async (words: string, { channel = 'api', open = false, by = `c-${words}` } = {}): Promise<string> => {
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId: by }, channel })
      const path = `/v1/conversations/${id}`
      await must('POST', `${path}/messages`, { clientId: 'm', author: { kind: 'customer' }, text: `I say ${words}` })
      await must('POST', `${path}/take-over`, { agentId })
      await must('POST', `${path}/notes`, { clientId: 'n', agentId, text: `noted ${words}` })
      const sent = await it.node.app.inject({
        method: 'POST',
        url: `${path}/files?clientId=f&name=${words}.txt&author=customer`,
        headers: { ...auth, 'content-type': 'text/plain' },
        payload: `file ${words}`,
      })
      expect(sent.statusCode).toBe(201)
      await it.db.scoped(
        workspace,
        `insert into baton.captures (workspace_id, conversation_id, id, at, bytes, body) values ($1, $2, $3, $4, 1, $5)`,
        [workspace, id, `cap-${words}`, now(), JSON.stringify(page())],
      )
      if (!open) await must('POST', `${path}/resolve`, { agentId })
      return id
    }
    /** Everything that the workspace has in these tables, as words. */
    const everything = async () => {
      const tables = [
        'texts',
        'files',
        'file_pieces',
        'captures',
        'facts',
        'handoffs',
        'snapshots',
        'said_words',
        'conversations',
      ]
      const rows = await Promise.all(
        tables.map((table) =>
          it.db.scoped(workspace, `select t::text as row from baton.${table} t where workspace_id = $1`, [workspace]),
        ),
      )
      return JSON.stringify(rows)
    }
    const types = async (id: string): Promise<string[]> =>
      (await must('GET', `/v1/conversations/${id}/events`)).events.map(({ type }: { type: string }) => type)
    const keep = (settings: object) => must('PUT', '/v1/retention', settings)
    return { workspace, must, said, everything, types, keep }
  }

  test('by default everything is kept, whatever its age', async () => {
    const { must, said, everything } = await desk()
    await said('forever')
    passed += 4000 * dayMs
    expect(await runner('a').run()).toBe(0)
    expect(await everything()).toContain('I say forever')
    expect(await must('GET', '/v1/retention')).toMatchObject({ nextRunAt: null, lastRun: null, held: 0 })
  })

  test('what is over goes on every place once, over two nodes, as the preview said; what is young, open or held stays', async () => {
    const { must, said, everything, types, keep, workspace } = await desk()
    const old = []
    for (const words of ['zqone', 'zqtwo', 'zqthree', 'zqfour', 'zqfive']) old.push(await said(words))
    const held = await said('zqheld')
    const mail = await said('zqmail', { channel: 'email' })
    await said('zqopen', { open: true })
    expect(await must('GET', `/v1/conversations/${held}/legal-hold`)).toEqual({ on: false, since: null })
    await must('PUT', `/v1/conversations/${held}/legal-hold`, { on: true })
    const { on, since } = await must('GET', `/v1/conversations/${held}/legal-hold`)
    expect(on).toBe(true)
    expect(Math.abs(Date.parse(since) - now())).toBeLessThan(60_000)
    passed += 400 * dayMs
    const young = await said('zqyoung')

    const settings = { resolvedDays: 365, channels: [{ channel: 'email', days: null }] }
    const foreseen = await must('POST', '/v1/retention/preview', settings)
    expect(foreseen).toMatchObject({ conversations: 5, held: 1, files: 0, captures: 0, audit: 0, deliveries: 0 })
    expect(Date.parse(foreseen.oldestAt)).toBeLessThan(now() - 399 * dayMs)
    await keep(settings)
    expect(await runner('a').run()).toBe(0) // not within the hour
    expect(await everything()).toContain('zqone')
    passed += graceMs + 1000

    const nodes = await Promise.all([runner('a').run(), runner('b').run(), runner('c').run()])
    expect(nodes.reduce((sum, n) => sum + n)).toBe(1)
    const left = await everything()
    for (const words of ['zqone', 'zqtwo', 'zqthree', 'zqfour', 'zqfive']) expect(left).not.toContain(words)
    for (const words of ['zqheld', 'zqmail', 'zqopen', 'zqyoung']) {
      for (const each of [`I say ${words}`, `noted ${words}`, `${words}.txt`, `cap-${words}`])
        expect(left).toContain(each)
    }
    for (const id of old) expect((await types(id)).filter((type) => type === 'CustomerForgotten')).toHaveLength(1)
    for (const id of [held, mail, young]) expect(await types(id)).not.toContain('CustomerForgotten')
    const { lastRun, nextRunAt } = await must('GET', '/v1/retention')
    expect(lastRun).toMatchObject({ removed: { conversations: 5, files: 0 }, fault: null })
    expect(Date.parse(nextRunAt) - Date.parse(lastRun.endedAt)).toBe(dayMs)

    // The next day there is nothing left to do, until the hold is lifted.
    passed += dayMs + 1000
    expect(await runner('a').run()).toBe(1)
    expect((await must('GET', '/v1/retention')).lastRun.removed.conversations).toBe(0)
    await must('PUT', `/v1/conversations/${held}/legal-hold`, { on: false })
    passed += dayMs + 1000
    await runner('a').run()
    expect(await everything()).not.toContain('zqheld')
    const trail = await it.db.scoped<{ action: string; detail: object }>(
      workspace,
      `select action, detail from baton.audit where workspace_id = $1 and (action like 'retention%' or action like 'legal%') order by at, id`,
      [workspace],
    )
    expect(trail.map(({ action }) => action)).toEqual([
      'legal-hold.placed',
      'retention.changed',
      'retention.removed',
      'retention.removed',
      'legal-hold.lifted',
      'retention.removed',
    ])
    expect(trail[2]?.detail).toMatchObject({ conversations: 5 })
  })

  test('what became one with a held one is held, says so, and is let go with it', async () => {
    const { must, said } = await desk()
    const from = await said('zqfrom', { open: true, by: 'both' })
    const into = await said('zqinto', { open: true, by: 'both', channel: 'chat' })
    await must('PUT', `/v1/conversations/${from}/legal-hold`, { on: true })
    const rowOf = async (id: string) =>
      (await must('GET', '/v1/conversations?limit=20')).conversations.find((row: { id: string }) => row.id === id)
    expect(await rowOf(from)).toMatchObject({ legalHold: true })
    expect(await rowOf(into)).not.toHaveProperty('legalHold')
    await must('POST', `/v1/conversations/${from}/merge`, { into })
    expect(await rowOf(into)).toMatchObject({ legalHold: true })
    expect(await must('GET', `/v1/conversations/${into}/legal-hold`)).toMatchObject({ on: true })
    await must('PUT', `/v1/conversations/${into}/legal-hold`, { on: false })
    expect(await must('GET', `/v1/conversations/${from}/legal-hold`)).toMatchObject({ on: false })
    expect(await rowOf(into)).not.toHaveProperty('legalHold')
  })

  test('a node that dies in the middle is taken over, and nothing is counted twice', async () => {
    const { must, said, everything, types, keep } = await desk()
    const ids = []
    for (const words of ['zqa', 'zqb', 'zqc', 'zqd', 'zqe']) ids.push(await said(words))
    passed += 10 * dayMs
    await keep({ resolvedDays: 5 })
    passed += graceMs + 1000
    let handled = 0
    const door = {
      ...it.node.door,
      handle: (...given: Parameters<typeof it.node.door.handle>) => {
        handled += 1
        if (handled === 5) throw new Error('the machine is gone')
        return it.node.door.handle(...given)
      },
    }
    await runner('a', { door }).run()
    expect((await must('GET', '/v1/retention')).lastRun).toMatchObject({ endedAt: null, removed: { conversations: 3 } })
    expect((await must('GET', '/v1/retention')).lastRun.fault).toContain('goes on by itself')
    expect(await runner('b').run()).toBe(0) // the lease is still the first one's
    passed += 61_000
    expect(await runner('b').run()).toBe(1)
    expect((await must('GET', '/v1/retention')).lastRun).toMatchObject({ removed: { conversations: 5 }, fault: null })
    expect(await everything()).not.toMatch(/zq[a-e]\b/)
    for (const id of ids) expect((await types(id)).filter((type) => type === 'CustomerForgotten')).toHaveLength(1)
  })

  test('settings that change while it runs end it', async () => {
    const { said, everything, keep } = await desk()
    for (const words of ['zqf', 'zqg', 'zqh', 'zqi', 'zqj']) await said(words)
    passed += 10 * dayMs
    await keep({ resolvedDays: 5 })
    passed += graceMs + 1000
    let handled = 0
    const door = {
      ...it.node.door,
      handle: async (...given: Parameters<typeof it.node.door.handle>) => {
        handled += 1
        if (handled === 1) await keep({})
        return it.node.door.handle(...given)
      },
    }
    await runner('a', { door }).run()
    passed += 2 * dayMs
    await runner('b').run()
    const left = await everything()
    expect(['zqf', 'zqg', 'zqh', 'zqi', 'zqj'].filter((words) => left.includes(`I say ${words}`))).toHaveLength(2)
  })

  test('open ones end with their words; files, pages, audit rows and deliveries have times of their own', async () => {
    const { must, said, everything, types, keep, workspace } = await desk()
    const open = await said('zqstill', { open: true })
    const kept = await said('zqkept')
    await it.db.scoped(
      workspace,
      `insert into baton.webhook_deliveries (workspace_id, id, webhook_id, conversation_id, seq, type, status, due_at, created_at, ended_at)
        values ($1, 'evt', 'w', 'c', 1, 'Resolved', 'delivered', 0, $2, $2)`,
      [workspace, now()],
    )
    const settings = { openDays: 50, fileDays: 15, captureDays: 15, deliveryDays: 15 }
    const whole = await keep(settings)
    // The runner's clock alone: a node that wakes months later finds an open conversation that it has to look after.
    const later = (days: number) => () => now() + days * dayMs
    const limits = limitsOf(whole.settings, later(60)())
    expect(await it.db.transaction({ workspace }, (query) => preview(query, workspace, limits))).toMatchObject({
      conversations: 1,
      files: 2,
      captures: 2,
      deliveries: 1,
      audit: 0,
    })
    await runner('a', { now: later(60) }).run()
    expect((await must('GET', '/v1/retention')).lastRun.removed).toEqual({
      conversations: 1,
      files: 1,
      captures: 1,
      audit: 0,
      deliveries: 1,
    })
    const left = await everything()
    expect(left).not.toContain('zqstill')
    expect(left).not.toContain('cap-zqkept')
    expect(left).toContain('I say zqkept')
    expect(await types(open)).toEqual(expect.arrayContaining(['Resolved', 'CustomerForgotten']))
    expect(await types(kept)).not.toContain('CustomerForgotten')

    await keep({ auditDays: 90 })
    await runner('a', { now: later(160) }).run()
    const rows = await it.db.scoped<{ action: string }>(
      workspace,
      'select action from baton.audit where workspace_id = $1',
      [workspace],
    )
    expect(rows.map(({ action }) => action)).toEqual(['retention.removed'])
  })

  test('another workspace’s conversation cannot be held', async () => {
    const [mine, theirs] = [await desk(), await desk()]
    const id = await theirs.said('zqtheirs')
    await expect(mine.must('PUT', `/v1/conversations/${id}/legal-hold`, { on: true })).rejects.toThrow(
      'conversation_not_found',
    )
    await expect(mine.must('GET', `/v1/conversations/${id}/legal-hold`)).rejects.toThrow('conversation_not_found')
  })
})
