import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startInProcess } from '../start-in-process.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const asks = `name: asks
story: Whoever asks for a person gets one, from the team that is the default.
says: [I want to talk to a human]
expect: { handedOff: { at: 1 }, reason: customer-asked, team: support }
`
const kettle = `name: kettle
story: The kettle is answered from the workspace's own article.
says: [My kettle does not boil the water, { helped: yes }]
expect: { handedOff: never, answered: descale }
`
const wrong = `name: wrong
story: Expects what does not come.
says: [I want to talk to a human]
expect: { handedOff: never }
`

eachDatabase((name, open) => {
  describe(`drills of a workspace on ${name}`, () => {
    let it: TestNode
    let other: TestNode
    beforeAll(async () => {
      const { db } = await open()
      it = await createTestNode(db, { openRehearsal: startInProcess })
      other = await createTestNode(db, { openRehearsal: startInProcess })
    }, 120_000)
    afterAll(async () => {
      await it?.stop()
      await other?.stop()
    })

    const must = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
      const { status, json } = await it.call(method, path, body)
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
      return json
    }
    const put = (drill: string, yaml: string) => it.call('PUT', `/v1/drills/${drill}`, { yaml })
    const ended = async (id: string) => {
      for (;;) {
        const run = await must('GET', `/v1/drills/runs/${id}`)
        if (run.status === 'done' || run.status === 'failed') return run
        await sleep(100)
      }
    }
    const asked = async (channel: string): Promise<string[]> => {
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId: channel }, channel })
      await must('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'a',
        author: { kind: 'customer' },
        text: 'Hello',
      })
      for (;;) {
        const { events } = await must('GET', `/v1/conversations/${id}/events`)
        const told = events.filter((each: { type: string }) => ['Escalated', 'AssistantSaid'].includes(each.type))
        if (told.length > 0) return told.map((each: any) => `${each.type} ${each.reason?.kind ?? ''}`.trim()) // oxlint-disable-line typescript/no-explicit-any
        await sleep(50)
      }
    }

    test('what cannot be read is refused with its line; what can is kept, listed and audited', async () => {
      const broken = await put('asks', asks.replace('says:', 'sais:'))
      expect(broken).toMatchObject({
        status: 422,
        json: { code: 'drill_broken', detail: expect.stringMatching(/^line 3: sais: /) },
      })
      expect((await put('other', asks)).json.detail).toBe('line 1: name: this is the drill "asks", not "other"')
      expect(await put('asks', asks)).toMatchObject({
        status: 200,
        json: { name: 'asks', source: 'own', lines: 1, handedOff: 'at' },
      })
      expect((await must('GET', '/v1/drills/asks')).yaml).toBe(asks)
      const { drills } = await must('GET', '/v1/drills')
      expect(drills[0]).toMatchObject({ name: 'asks', source: 'own' })
      expect(drills.filter((each: { source: string }) => each.source === 'shipped').length).toBeGreaterThanOrEqual(40)
      const rows = await it.db.scoped(
        it.workspace,
        `select action, target from baton.audit where workspace_id = $1 and action like 'drill.%'`,
        [it.workspace],
      )
      expect(rows).toEqual([{ action: 'drill.saved', target: 'asks' }])
      await must('PUT', '/v1/drills/gone', { yaml: asks.replace('asks', 'gone') })
      await must('DELETE', '/v1/drills/gone')
      expect((await it.call('DELETE', '/v1/drills/gone')).status).toBe(404)
    })

    test('an assistant that is off sends every conversation to people, and is rehearsed all the same', async () => {
      await must('PUT', '/v1/workspace', { assistant: 'off' })
      expect(await asked('widget')).toEqual(['Escalated assistant-off'])
      expect((await asked('drill'))[0]).toBe('AssistantSaid')
    })

    test('it is not switched on before one of the workspace’s own drills has reached a person; then it is', async () => {
      const live = () => it.call('PUT', '/v1/workspace', { assistant: 'live' })
      expect(await live()).toMatchObject({ status: 409, json: { code: 'drill_needed' } })
      expect((await must('GET', '/v1/drills')).gate).toEqual({ assistant: 'off', met: false, reachedAt: null })

      // One that comes along opens nothing, and neither does one that fails.
      await must('PUT', '/v1/drills/wrong', { yaml: wrong })
      const first = await ended((await must('POST', '/v1/drills/run', { names: ['wrong', 'terse-en-person'] })).id)
      expect(first).toMatchObject({ status: 'done', total: 2, played: 2, failed: 1 })
      expect(first.results.find((each: { passed: boolean }) => !each.passed)).toMatchObject({
        name: 'wrong',
        broken: [{ what: 'handed off', wanted: 'never', found: 'after 1 line (customer-asked)' }],
        transcript: [{ by: 'customer', text: 'I want to talk to a human' }, { by: 'desk' }],
      })
      expect(await live()).toMatchObject({ status: 409 })

      await must('PUT', '/v1/articles/kettle', {
        title: 'Kettle',
        body: 'If the kettle does not boil the water, descale it.',
      })
      await must('PUT', '/v1/drills/kettle', { yaml: kettle })
      await must('DELETE', '/v1/drills/wrong')
      const all = await ended((await must('POST', '/v1/drills/run', {})).id)
      expect(all).toMatchObject({ status: 'done', total: 2, failed: 0 })
      expect((await must('GET', '/v1/drills')).gate).toMatchObject({ assistant: 'off', met: true })
      expect(await live()).toMatchObject({ status: 200, json: { assistant: 'live' } })

      // With other knowledge it would be another assistant.
      await must('PUT', '/v1/workspace', { assistant: 'off' })
      await must('PUT', '/v1/articles/kettle', { title: 'Kettle', body: 'Fill it with water.' })
      expect(await live()).toMatchObject({ status: 409 })
    }, 120_000)

    test('the workspace’s own assistants are rehearsed: what the default leaves to people, a person gets', async () => {
      const settings = { name: 'Careful', bounds: { topics: [{ name: 'kettles', words: ['kettle'] }] } }
      const made = await must('POST', '/v1/assistants', { settings })
      await must('POST', `/v1/assistants/${made.id}/publish`, { note: 'First', revision: made.revision })
      const { desk } = await must('GET', '/v1/assistants')
      await must('PUT', '/v1/assistant-desk', { defaultId: made.id, rules: [], revision: desk.revision })
      await must('PUT', '/v1/drills/bound', {
        yaml: asks
          .replace('asks', 'bound')
          .replace('customer-asked', 'boundary')
          .replace(/says: .*/, 'says: [How do I descale the kettle?]'),
      })
      const run = await ended((await must('POST', '/v1/drills/run', { names: ['bound'] })).id)
      expect(run).toMatchObject({ status: 'done', failed: 0, results: [{ name: 'bound', reason: 'boundary' }] })
      await must('DELETE', '/v1/drills/bound')
      await must('PUT', '/v1/assistant-desk', { defaultId: 'basic', rules: [], revision: desk.revision + 1 })
    }, 60_000)

    test('nothing of it is seen by people or counted', async () => {
      const rows = await it.db.scoped<{ channel: string }>(
        it.workspace,
        `select channel from baton.conversations where workspace_id = $1`,
        [it.workspace],
      )
      // The one that was opened on the desk itself.
      expect(rows.map(({ channel }) => channel).sort()).toEqual(['drill', 'widget'])
      const before = await must('GET', '/v1/health/completeness')
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId: 'd2' }, channel: 'drill' })
      await must('POST', `/v1/conversations/${id}/handoff`, {})
      expect((await must('GET', '/v1/health/completeness')).handoffs).toBe(before.handoffs)
      expect(before.handoffs).toBe(1)
    })

    test('a page may not choose the channel of drills', async () => {
      const { json } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const refused = await it.call(
        'POST',
        '/v1/conversations',
        { channel: 'drill' },
        { authorization: `Bearer ${json.token}` },
      )
      expect(refused).toMatchObject({ status: 403, json: { code: 'actor_not_allowed' } })
    })

    test('a run goes on where the node that played it died, and is asked for once', async () => {
      await must('PUT', '/v1/drills/kettle', { yaml: kettle.replace('answered: descale', 'answered: true') })
      const done = {
        name: 'asks',
        source: 'own',
        passed: true,
        broken: [],
        turn: 1,
        reason: 'x',
        transcript: [],
        ms: 7,
      }
      await it.db.scoped(
        it.workspace,
        `insert into baton.drill_runs (workspace_id, id, requested_at, status, names, results, lease_until, lease_owner) values
          ($1, 'drl_dead', 1, 'waiting', $2::jsonb, $3::jsonb, $4, 'a node that is gone')`,
        [
          it.workspace,
          JSON.stringify([
            { name: 'asks', source: 'own' },
            { name: 'kettle', source: 'own' },
          ]),
          JSON.stringify([done]),
          Date.now() + 500,
        ],
      )
      const [a, b] = await Promise.all([must('POST', '/v1/drills/run', {}), must('POST', '/v1/drills/run', {})])
      expect([a.id, b.id]).toEqual(['drl_dead', 'drl_dead'])
      await sleep(600)
      await must('POST', '/v1/drills/run', {})
      const run = await ended('drl_dead')
      expect(run).toMatchObject({ status: 'done', played: 2 })
      expect(run.results[0]).toMatchObject({ name: 'asks', ms: 7 })
      expect(run.results[1]).toMatchObject({ name: 'kettle' })
    }, 120_000)

    test('a desk that does not open ends the run after three tries, and says so', async () => {
      const { db } = it
      const lame = await createTestNode(db, {
        openRehearsal: () => Promise.reject(new Error('no memory left')),
        drillLeaseMs: 60,
        drillSweepMs: 20,
      })
      await lame.call('PUT', '/v1/drills/asks', { yaml: asks })
      await it.stop()
      await other.stop()
      const { json } = await lame.call('POST', '/v1/drills/run', {})
      for (;;) {
        const run = (await lame.call('GET', `/v1/drills/runs/${json.id}`)).json
        if (run.status === 'failed') {
          expect(run.fault).toContain('no memory left')
          break
        }
        await sleep(50)
      }
      await lame.stop()
    }, 60_000)

    test('names that are not there are refused, and only the last twenty runs are kept', async () => {
      const idle = await createTestNode(it.db)
      const call = (path: string, body: unknown) => idle.call('POST', path, body)
      expect(await call('/v1/drills/run', {})).toMatchObject({ status: 422, json: { code: 'no_such_drill' } })
      expect(await call('/v1/drills/run', { names: ['nobody'] })).toMatchObject({ status: 422 })
      expect(await call('/v1/drills/run', { names: ['terse-en-person'], source: 'own' })).toMatchObject({ status: 422 })
      for (let n = 1; n <= 25; n++)
        await it.db.scoped(
          idle.workspace,
          `insert into baton.drill_runs (workspace_id, id, requested_at, status, names) values ($1, $2, $3, 'done', '[]')`,
          [idle.workspace, `drl_${n}`, n],
        )
      await call('/v1/drills/run', { names: ['terse-en-person'] })
      const { runs } = (await idle.call('GET', '/v1/drills/runs')).json
      expect(runs).toHaveLength(20)
      const [kept] = await it.db.scoped<{ n: number }>(
        idle.workspace,
        'select count(*)::int as n from baton.drill_runs where workspace_id = $1',
        [idle.workspace],
      )
      expect(kept?.n).toBe(20)
      await idle.stop()
    })
  })
})
