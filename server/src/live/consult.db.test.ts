import { afterEach, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive, type LiveClient } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  const running: (TestNode | LiveClient)[] = []
  afterEach(async () => {
    for (const it of running.splice(0).toReversed()) await ('stop' in it ? it.stop() : it.close())
  })

  test('a colleague is asked, answers and takes over; the customer’s socket, events and rows carry none of it', async () => {
    const it = await createTestNode((await open()).db)
    running.push(it)
    const url = await it.node.app.listen({ host: '127.0.0.1', port: 0 })
    const people: string[] = []
    for (const name of ['Mara', 'Sam']) {
      const { json } = await it.call('POST', '/v1/agents', { name, email: `${it.newId('agent')}@desk.example` })
      people.push(json.id)
    }
    const [mara = '', sam = ''] = people
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const asVisitor = { authorization: `Bearer ${visit.token}` }
    const { id } = (await it.call('POST', '/v1/conversations', {}, asVisitor)).json
    const customer = await connectLive(url, visit.token)
    const team = await connectLive(url, it.key)
    running.push(customer, team)
    customer.send({ type: 'subscribe', conversationId: id, after: 0 })
    team.send({ type: 'subscribe', conversationId: id, after: 0 })
    team.send({ type: 'follow' })
    await it.call('POST', `/v1/conversations/${id}/handoff`, {})
    await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara })
    const path = `/v1/conversations/${id}/consult`
    const asked = await it.call('POST', path, { agentId: mara, ask: sam, question: 'The zebra question?' })
    expect(asked.status).toBe(201)
    // Whoever is asked hears of it at once, by the row and in the thread.
    expect(await team.untilEvent(id, 'ConsultAsked')).toMatchObject({ text: 'The zebra question?' })
    await team.until(
      (frame) => frame.type === 'rows' && frame.conversations.some(({ consult }) => consult?.agentId === sam),
    )
    expect((await it.call('POST', `${path}/answer`, { agentId: sam, answer: 'The zebra answer.' })).status).toBe(204)
    await it.call('POST', `/v1/conversations/${id}/notes`, { clientId: 'n1', text: 'A zebra note', agentId: sam })
    expect((await it.call('POST', `${path}/end`, { agentId: mara, handOverTo: sam })).status).toBe(200)
    const { json: last } = await it.call('POST', `/v1/conversations/${id}/messages`, {
      clientId: 'm1',
      author: { kind: 'agent', id: sam },
      text: 'Hello, Sam here.',
    })
    await customer.untilEvent(id, 'AgentReplied')
    const { json: events } = await it.call('GET', `/v1/conversations/${id}/events`, undefined, asVisitor)
    const { json: list } = await it.call('GET', '/v1/conversations', undefined, asVisitor)
    for (const seen of [customer.frames, events, list]) {
      expect(JSON.stringify(seen)).not.toMatch(/zebra|consult/i)
    }
    expect(events.upTo).toBeGreaterThanOrEqual(last.seq)
    const shown = events.events.map(({ type }: { type: string }) => type)
    expect(shown.filter((type: string) => type === 'TakenOver')).toHaveLength(2)
  })
})
