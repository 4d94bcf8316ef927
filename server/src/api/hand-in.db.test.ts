import { afterAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let started: Promise<TestNode> | undefined
  const start = () => (started ??= (async () => createTestNode((await open()).db))())
  afterAll(async () => (await started)?.stop())

  let count = 0
  const whole = (more: object = {}) => ({
    source: 'acme-bot',
    conversationId: `foreign-${++count}`,
    transcript: [
      { id: 'm1', at: '2026-01-05T09:58:00Z', role: 'customer', text: 'My order 48213 has not arrived' },
      { id: 'm2', at: '2026-01-05T09:58:05Z', role: 'bot', text: 'Have you looked at the tracking page?' },
      { id: 'm3', at: '2026-01-05T09:58:30Z', role: 'customer', text: 'Yes, it says nothing. I need a person.' },
    ],
    escalation: { reason: 'low_confidence', trigger: 'bot' },
    summary: { goal: 'Find the parcel', attempted: ['Tracking page'] },
    intent: { name: 'order status', confidence: 0.4 },
    page: {
      url: 'https://shop.example/orders?token=secret',
      title: 'Orders',
      context: { cart: '2 items', password: 'hunter22', card: '4111 1111 1111 1111' },
    },
    raw: { anything: ['as', 'it', 'came'] },
    ...more,
  })

  describe("another system's bot hands a conversation in", () => {
    test('it is one thread with the whole transcript, and a handoff with its package like any other', async () => {
      const it = await start()
      const { status, json } = await it.call('POST', '/v1/handoffs', whole())
      expect(status).toBe(202)
      expect(json.eventsUrl).toBe(`/v1/conversations/${json.conversationId}/events`)
      const { json: handoff } = await it.call('GET', `/v1/handoffs/${json.handoffId}`)
      expect(handoff.reason).toEqual({ kind: 'handed-in', source: 'acme-bot', trigger: 'bot', code: 'low_confidence' })
      expect(handoff.package).toMatchObject({
        transcript: { messages: 3, complete: true },
        summary: { wanted: { text: 'My order 48213 has not arrived' } },
        attempts: [{ title: 'Tracking page', outcome: 'reported-failed' }],
        intent: { name: 'order status', confidence: 0.4, source: 'integration' },
        page: {
          url: 'https://shop.example/orders?token',
          context: {
            cart: '2 items',
            password: expect.not.stringContaining('hunter'),
            card: expect.not.stringContaining('1111 1111'),
          },
        },
        note: 'Find the parcel',
      })
      expect(handoff.package.facts).toMatchObject([{ name: 'order-number', value: '48213' }])
      expect(handoff.package.missing).toContainEqual({ part: 'account', cause: 'not-identified', owner: 'integration' })
      const { json: events } = await it.call('GET', json.eventsUrl)
      const said = events.events.filter((each: { type: string }) => each.type.startsWith('Message'))
      expect(said.map((each: { text: string }) => each.text)).toEqual(whole().transcript.map(({ text }) => text))
      expect(said[0].saidAt).toBe('2026-01-05T09:58:00.000Z')
      expect(JSON.stringify(events)).not.toContain('as it came')
      const { json: raw } = await it.call('GET', `/v1/handoffs/${json.handoffId}/raw`)
      expect(raw).toEqual({ source: 'acme-bot', raw: { anything: ['as', 'it', 'came'] } })
    })

    test('what the source leaves out is missing, and says so (failure 13)', async () => {
      const it = await start()
      const { json } = await it.call('POST', '/v1/handoffs', { conversationId: 'bare' })
      const { json: handoff } = await it.call('GET', `/v1/handoffs/${json.handoffId}`)
      const causes = Object.fromEntries(
        handoff.package.missing.map(({ part, cause }: { part: string; cause: string }) => [part, cause]),
      )
      expect(causes).toMatchObject({
        transcript: 'integration-sent-none',
        attempts: 'integration-sent-none',
        page: 'integration-sent-none',
      })
      expect(handoff.completeness.minimum).toMatchObject({ pass: false })
      const cut = whole({ transcriptTotal: 12 })
      const { json: second } = await it.call('POST', '/v1/handoffs', cut)
      const { json: shown } = await it.call('GET', `/v1/handoffs/${second.handoffId}`)
      expect(shown.package.transcript.complete).toBe(false)
      expect(shown.package.missing).toContainEqual({
        part: 'transcript',
        cause: 'transcript-truncated',
        owner: 'integration',
        count: 3,
        of: 12,
      })
      expect(shown.completeness.parts[0]).toMatchObject({ part: 'transcript', state: 'partial' })
    })

    test('handed in again it is the same conversation: what is new is added, and nothing twice (failure 27)', async () => {
      const it = await start()
      const first = whole()
      const { json: one } = await it.call('POST', '/v1/handoffs', first)
      const again = { ...first, transcript: [...first.transcript, { id: 'm4', role: 'customer', text: 'Hello?' }] }
      const { json: two } = await it.call('POST', '/v1/handoffs', again)
      expect(two.conversationId).toBe(one.conversationId)
      expect(two.handoffId).toBe(one.handoffId)
      const { json: events } = await it.call('GET', one.eventsUrl)
      const said = events.events.filter((each: { type: string }) => each.type.startsWith('Message'))
      expect(said.map((each: { text: string }) => each.text).at(-1)).toBe('Hello?')
      expect(said).toHaveLength(4)
      const { json: three } = await it.call('POST', '/v1/handoffs', again)
      expect(three).toEqual(two)
    })

    test('a customer whom we know keeps what we know; what a bot was told does not overwrite it', async () => {
      const it = await start()
      await it.call('PUT', '/v1/customers/ana-17', { name: 'Ana Silva', email: 'ana@mail.example', tier: 'gold' })
      const customer = { externalId: 'ana-17', name: 'Somebody Else', email: 'else@mail.example' }
      const { json } = await it.call('POST', '/v1/handoffs', whole({ customer }))
      const { json: handoff } = await it.call('GET', `/v1/handoffs/${json.handoffId}`)
      expect(handoff.package.account).toMatchObject({ name: 'Ana Silva', email: 'ana@mail.example', tier: 'gold' })
      expect((await it.call('GET', '/v1/customers/ana-17')).json.name).toBe('Ana Silva')
    })

    test("another system's own payload is understood", async () => {
      const it = await start()
      const { status, json } = await it.call('POST', '/v1/handoffs/rasa', {
        sender_id: 'rasa-1',
        slots: { order_number: '48213' },
        events: [{ event: 'user', text: 'Where is it?', timestamp: 1_767_607_200 }],
      })
      expect(status).toBe(202)
      const { json: handoff } = await it.call('GET', `/v1/handoffs/${json.handoffId}`)
      expect(handoff.package.facts).toMatchObject([{ name: 'order-number', value: '48213', source: 'integration' }])
    })

    test.each([
      ['a payload without its conversation', 'rasa', { events: [] }, 'sender_id'],
      ['another event', 'bot-framework', { name: 'handoff.status' }, 'name'],
    ])('%s is refused with its place', async (_what, source, payload, path) => {
      const it = await start()
      const { status, json } = await it.call('POST', `/v1/handoffs/${source}`, payload)
      expect([status, json.code, json.errors[0].path]).toEqual([400, 'invalid_request', path])
    })

    test('an unknown team is refused before anything is written', async () => {
      const it = await start()
      const { status, json } = await it.call('POST', '/v1/handoffs', whole({ routing: { queue: 'nobody' } }))
      expect([status, json.code]).toEqual([422, 'team_not_found'])
    })
  })
})
