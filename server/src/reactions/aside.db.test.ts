import { afterEach, expect, test } from 'vitest'
import type { Actor } from '@baton/engine'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk } from '../testing/desk.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const minute = 60_000
const ann: Actor = { kind: 'agent', id: 'ann' }

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  afterEach(async () => {
    for (const it of running.splice(0)) await it.stop()
  })
  async function node(): Promise<TestNode> {
    const it = await createTestNode((await open()).db)
    running.push(it)
    return it
  }
  const until = (look: () => Promise<boolean>) => expect.poll(look, { timeout: 30_000, interval: 50 }).toBe(true)

  /** A conversation that Mara holds and has answered. */
  async function answered(it: TestNode) {
    const made = await it.call('POST', '/v1/agents', { name: 'Mara', email: `${it.newId('agent')}@desk.example` })
    const agentId: string = made.json.id
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'online' })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    const id: string = json.id
    await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId })
    const write = (kind: 'customer' | 'agent', clientId: string, text: string) =>
      it.call('POST', `/v1/conversations/${id}/messages`, {
        clientId,
        author: kind === 'agent' ? { kind, id: agentId } : { kind },
        text,
      })
    await write('agent', 'a1', 'Which one is it?')
    return { id, agentId, write }
  }
  const typesOf = async (it: TestNode, id: string, key = it.key): Promise<string[]> =>
    (
      await it.call('GET', `/v1/conversations/${id}/events`, undefined, { authorization: `Bearer ${key}` })
    ).json.events.map((event: { type: string }) => event.type)

  test('what was put aside until a time is back then, once, with two nodes; the row says when', async () => {
    const it = await node()
    await node()
    const { id, agentId } = await answered(it)
    const at = new Date(Date.now() + 1500).toISOString()
    const answer = await it.call('POST', `/v1/conversations/${id}/snooze`, { until: at, agentId })
    expect(answer).toMatchObject({ status: 200, json: { aside: { for: 'time', backAt: at, closesAt: null } } })
    const row = async () =>
      (await it.call('GET', '/v1/conversations')).json.conversations.find((each: { id: string }) => each.id === id)
    expect((await row()).aside).toMatchObject({ for: 'time', backAt: at })
    await until(async () => (await typesOf(it, id)).includes('CameBack'))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await typesOf(it, id)).filter((type) => type === 'CameBack')).toHaveLength(1)
    expect(await row()).toMatchObject({ aside: null, holder: { kind: 'agent', id: agentId } })
  })

  test('a node that was down at that time brings it back when it is there again', async () => {
    const first = await node()
    const { id, agentId } = await answered(first)
    const at = new Date(Date.now() + 500).toISOString()
    await first.call('POST', `/v1/conversations/${id}/snooze`, { until: at, agentId })
    await running.splice(0)[0]?.stop()
    await new Promise((resolve) => setTimeout(resolve, 800))
    const second = await node()
    await until(async () => (await typesOf(second, id, first.key)).includes('CameBack'))
    expect((await typesOf(second, id, first.key)).filter((type) => type === 'CameBack')).toHaveLength(1)
  })

  test('the customer’s word brings it back at once; an agent takes up what is theirs, a key what is anybody’s; and customers see none of it', async () => {
    const it = await node()
    const { id, agentId, write } = await answered(it)
    const wait = () => it.call('POST', `/v1/conversations/${id}/wait`, { agentId })
    expect((await wait()).json.aside).toMatchObject({ for: 'customer', backAt: null })
    await write('customer', 'c1', 'The red one')
    expect((await typesOf(it, id)).slice(-2)).toEqual(['MessageReceived', 'CameBack'])
    expect(await wait()).toMatchObject({ status: 409, json: { code: 'answer_owed' } })
    await write('agent', 'a2', 'And which size?')
    await wait()
    expect((await it.call('POST', `/v1/conversations/${id}/back`, {})).json).toEqual({ aside: null })
    expect((await typesOf(it, id)).at(-1)).toBe('CameBack')
  })

  test('what is put aside takes nothing of a capacity; who has it back never gets more than they can carry', async () => {
    const desk = await createDesk((await open()).db)
    await desk.addAgent('ann', { capacity: 1 })
    const handOff = async (visitor: string) => {
      const id = await desk.open(visitor)
      await desk.say(id, 'I want to talk to a person', `c-${visitor}`)
      const where = { workspace: desk.workspace, conversation: id }
      const { offer } = (await desk.door.current(where)).state.handoff ?? {}
      return { id, where, offer: offer?.id ?? null }
    }
    const load = async () => (await desk.surroundings.roster(desk.workspace)).agents[0]?.load
    const first = await handOff('v1')
    const mine = (command: object) => desk.door.handle(first.where, ann, command as never)
    await mine({ type: 'AcceptOffer', offerId: first.offer, agentId: 'ann' })
    await mine({
      type: 'ReplyAsAgent',
      text: 'Which?',
      agentId: 'ann',
      messageId: desk.newId('message'),
      clientId: 'r1',
    })
    expect((await handOff('v2')).offer).toBeNull()

    // Until a time that is far: there is room, and a quarter of an hour before there is none.
    await mine({ type: 'Snooze', agentId: 'ann', until: desk.now() + 60 * minute })
    expect(await load()).toBe(0)
    desk.wait(46 * minute)
    expect(await load()).toBe(1)
    await mine({ type: 'BringBack' })
    expect(await load()).toBe(1)

    await mine({ type: 'WaitForCustomer', agentId: 'ann' })
    expect(await load()).toBe(0)
    const second = await handOff('v3')
    expect(second.offer).not.toBeNull()
    await desk.say(first.id, 'The red one', 'c-back')
    // It stays with its holder. What is offered is counted, and nobody is asked for a third.
    expect((await desk.door.current(first.where)).state.holder).toEqual({ kind: 'agent', id: 'ann' })
    expect(await load()).toBe(2)
    expect((await handOff('v4')).offer).toBeNull()
  })
})
