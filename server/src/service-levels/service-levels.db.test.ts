import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const minute = 60_000
/** A Monday, 09:00 UTC. */
const monday = Date.UTC(2026, 10, 2, 9)

eachDatabase((_name, open) => {
  let it: TestNode
  let now = monday
  let agentId: string
  let count = 0

  beforeAll(async () => {
    it = await createTestNode((await open()).db, { now: () => now })
    const agent = { name: 'Mara', email: 'mara@desk.example', capacity: 100, team: 'billing' }
    agentId = (await it.call('POST', '/v1/agents', agent)).json.id
    await it.call('PUT', '/v1/teams/billing', {
      name: 'Billing',
      hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })) },
    })
  })
  afterAll(() => it.stop())

  const put = (targets: object[]) => it.call('PUT', '/v1/service-levels', { targets })
  const health = async (query = '') => (await it.call('GET', `/v1/health/service-levels${query}`)).json

  async function handedOff(tier: string | null, team = 'billing'): Promise<string> {
    const externalId = `c${++count}`
    if (tier !== null) await it.call('PUT', `/v1/customers/${externalId}`, { tier })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId } })
    await says(json.id, 'customer', 'Where is my refund?')
    await it.call('POST', `/v1/conversations/${json.id}/handoff`, { team })
    return json.id
  }
  const says = (id: string, kind: 'customer' | 'agent', text: string) =>
    it.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: `m${++count}`,
      author: kind === 'agent' ? { kind, id: agentId } : { kind },
      text,
    })

  describe('service levels', () => {
    test('are set as a whole, and refuse what cannot be', async () => {
      expect((await it.call('GET', '/v1/service-levels')).json).toEqual({ targets: [] })
      const targets = [
        { team: null, tier: null, firstResponse: 60, nextResponse: 120, resolution: 480 },
        { team: 'billing', tier: 'enterprise', firstResponse: 10 },
      ]
      expect(await put(targets)).toMatchObject({ status: 200, json: { targets } })
      expect(await put([{ team: 'nobody', firstResponse: 5 }])).toMatchObject({
        status: 422,
        json: { code: 'team_not_found' },
      })
      expect(await put([{ firstResponse: 5 }, { firstResponse: 6 }])).toMatchObject({
        json: { code: 'invalid_request' },
      })
      expect((await put([{ firstResponse: 0 }])).json.code).toBe('invalid_request')
      expect((await it.call('GET', '/v1/service-levels')).json).toEqual({ targets })
    })

    test('a person in time is met, late is missed, the night does not count, and a transfer starts no clock of the whole anew', async () => {
      const [quick, slow] = [await handedOff('enterprise'), await handedOff('enterprise')]
      now += 5 * minute
      await says(quick, 'agent', 'I am looking into it.')
      now += 10 * minute
      await says(slow, 'agent', 'Sorry for the wait.')
      // Friday evening to Monday morning: 10 minutes of open time.
      now = Date.UTC(2026, 10, 6, 16, 55)
      const overnight = await handedOff(null)
      now = Date.UTC(2026, 10, 9, 9, 5)
      await says(overnight, 'agent', 'Good morning.')
      const figures = await health('?from=2026-11-01T00:00:00Z&by=tier')
      expect(figures.handoffs).toBe(3)
      expect(figures.figures[0]).toMatchObject({
        kind: 'first-response',
        met: 2,
        missed: 1,
        running: 0,
        attained: 0.6667,
      })
      expect(figures.groups).toMatchObject([
        { key: 'enterprise', handoffs: 2, figures: [{ met: 1, missed: 1 }, {}] },
        { key: null, handoffs: 1, figures: [{ met: 1, medianMinutes: 10 }, {}] },
      ])
      const { json: missed } = await it.call('GET', '/v1/health/service-levels/handoffs?met=false&kind=first-response')
      expect(missed).toMatchObject({
        total: 1,
        handoffs: [{ conversationId: slow, usedMinutes: 15, targetMinutes: 10, tier: 'enterprise', met: false }],
      })

      const before = now
      await it.call('POST', `/v1/conversations/${overnight}/handoff`, { agentId, team: 'billing' })
      now += 30 * minute
      await says(overnight, 'agent', 'It is on its way.')
      await it.call('POST', `/v1/conversations/${overnight}/resolve`, { agentId })
      const { json: whole } = await it.call('GET', '/v1/health/service-levels/handoffs?kind=resolution&limit=200')
      const ended = whole.handoffs.filter(
        ({ conversationId }: { conversationId: string }) => conversationId === overnight,
      )
      // 5 minutes on Friday, 35 on Monday: from the first handoff on, and handed on it is nobody's turn but ours.
      expect(ended).toMatchObject([{ usedMinutes: 40, met: true, at: new Date(before).toISOString() }])
    })

    test('what waits is late the moment that it is, before anybody answers', async () => {
      const id = await handedOff('enterprise')
      const first = async () =>
        (await it.call('GET', '/v1/health/service-levels/handoffs?kind=first-response&limit=200')).json.handoffs.find(
          ({ conversationId }: { conversationId: string }) => conversationId === id,
        )
      now += 9 * minute
      expect(await first()).toMatchObject({ met: null, usedMinutes: 9 })
      now += 2 * minute
      expect(await first()).toMatchObject({ met: false })
    })

    test('a customer who writes again starts the next response, and another workspace sees nothing of it', async () => {
      const id = await handedOff(null)
      await says(id, 'agent', 'Which order is it?')
      now += 7 * minute
      await says(id, 'customer', 'The last one.')
      now += 3 * minute
      const { json } = await it.call('GET', '/v1/health/service-levels/handoffs?kind=next-response')
      expect(json.handoffs).toMatchObject([{ conversationId: id, usedMinutes: 3, targetMinutes: 120, met: null }])
      const other = await it.another()
      const headers = { authorization: `Bearer ${other.key}` }
      expect((await it.call('GET', '/v1/health/service-levels', undefined, headers)).json).toMatchObject({
        handoffs: 0,
      })
    })
  })
})
