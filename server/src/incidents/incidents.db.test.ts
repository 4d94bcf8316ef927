import { afterEach, describe, expect, test } from 'vitest'
import { strandedIn } from '../health/stranded.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { countOverduePromises } from './incidents.ts'
import { createUpdateSender } from './update-sender.ts'

const hour = 3_600_000

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  let skew = 0
  afterEach(async () => {
    for (const it of running.splice(0)) await it.stop()
    skew = 0
  })
  async function node(): Promise<TestNode> {
    const it = await createTestNode((await open()).db, { now: () => Date.now() + skew, incidentSweepMs: 100 })
    running.push(it)
    await it.db.scoped(it.workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      it.workspace,
      JSON.stringify({ quietMs: 20 }),
    ])
    return it
  }
  const until = (look: () => Promise<unknown>) => expect.poll(look, { timeout: 30_000, interval: 50 })
  const at = (ms: number) => new Date(Date.now() + skew + ms).toISOString()

  async function incidentOn(it: TestNode, more: object = {}) {
    const { status, json } = await it.call('POST', '/v1/incidents', {
      title: 'Sign-in fails',
      signs: { words: ['cannot log in'] },
      words: { en: 'Signing in fails for some customers.' },
      nextUpdateAt: at(hour),
      ...more,
    })
    expect({ status, json }).toMatchObject({ status: 201 })
    return json
  }
  async function customer(it: TestNode, text: string): Promise<string> {
    const externalId = it.newId('customer')
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId } })
    await says(it, json.id, text)
    return json.id
  }
  const says = (it: TestNode, id: string, text: string) =>
    it.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: it.newId('message'),
      author: { kind: 'customer' },
      text,
    })
  const events = async (it: TestNode, id: string) =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events as { type: string; [key: string]: unknown }[]
  const typesOf = async (it: TestNode, id: string) => (await events(it, id)).map(({ type }) => type)
  const count = async (it: TestNode, id: string, type: string) =>
    (await typesOf(it, id)).filter((each) => each === type).length

  describe('a handoff that an incident explains', () => {
    test('is held back with the true word; who asks for a person gets one', async () => {
      const it = await node()
      const incident = await incidentOn(it)
      const id = await customer(it, 'I cannot log in since this morning')
      await until(() => typesOf(it, id)).toContain('HandoffHeldBack')
      const held = (await events(it, id)).find(({ type }) => type === 'HandoffHeldBack')
      expect(held).toMatchObject({
        incidentId: incident.id,
        dueAt: incident.nextUpdateAt,
        text: 'Signing in fails for some customers.',
        match: { words: { text: 'cannot log in' } },
        told: { key: 'incident.held', params: { worded: true } },
      })
      const { json } = await it.call('GET', `/v1/incidents/${incident.id}/conversations`)
      expect(json.cases).toMatchObject([{ conversationId: id, holder: 'assistant', heldUntil: incident.nextUpdateAt }])
      expect((await it.call('GET', '/v1/incidents')).json.incidents[0]).toMatchObject({ cases: 1, open: 1, held: 1 })
      await says(it, id, 'I want to talk to a person')
      await until(() => typesOf(it, id)).toContain('Escalated')
      expect((await it.call('GET', `/v1/conversations/${id}`)).json.holder.kind).not.toBe('assistant')
    })

    test('when the promised time passes: told the new one, or handed to a person, and nobody is stranded', async () => {
      const it = await node()
      const incident = await incidentOn(it)
      const id = await customer(it, 'I cannot log in')
      await until(() => typesOf(it, id)).toContain('HandoffHeldBack')
      await it.call('PUT', `/v1/incidents/${incident.id}`, { nextUpdateAt: at(2 * hour) })
      skew = hour + 1000
      await until(() => typesOf(it, id)).toContain('IncidentDelayed')
      expect(await typesOf(it, id)).not.toContain('Escalated')
      skew = 2 * hour + 61_000
      expect(await countOverduePromises(it.db, Date.now() + skew - 60_000)).toBeGreaterThan(0)
      expect((await it.call('GET', `/v1/incidents/${incident.id}`)).json.overdue).toBe(true)
      skew = 2 * hour + 6 * 60_000
      await until(() => typesOf(it, id)).toContain('Escalated')
      expect((await strandedIn(it.db, it.workspace, Date.now() + skew, 10)).total).toBe(0)
    })
  })

  describe('one update to all', () => {
    const send = (it: TestNode, id: string, body: object) => it.call('POST', `/v1/incidents/${id}/updates`, body)

    test('reaches every open case once, and the closing one ends the wait', async () => {
      const it = await node()
      const incident = await incidentOn(it)
      const cases: string[] = []
      for (let i = 0; i < 4; i++) cases.push(await customer(it, 'Nothing to see'))
      const elsewhere = await customer(it, 'Where is my parcel?')
      const linked = await it.call('POST', `/v1/incidents/${incident.id}/conversations`, {
        link: [...cases, 'cnv_none'],
      })
      expect(linked.json).toMatchObject({
        linked: cases,
        failed: [{ conversationId: 'cnv_none', code: 'conversation_not_found' }],
      })
      const first = await send(it, incident.id, {
        state: 'monitoring',
        words: { en: 'Found it.' },
        nextUpdateAt: at(hour),
      })
      expect(first).toMatchObject({ status: 201, json: { status: 'waiting', told: 0, left: 4 } })
      expect((await send(it, incident.id, { state: 'open', nextUpdateAt: at(hour) })).json.code).toBe(
        'update_under_way',
      )
      skew += 6_000
      await until(async () => (await it.call('GET', `/v1/incidents/${incident.id}`)).json).toMatchObject({
        state: 'monitoring',
        updates: [{ status: 'sent', told: 4, left: 0, number: 1 }],
      })
      for (const id of cases) expect(await count(it, id, 'IncidentUpdated')).toBe(1)
      expect(await count(it, elsewhere, 'IncidentUpdated')).toBe(0)
      expect((await send(it, incident.id, { state: 'resolved' })).status).toBe(201)
      skew += 6_000
      await until(async () => (await it.call('GET', `/v1/incidents/${incident.id}`)).json).toMatchObject({
        state: 'resolved',
        nextUpdateAt: null,
        updates: [{ status: 'sent', told: 4, number: 2 }, { number: 1 }],
      })
      for (const id of cases) expect(await count(it, id, 'IncidentUpdated')).toBe(2)
      expect((await send(it, incident.id, { state: 'open', nextUpdateAt: at(hour) })).json.code).toBe('incident_over')
    })

    test('can be taken back until it goes out', async () => {
      const it = await node()
      const incident = await incidentOn(it)
      const id = await customer(it, 'Hello')
      await it.call('POST', `/v1/incidents/${incident.id}/conversations`, { link: [id] })
      const { json } = await send(it, incident.id, { state: 'resolved' })
      expect((await it.call('DELETE', `/v1/incident-updates/${json.id}`)).status).toBe(204)
      skew += 6_000
      await new Promise((done) => setTimeout(done, 400))
      expect(await count(it, id, 'IncidentUpdated')).toBe(0)
      expect((await it.call('GET', `/v1/incidents/${incident.id}`)).json).toMatchObject({ state: 'open', updates: [] })
    })

    test('a node that dies between two batches leaves it to the next one, and nobody hears it twice', async () => {
      const it = await node()
      const incident = await incidentOn(it)
      const cases: string[] = []
      for (let i = 0; i < 7; i++) cases.push(await customer(it, 'Hello'))
      await it.call('POST', `/v1/incidents/${incident.id}/conversations`, { link: cases })
      await it.node.stop()
      running.splice(0)
      const { db, workspace } = it
      const update = 'upd_killed'
      await db.scoped(
        workspace,
        `insert into baton.incident_updates (workspace_id, id, incident_id, state, words, next_update_at, status, due_at, created_at)
          values ($1, $2, $3, 'open', '{}', $4, 'waiting', 0, 0)`,
        [workspace, update, incident.id, Date.now() + hour],
      )
      const parts = { db, now: () => Date.now() + skew, changed: () => {}, log: () => {}, batch: 3, leaseMs: 30_000 }
      let calls = 0
      const dying = createUpdateSender({
        ...parts,
        owner: 'first',
        door: {
          ...it.node.door,
          // The fourth is written, and the node dies before it knows.
          handle: async (...given) => {
            if (++calls > 4) return new Promise(() => {})
            return it.node.door.handle(...given)
          },
        },
      })
      void dying.sendDue()
      await until(async () => calls).toBe(5)
      const told = async () =>
        (
          await db.scoped<{ n: number }>(
            workspace,
            `select count(*)::int as n from baton.facts where workspace_id = $1 and type = 'IncidentUpdated' group by conversation_id`,
            [workspace],
          )
        ).map(({ n }) => n)
      expect(await told()).toHaveLength(4)
      const next = createUpdateSender({ ...parts, owner: 'second', door: it.node.door })
      await next.sendDue()
      expect(await told()).toHaveLength(4) // the lease still stands
      skew += 31_000
      await next.sendDue()
      await next.sendDue()
      expect(await told()).toEqual([1, 1, 1, 1, 1, 1, 1])
      const [row] = await db.scoped<{ status: string; tries: number }>(
        workspace,
        'select status, tries from baton.incident_updates where workspace_id = $1 and id = $2',
        [workspace, update],
      )
      expect(row).toEqual({ status: 'sent', tries: 2 })
    })
  })

  test('open cases that look like it are suggested, with why; a burst is seen', async () => {
    const it = await node()
    const alike = await customer(it, 'Since today I CANNOT  log in')
    await customer(it, 'Where is my parcel?')
    const incident = await incidentOn(it)
    const { json } = await it.call('GET', `/v1/incidents/${incident.id}/conversations`)
    expect(json.suggested).toMatchObject([{ conversationId: alike, because: { words: 'CANNOT  log in' } }])
    const areAbout = (intent: string) =>
      it.db.scoped(
        it.workspace,
        `update baton.conversations set row = jsonb_set(row, '{matter}', jsonb_build_object('intent', $2::text)) where workspace_id = $1`,
        [it.workspace, intent],
      )
    await areAbout('sign-in')
    expect((await it.call('GET', '/v1/incidents')).json.bursts).toEqual([])
    for (let i = 0; i < 4; i++) await customer(it, 'Hello')
    // What the assistant does meanwhile writes a row anew, without what we say of it.
    await until(async () => {
      await areAbout('sign-in')
      return (await it.call('GET', '/v1/incidents')).json.bursts
    }).toMatchObject([{ intent: 'sign-in', conversations: 6, minutes: 20, usual: 0 }])
  })

  test('says no where a promise lies in the past, or there is no such incident', async () => {
    const it = await node()
    const past = await it.call('POST', '/v1/incidents', { title: 'x', nextUpdateAt: at(-1000) })
    expect(past.json.code).toBe('time_has_passed')
    expect((await it.call('GET', '/v1/incidents/inc_none')).json.code).toBe('incident_not_found')
    const { id } = await incidentOn(it)
    expect((await it.call('POST', `/v1/incidents/${id}/updates`, { state: 'open' })).json.code).toBe('invalid_request')
  })
})
