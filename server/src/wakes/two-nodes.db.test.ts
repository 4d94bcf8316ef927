import { connect as connectTo, createServer, type AddressInfo, type Socket } from 'node:net'
import type { ServerFrame } from '@baton/protocol'
import { afterEach, describe, expect, test } from 'vitest'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { page } from '../testing/api-world.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const natsUrl = new URL(process.env['BATON_TEST_NATS'] ?? 'nats://127.0.0.1:4222')

// By looking alone, nothing would be found in a test's time.
const never = 3_600_000

eachDatabase(
  (_name, open) => {
    const running: TestNode[] = []
    const cables: { cut(): void; close(): Promise<void> }[] = []
    afterEach(async () => {
      for (const it of running.splice(0)) await it.stop()
      for (const cable of cables.splice(0)) await cable.close()
    })

    async function node(env: Record<string, string>, pollMs: number): Promise<{ it: TestNode; url: string }> {
      const { db, url } = await open()
      const it = await createTestNode(db, { env: { DATABASE_URL: url ?? '', ...env }, pollMs })
      running.push(it)
      return { it, url: await it.node.app.listen({ port: 0, host: '127.0.0.1' }) }
    }

    /** An agent reads along on the second node what a customer writes on the first. */
    async function pair(env: Record<string, string>, pollMs = never) {
      const one = await node(env, pollMs)
      const two = await node(env, pollMs)
      const { workspace, key } = one.it
      const auth = { authorization: `Bearer ${key}` }
      const { json: visit } = await one.it.call('POST', '/v1/visitors', { workspace }, { authorization: '' })
      const visitor = { authorization: `Bearer ${visit.token}` }
      const { json: opened } = await one.it.call('POST', '/v1/conversations', {}, visitor)
      const { json: agent } = await one.it.call('POST', '/v1/agents', { name: 'Mara', email: `m@${workspace}.example` })
      const team = await connectLive(two.url, key)
      team.send({ type: 'follow' })
      team.send({ type: 'subscribe', conversationId: opened.id, after: 0 })
      await team.untilEvent(opened.id, 'ConversationOpened')
      const customer = await connectLive(one.url, visit.token)
      customer.send({ type: 'subscribe', conversationId: opened.id, after: 0 })
      await customer.untilEvent(opened.id, 'ConversationOpened')
      const id = String(opened.id)
      let said = 0
      return {
        id,
        team,
        customer,
        agentId: String(agent.id),
        /** From one node to the other: until the agent has it. Milliseconds. */
        async say(): Promise<number> {
          said += 1
          const began = performance.now()
          customer.send({
            type: 'send',
            conversationId: id,
            clientId: `c${said}`,
            text: `word ${said}`,
            kind: 'message',
          })
          await team.untilEvent(id, 'MessageReceived', said)
          return performance.now() - began
        },
        /** That the agent is online, as those who follow the second node see it. */
        async untilOnline(): Promise<boolean> {
          const fits = (frame: ServerFrame) =>
            frame.type === 'rows' && frame.agents.some((each) => each.id === agent.id && each.presence === 'online')
          return fits(await team.until(fits))
        },
        words: () =>
          team
            .events(id)
            .filter(({ type }) => type === 'MessageReceived')
            .map((event) => event['text']),
        on: { one: one.it, two: two.it },
        urls: { one: one.url, two: two.url },
        visitor,
        auth,
        async end() {
          await Promise.all([team.close(), customer.close()])
        },
      }
    }

    /** Waits until a wake-up gets through: the ways between nodes are made in the background. */
    async function untilAwake(it: Awaited<ReturnType<typeof pair>>): Promise<void> {
      await expect
        .poll(
          async () => {
            it.customer.send({ type: 'typing', conversationId: it.id, on: true })
            return it.team.frames.some(({ type }) => type === 'typing')
          },
          { timeout: 20_000 },
        )
        .toBe(true)
    }

    /** A line that can be cut, as a network can. */
    async function cable(): Promise<{ url: string; cut(): void; mend(): void }> {
      const ends = new Set<Socket>()
      let broken = false
      const server = createServer((near) => {
        if (broken) return void near.destroy()
        const far = connectTo(Number(natsUrl.port), natsUrl.hostname)
        for (const [each, other] of [
          [near, far],
          [far, near],
        ] as const) {
          ends.add(each)
          each.pipe(other)
          each.on('error', () => {})
          each.on('close', () => {
            ends.delete(each)
            other.destroy()
          })
        }
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const cut = () => {
        broken = true
        for (const each of ends) each.destroy()
      }
      cables.push({
        cut,
        close: () => {
          cut()
          return new Promise((resolve) => server.close(() => resolve()))
        },
      })
      return {
        url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
        cut,
        mend: () => void (broken = false),
      }
    }

    const ways: [string, Record<string, string>][] = [
      ['LISTEN and NOTIFY', {}],
      ['NATS', { NATS_URL: natsUrl.href }],
    ]
    describe.each(ways)('two nodes with %s', (_way, env) => {
      test('what one commits is with the other at once, in order and once, though it never looks', async () => {
        const it = await pair(env)
        await untilAwake(it)
        for (let n = 0; n < 20; n++) await it.say()
        expect(it.words()).toEqual(Array.from({ length: 20 }, (_, n) => `word ${n + 1}`))
        expect(it.team.frames.findLast((frame) => frame.type === 'rows')).toMatchObject({
          conversations: [{ id: it.id }],
        })
        await it.end()
      })

      test('who types, who has seen and who has come is told on both', async () => {
        const it = await pair(env)
        await untilAwake(it)
        it.team.send({ type: 'typing', conversationId: it.id, on: true })
        const typing = await it.customer.until((frame) => frame.type === 'typing' && frame.by.kind === 'agent')
        expect(typing).toMatchObject({ conversationId: it.id, on: true })
        it.team.send({ type: 'seen', conversationId: it.id, upTo: 1 })
        await it.customer.until((frame) => frame.type === 'receipts' && frame.team.seen === 1)
        await it.on.one.call('PUT', `/v1/agents/${it.agentId}/presence`, { status: 'online' })
        expect(await it.untilOnline()).toBe(true)
        await it.end()
      })

      test('a page that is followed reaches the agent on the other node', async () => {
        const it = await pair(env)
        await untilAwake(it)
        const { one } = it.on
        const path = `/v1/conversations/${it.id}`
        const deps = { db: one.db, newId: one.newId, endings: createEndings() }
        const { token } = await openSession(deps, { workspace: one.workspace, agentId: it.agentId }, Date.now())
        const cookie = { cookie: `baton_session=${token}`, 'sec-fetch-site': 'same-origin' }
        const mara = await connectLive(it.urls.two, undefined, cookie)
        mara.send({ type: 'subscribe', conversationId: it.id, after: 0 })
        await one.call('POST', `${path}/take-over`, { agentId: it.agentId })
        await one.call('POST', `${path}/follow-page`, { agentId: it.agentId })
        await one.call('POST', `${path}/follow-page/answer`, { allows: true }, it.visitor)
        await mara.untilEvent(it.id, 'FollowAllowed')
        const { status } = await one.call('POST', `${path}/captures`, { because: 'live', capture: page() }, it.visitor)
        expect(status).toBe(201)
        expect(await mara.until((frame) => frame.type === 'page-live')).toMatchObject({
          conversationId: it.id,
          capture: { nodes: 4 },
        })
        await mara.close()
        await it.end()
      })
    })

    test('with NATS cut, everything comes within two seconds by looking, nothing is lost or doubled, and at once again after it (R5)', async () => {
      const line = await cable()
      const it = await pair({ NATS_URL: line.url }, 1000)
      await untilAwake(it)
      line.cut()
      const times: number[] = []
      for (let n = 0; n < 5; n++) times.push(await it.say())
      expect(Math.max(...times)).toBeLessThan(2000)
      line.mend()
      await expect.poll(() => it.say(), { timeout: 30_000, interval: 100 }).toBeLessThan(500)
      const words = it.words()
      expect(words).toEqual(words.map((_, n) => `word ${n + 1}`))
      await it.end()
    })

    test('a node starts and works though NATS cannot be reached', async () => {
      const line = await cable()
      line.cut()
      const it = await pair({ NATS_URL: line.url }, 200)
      expect(await it.say()).toBeLessThan(2000)
      await it.end()
    })

    test('without a word from the other node, presence is found by looking', async () => {
      const line = await cable()
      line.cut()
      const it = await pair({ NATS_URL: line.url }, 200)
      await it.on.one.call('PUT', `/v1/agents/${it.agentId}/presence`, { status: 'online' })
      expect(await it.untilOnline()).toBe(true)
      await it.end()
    })
  },
  { only: 'postgres' },
)
