import { afterEach, expect, test } from 'vitest'
import { createClock } from './clock.ts'
import { eachDatabase } from './testing/databases.ts'
import { connectLive } from './testing/live-client.ts'
import { createTestNode, saying, type TestNode } from './testing/test-node.ts'

const minute = 60_000
const password = 'correct horse battery'

eachDatabase((_name, open) => {
  let it: TestNode | undefined
  afterEach(() => it?.stop())

  test('the machine’s clock is set hours on and minutes back, and the journey goes on (R12)', async () => {
    let set = 0
    const now = createClock({ wall: () => Date.now() + set })
    it = await createTestNode((await open()).db, { now })
    const { call, workspace, db } = it
    await db.scoped(workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      workspace,
      JSON.stringify({ quietMs: 50, offerMs: 6000 }),
    ])
    const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    const email = `mara@${workspace}.example`
    const { json: mara } = await call('POST', '/v1/agents', { name: 'Mara', email, password, capacity: 1 })
    await call('PUT', `/v1/agents/${mara.id}/presence`, { status: 'online' })
    const payload = { email, password }
    const signedIn = await it.node.app.inject({ method: 'POST', url: '/v1/sessions', payload })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const { json: visitor } = await call('POST', '/v1/visitors', { workspace }, { authorization: '' })
    const asVisitor = { authorization: `Bearer ${visitor.token}` }
    const { json: conversation } = await call('POST', '/v1/conversations', {}, asVisitor)
    const path = `/v1/conversations/${conversation.id}`
    let sent = 0
    const say = async (text: string) =>
      expect((await call('POST', `${path}/messages`, { clientId: `c${(sent += 1)}`, text }, asVisitor)).status).toBe(
        201,
      )
    const events = async () =>
      (await call('GET', `${path}/events`)).json.events as { seq: number; type: string; at: string }[]
    const types = async () => (await events()).map(({ type }) => type)
    const live = await connectLive(url, visitor.token)
    live.send({ type: 'subscribe', conversationId: conversation.id, after: 0 })

    // Three hours on, while Mara looks at the offer: she has her time, and takes it.
    await say('I want to talk to a person')
    await live.untilEvent(conversation.id, 'MessageReceived')
    const offered = (await call('GET', `/v1/handoffs/${(await call('GET', path)).json.handoffId}`)).json.offer
    set = 180 * minute
    await new Promise((done) => setTimeout(done, 2500)) // several sweeps
    expect(await types()).not.toContain('OfferExpired')
    expect((await call('POST', `/v1/offers/${offered.id}/accept`, { agentId: mara.id })).status).toBe(200)
    await call('POST', `${path}/return`, { agentId: mara.id, briefing: 'It was explained.' })

    // Ten minutes back, while she is offered it again: it is somebody else's after her six seconds, not after ten minutes.
    await say('I want to talk to a person again')
    expect((await types()).filter((type) => type === 'Offered')).toHaveLength(2)
    set -= 10 * minute
    const began = performance.now()
    await expect.poll(types, { timeout: 30_000, interval: 200 }).toContain('OfferExpired')
    expect(performance.now() - began).toBeLessThan(25_000)

    // Whoever had signed in still has, nothing was said before what came before it, and the assistant answers.
    const me = await it.node.app.inject({ method: 'GET', url: '/v1/me', headers: { cookie } })
    expect(me.statusCode).toBe(200)
    it.script(saying('It is on its way.'))
    const { json: other } = await call('POST', '/v1/conversations', { customer: { externalId: 'other' } })
    const asked = { clientId: 'c1', author: { kind: 'customer' }, text: 'Where is my parcel?' }
    await call('POST', `/v1/conversations/${other.id}/messages`, asked)
    const answered = async () =>
      (await call('GET', `/v1/conversations/${other.id}/events`)).json.events.map(
        (event: { type: string }) => event.type,
      )
    await expect.poll(answered, { timeout: 20_000 }).toContain('AssistantSaid')

    const told = await events()
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, n) => n + 1))
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted())
    await live.untilEvent(conversation.id, 'MessageReceived', 2)
    expect(live.events(conversation.id).map(({ seq }) => seq)).toEqual(
      live
        .events(conversation.id)
        .map(({ seq }) => seq)
        .toSorted((a, b) => a - b),
    )
    expect(other.id > conversation.id).toBe(true)
    await live.close()
  }, 90_000)
})
