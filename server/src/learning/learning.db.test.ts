import { priorModel } from '@baton/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, saying, type TestNode } from '../testing/test-node.ts'

eachDatabase((_, open) => {
  let it: TestNode
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    it.script(saying('Open Settings and choose Restart.'))
  })
  afterAll(() => it.stop())

  const post = (path: string, body: object = {}) => it.call('POST', `/v1/learning${path}`, body)
  const learning = async () => (await it.call('GET', '/v1/learning')).json
  /** A version as a run would leave it: it believes that the assistant never resolves anything. */
  const addVersion = (number: number, status: string, bias = -8) =>
    it.db.scoped(
      it.workspace,
      `insert into baton.learned_versions (workspace_id, number, status, model, beside, made_at, changed_at, because, conversations, decisions, learned_to)
        values ($1, $2, $3, $4::jsonb, 0, 0, 0, 'made', 0, 0, 0)`,
      [it.workspace, number, status, JSON.stringify({ ...priorModel, bias, version: `learned-${number}` })],
    )
  let count = 0
  async function decided(): Promise<{ outcome: string; model: string; resolves: number }> {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: `d${++count}` } })
    const message = { clientId: 'm', author: { kind: 'customer' }, text: 'How do I clean the screen?' }
    await it.call('POST', `/v1/conversations/${json.id}/messages`, message)
    for (let tries = 0; tries < 400; tries++) {
      const { events } = (await it.call('GET', `/v1/conversations/${json.id}/events`)).json
      const weighed = events.find(({ type }: { type: string }) => type === 'HandoffWeighed')
      if (weighed) return weighed.weighing
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('nothing was decided')
  }

  describe('versions', () => {
    test('what ships decides until something was learned, and lacks labels', async () => {
      expect(await learning()).toMatchObject({
        live: 0,
        shadow: null,
        rollsBackTo: null,
        versions: [{ number: 0, model: 'prior-2', status: 'live' }],
        lacking: { labels: 200, conversations: null },
        run: { lastAt: null },
      })
      expect(await decided()).toMatchObject({ outcome: 'go-on', model: 'prior-2' })
      expect((await post('/roll-back')).json).toMatchObject({ code: 'nothing_before' })
      expect((await post('/versions/7/approve')).status).toBe(404)
    })

    test('approved it decides the next turn, and one call goes back', async () => {
      await addVersion(1, 'shadow')
      const shadowed = await learning()
      expect(shadowed).toMatchObject({ live: 0, shadow: 1, lacking: { labels: 200, conversations: 200 } })
      expect(shadowed.versions[0].weights[0]).toEqual({ feature: 'bias', value: -8, before: 1.6, shipped: 1.6 })
      expect(await decided()).toMatchObject({ model: 'prior-2' })
      expect((await post('/versions/1/approve')).json).toMatchObject({ live: 1, shadow: null, rollsBackTo: 0 })
      expect(await decided()).toMatchObject({ outcome: 'hand-off', model: 'learned-1' })
      expect((await post('/versions/1/approve')).status).toBe(200)
      await it.call('PUT', '/v1/learning/settings', { switchByItself: true })
      const back = (await post('/roll-back')).json
      expect(back).toMatchObject({ live: 0, switchByItself: false })
      expect(back.versions[0]).toMatchObject({
        number: 1,
        status: 'retired',
        because: 'rolled-back',
        by: { kind: 'key' },
      })
      expect(await decided()).toMatchObject({ model: 'prior-2' })
    })

    test('who changed what is written down', async () => {
      const rows = await it.db.scoped<{ action: string; detail: object }>(
        it.workspace,
        `select action, detail from baton.audit where workspace_id = $1 and action like 'learning.%' order by id`,
        [it.workspace],
      )
      expect(rows).toEqual([
        { action: 'learning.approved', detail: { from: 0, to: 1 } },
        { action: 'learning.settings', detail: { switchByItself: true } },
        { action: 'learning.rolled-back', detail: { from: 1, to: 0 } },
        { action: 'learning.settings', detail: { switchByItself: false } },
      ])
    })
  })
})
