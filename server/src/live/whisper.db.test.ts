import type { Act } from '@baton/engine'
import { afterEach, expect, test } from 'vitest'
import type { Turn } from '../assistant/assistant.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive, type LiveClient } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  const running: (TestNode | LiveClient)[] = []
  afterEach(async () => {
    for (const it of running.splice(0).toReversed()) await ('stop' in it ? it.stop() : it.close())
  })

  async function desk() {
    const it = await createTestNode((await open()).db)
    running.push(it)
    const url = await it.node.app.listen({ host: '127.0.0.1', port: 0 })
    const people: string[] = []
    for (const [name, role] of [
      ['Lea', 'lead'],
      ['Mara', 'agent'],
      ['Sam', 'agent'],
    ]) {
      const { json } = await it.call('POST', '/v1/agents', {
        name,
        role,
        email: `${it.newId('agent')}@desk.example`,
        capacity: 1,
      })
      await it.call('PUT', `/v1/agents/${json.id}/presence`, { status: 'online' })
      people.push(json.id)
    }
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const asVisitor = { authorization: `Bearer ${visit.token}` }
    const { id } = (await it.call('POST', '/v1/conversations', {}, asVisitor)).json
    const [lea = '', mara = '', sam = ''] = people
    return { it, url, id, asVisitor, token: visit.token as string, lea, mara, sam }
  }

  test('a lead joins, whispers and gives it on; the customer’s socket, events and rows carry none of it', async () => {
    const { it, url, id, asVisitor, token, lea, mara, sam } = await desk()
    const customer = await connectLive(url, token)
    const team = await connectLive(url, it.key)
    running.push(customer, team)
    customer.send({ type: 'subscribe', conversationId: id, after: 0 })
    team.send({ type: 'subscribe', conversationId: id, after: 0 })
    await it.call('POST', `/v1/conversations/${id}/handoff`, {})
    await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara })
    const post = (deed: string, body: object) => it.call('POST', `/v1/conversations/${id}/${deed}`, body)

    expect((await post('join', { agentId: mara })).json.code).toBe('actor_not_allowed')
    expect((await post('join', { agentId: lea })).status).toBe(204)
    const whispered = await post('whisper', { agentId: lea, text: 'The zebra whisper' })
    expect(whispered).toMatchObject({ status: 201, json: { to: 'agent' } })
    expect(await team.untilEvent(id, 'Whispered')).toMatchObject({
      text: 'The zebra whisper',
      to: { kind: 'agent', id: mara },
      actor: { kind: 'agent', id: lea },
    })
    expect(await team.untilEvent(id, 'Joined')).toMatchObject({ agentId: lea })

    const { epoch } = (await it.call('GET', `/v1/conversations/${id}`)).json
    expect((await post('give', { agentId: lea, to: sam, epoch: epoch - 1 })).json.code).toBe('moved_meanwhile')
    expect((await post('give', { agentId: lea, to: sam, epoch })).json).toMatchObject({ how: 'asked', over: false })
    // Sam has room for one, and that one is offered now.
    expect((await post('give', { agentId: lea, to: sam, over: true })).json).toMatchObject({
      how: 'has-it',
      over: true,
    })
    expect((await post('leave', { agentId: lea })).status).toBe(204)
    const { json: last } = await post('messages', {
      clientId: 'm1',
      author: { kind: 'agent', id: sam },
      text: 'Hello, Sam here.',
    })
    await customer.untilEvent(id, 'AgentReplied')
    const { json: events } = await it.call('GET', `/v1/conversations/${id}/events`, undefined, asVisitor)
    const { json: list } = await it.call('GET', '/v1/conversations', undefined, asVisitor)
    for (const seen of [customer.frames, events, list]) {
      expect(JSON.stringify(seen)).not.toMatch(/zebra|whisper|"Given"|"Joined"|"Left"/i)
    }
    expect(events.upTo).toBeGreaterThanOrEqual(last.seq)
  })

  test('the assistant goes by what a lead whispers while it holds the conversation, and by nothing after', async () => {
    const { it, id, asVisitor, lea } = await desk()
    const heard: (readonly string[])[] = []
    it.script(async function* (turn: Turn): AsyncGenerator<readonly Act[]> {
      heard.push(turn.guidance ?? [])
      yield [{ kind: 'end', outcome: 'unknown', usage: { model: 's', ms: 0, confidence: null }, fault: null }]
    })
    await it.node.start()
    const said = await it.call('POST', `/v1/conversations/${id}/whisper`, { agentId: lea, text: 'The zebra way' })
    expect(said.json).toMatchObject({ to: 'assistant' })
    await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'a', text: 'It broke' }, asVisitor)
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1)
    expect(heard).toEqual([['The zebra way']])
    const { json: events } = await it.call('GET', `/v1/conversations/${id}/events`, undefined, asVisitor)
    expect(JSON.stringify(events)).not.toMatch(/zebra/i)
  })
})
