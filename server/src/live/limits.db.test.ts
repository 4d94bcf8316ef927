import { afterEach, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import type { LiveLimits } from './allowance.ts'

const generous = { burst: 1000, perSecond: 1000 }

eachDatabase((_name, open) => {
  let at = Date.UTC(2026, 0, 5, 10)
  let it: TestNode
  afterEach(() => it.stop())

  async function visit(limits: Partial<LiveLimits>) {
    const all = { messages: generous, visitorFrames: generous, agentFrames: generous, ...limits }
    it = await createTestNode((await open()).db, { now: () => at, limits: all })
    const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    const { json } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const auth = { authorization: `Bearer ${json.token}` }
    const { json: conversation } = await it.call('POST', '/v1/conversations', {}, auth)
    const stored = async () =>
      (await it.call('GET', `/v1/conversations/${conversation.id}/events`)).json.events
        .filter((event: { type: string }) => event.type === 'MessageReceived')
        .map((event: { clientId: string }) => event.clientId)
    return { url, auth, stored, token: String(json.token), id: String(conversation.id) }
  }

  test('a visitor who writes too much is refused by name, over REST as well; what was refused goes through later, and once', async () => {
    const { url, auth, stored, token, id } = await visit({ messages: { burst: 3, perSecond: 1 } })
    const client = await connectLive(url, token)
    const say = (clientId: string) =>
      client.send({ type: 'send', conversationId: id, clientId, text: clientId, kind: 'message' })
    for (const clientId of ['c1', 'c2', 'c3', 'c4']) say(clientId)
    expect(await client.until((frame) => frame.type === 'refused')).toMatchObject({
      clientId: 'c4',
      problem: { code: 'rate_limited', status: 429 },
    })
    const overRest = await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'c5', text: 'c5' }, auth)
    expect(overRest).toMatchObject({ status: 429, json: { code: 'rate_limited' } })
    // A program with a key is not the visitor.
    expect((await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'k1', text: 'k1' })).status).toBe(201)
    at += 2000
    say('c4')
    await client.until((frame) => frame.type === 'sent' && frame.clientId === 'c4')
    expect(await stored()).toEqual(['c1', 'c2', 'c3', 'k1', 'c4'])
    await client.close()
  })

  test('frames beyond the allowance are refused and change nothing, on all connections of a visitor together; who goes on is cut off', async () => {
    const { url, stored, token, id } = await visit({ visitorFrames: { burst: 4, perSecond: 1 } })
    const [one, two] = await Promise.all([connectLive(url, token), connectLive(url, token)])
    for (let n = 0; n < 3; n++) one.send({ type: 'ping' })
    two.send({ type: 'ping' })
    await two.until((frame) => frame.type === 'pong')
    two.send({ type: 'send', conversationId: id, clientId: 'c1', text: 'too much', kind: 'message' })
    expect(await two.until((frame) => frame.type === 'refused')).toMatchObject({ problem: { code: 'rate_limited' } })
    for (let n = 0; n < 101; n++) two.send({ type: 'ping' })
    expect(await two.closed).toBe(4429)
    expect(await stored()).toEqual([])
    await one.close()
  })

  test('the limits of a running server let a widget come back and people type', async () => {
    const { url, token, id } = await visit({})
    await it.stop()
    it = await createTestNode((await open()).db)
    const again = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    expect(again).not.toBe(url)
    const client = await connectLive(again, token)
    for (let n = 0; n < 20; n++) client.send({ type: 'subscribe', conversationId: id, after: 0 })
    for (let n = 0; n < 60; n++) client.send({ type: 'typing', conversationId: id, on: n % 2 === 0 })
    for (let n = 0; n < 20; n++)
      client.send({ type: 'send', conversationId: id, clientId: `d${n}`, text: `${n}`, kind: 'message' })
    await client.until((frame) => frame.type === 'sent' && frame.clientId === 'd19')
    expect(client.frames.filter(({ type }) => type === 'refused' || type === 'problem')).toEqual([])
    await client.close()
  })
})
