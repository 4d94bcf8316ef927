import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from './testing/databases.ts'
import { createTestNode, type TestNode } from './testing/test-node.ts'
import { createWatchdog } from './watchdog.ts'

eachDatabase((_name, open) => {
  let it: TestNode
  let ahead = 0
  const now = () => Date.now() + ahead
  const logged: string[] = []
  const watchdog = () => createWatchdog({ db: it.db, now, log: (message) => void logged.push(message) })

  beforeAll(async () => {
    it = await createTestNode((await open()).db)
  })
  afterAll(() => it.stop())

  async function waiting(): Promise<string> {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'c1' } })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: 'm1',
      author: { kind: 'customer' },
      text: 'Hello?',
    })
    await it.call('POST', `/v1/conversations/${json.id}/handoff`, {})
    return json.id
  }
  const due = async (id: string) =>
    (
      await it.db.scoped<{ at: number | null; kind: string | null }>(
        it.workspace,
        'select due_at as at, due_kind as kind from baton.conversations where workspace_id = $1 and id = $2',
        [it.workspace, id],
      )
    )[0]
  const setDue = (id: string, at: number | null, leaseUntil: number | null = null) =>
    it.db.scoped(
      it.workspace,
      'update baton.conversations set due_at = $3, lease_until = $4 where workspace_id = $1 and id = $2',
      [it.workspace, id, at, leaseUntil],
    )
  const stranded = async () => (await it.call('GET', '/v1/health/stranded')).json

  describe('the watchdog (law 3)', () => {
    test('finds nobody where all is well', async () => {
      await waiting()
      expect(await watchdog().look()).toEqual({ mended: 0, stranded: 0 })
      expect(await stranded()).toEqual({ stranded: [], total: 0 })
      expect(logged).toEqual([])
    })

    test('a customer who waits with nothing due is told to leads and counted, and gets a time: the next sweep looks at them', async () => {
      const id = await waiting()
      await setDue(id, null)
      expect(await stranded()).toMatchObject({
        total: 1,
        stranded: [{ conversationId: id, holder: 'queue', dueAt: null, why: 'nothing-due' }],
      })
      const other = await it.another()
      const headers = { authorization: `Bearer ${other.key}` }
      expect((await it.call('GET', '/v1/health/stranded', undefined, headers)).json.total).toBe(0)
      expect(await watchdog().look()).toEqual({ mended: 1, stranded: 0 })
      expect(logged).toHaveLength(1)
      await expect.poll(() => due(id), { timeout: 10_000 }).toMatchObject({ kind: 'queue' })
      await expect.poll(async () => (await due(id))?.at ?? 0, { timeout: 10_000 }).toBeGreaterThan(Date.now())
      expect((await stranded()).total).toBe(0)
    })

    test('what is late and nobody works on is stranded after a minute, not while somebody does', async () => {
      const id = await waiting()
      const at = (await due(id))?.at ?? 0
      // Another node has it: this one leaves it alone.
      await setDue(id, at, at + 10 * 60_000)
      ahead = at - Date.now() + 61_000
      expect((await watchdog().look()).stranded).toBe(0)
      ahead = at - Date.now() + 10 * 60_000 + 61_000
      expect((await watchdog().look()).stranded).toBeGreaterThanOrEqual(1)
      ahead = 0
    })
  })
})
