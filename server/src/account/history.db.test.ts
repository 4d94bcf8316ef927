import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const hour = 3_600_000

eachDatabase((_name, open) => {
  let it: TestNode
  let ahead = 0
  let mara = ''
  let count = 0
  beforeAll(async () => {
    it = await createTestNode((await open()).db, { now: () => Date.now() + ahead })
    await it.db.scoped(it.workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      it.workspace,
      JSON.stringify({ quietMs: 3_600_000_000 }),
    ])
    mara = (await it.call('POST', '/v1/agents', { name: 'Mara Vogel', email: 'mara@desk.example' })).json.id
  })
  afterAll(() => it.stop())

  async function wrote(externalId: string, text: string): Promise<string> {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId } })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: `c${++count}`,
      author: { kind: 'customer' },
      text,
    })
    return json.id
  }
  const resolve = (id: string, body: object = { agentId: mara }) =>
    it.call('POST', `/v1/conversations/${id}/resolve`, body)
  async function accountOf(id: string) {
    const { json } = await it.call('POST', `/v1/conversations/${id}/handoff`, {})
    return (await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json.package.account
  }

  describe('the history on the account', () => {
    test('the last conversations: when, what about, how they ended and by whom', async () => {
      const first = await wrote('dana', 'My parcel is late. It has not arrived for a week.')
      await it.call('POST', `/v1/conversations/${first}/handoff`, {})
      await it.call('POST', `/v1/conversations/${first}/take-over`, { agentId: mara })
      await resolve(first)
      ahead += 24 * hour
      const second = await wrote('dana', 'How do I change my e-mail address?')
      await resolve(second, { resolution: 'no-answer' })
      ahead += hour
      const account = await accountOf(await wrote('dana', 'The screen flickers after the update'))
      expect(account.history).toEqual([
        expect.objectContaining({
          conversationId: second,
          about: 'How do I change my e-mail address?',
          resolution: 'no-answer',
          resolvedBy: 'agent',
          agent: null,
          handedOff: false,
          sameTopic: false,
        }),
        expect.objectContaining({
          conversationId: first,
          about: 'My parcel is late.',
          resolution: 'solved',
          resolvedBy: 'agent',
          agent: 'Mara Vogel',
          handedOff: true,
        }),
      ])
      expect(account.history[0].endedAt).not.toBeNull()
      expect(account.repeat).toEqual({ count: 2, withinHours: 168, sameTopic: false })
    })

    test('here again within 48 hours about the same: by the order number, or by the words', async () => {
      await resolve(await wrote('ruth', 'Where is order 48277? It should be here'))
      ahead += 20 * hour
      const again = await accountOf(await wrote('ruth', 'Still waiting for order 48277!'))
      expect(again.repeat).toEqual({ count: 1, withinHours: 48, sameTopic: true })
      expect(again.history[0].sameTopic).toBe(true)

      await resolve(await wrote('tomas', 'The screen flickers after the update'))
      ahead += 20 * hour
      expect((await accountOf(await wrote('tomas', 'My screen flickers again after that update'))).repeat).toEqual({
        count: 1,
        withinHours: 48,
        sameTopic: true,
      })
      ahead += 60 * hour
    })

    test('asked for a person in the very first message, the words of that message count', async () => {
      await resolve(await wrote('amelie', 'The screen flickers after the update'))
      ahead += 2 * hour
      const id = await wrote('amelie', 'I want to talk to a human: the screen flickers after the update')
      const { json } = await it.call('GET', `/v1/conversations/${id}`)
      const { package: pkg } = (await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json
      expect(pkg.account.repeat).toMatchObject({ sameTopic: true })
    })

    test('about something else, and once, is no mark; at most five are told', async () => {
      await resolve(await wrote('jonas', 'My parcel is late'))
      ahead += hour
      const account = await accountOf(await wrote('jonas', 'How do I change my e-mail address?'))
      expect(account.repeat).toBeNull()
      expect(account.history).toHaveLength(1)
      for (let n = 0; n < 8; n++) {
        ahead += 10 * 24 * hour
        await resolve(await wrote('often', `Question ${n} about parcels`))
      }
      ahead += 10 * 24 * hour
      expect((await accountOf(await wrote('often', 'Hello, the device broke'))).history).toHaveLength(5)
    })

    test('what an anonymous visitor wrote is nobody’s history', async () => {
      const visit = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const headers = { authorization: `Bearer ${visit.json.token}` }
      const { json } = await it.call('POST', '/v1/conversations', {}, headers)
      await it.call(
        'POST',
        `/v1/conversations/${json.id}/messages`,
        { clientId: 'a', text: 'My parcel is late' },
        headers,
      )
      await it.call('POST', `/v1/conversations/${json.id}/resolve`, {})
      const again = await it.call('POST', '/v1/conversations', {}, headers)
      const { status, json: handed } = await it.call('POST', `/v1/conversations/${again.json.id}/handoff`, {}, headers)
      expect(status).toBe(201)
      expect((await it.call('GET', `/v1/handoffs/${handed.handoffId}`)).json.package.account).toBeNull()
    })

    test('of another workspace with the same customer there is none', async () => {
      const other = await it.another()
      const headers = { authorization: `Bearer ${other.key}` }
      const mine = await wrote('shared', 'My parcel is late')
      await resolve(mine)
      const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'shared' } }, headers)
      const handed = await it.call('POST', `/v1/conversations/${json.id}/handoff`, {}, headers)
      const { json: handoff } = await it.call('GET', `/v1/handoffs/${handed.json.handoffId}`, undefined, headers)
      expect(handoff.package.account.history).toEqual([])
    })

    test('reads by index, and not the whole of a long history', async () => {
      const plan = await it.db.transaction({ workspace: it.workspace }, async (query) => {
        await query('set local enable_seqscan = off')
        return query<Record<string, string>>(
          `explain select * from baton.conversations where workspace_id = $1 and customer_id = $2 and id <> $3 order by opened_at desc limit 20`,
          [it.workspace, 'c', 'x'],
        )
      })
      const text = plan.map((row) => Object.values(row)[0]).join('\n')
      expect(text).toContain('conversations_customer_opened')
      expect(text).not.toContain('Sort')
    })
  })
})
