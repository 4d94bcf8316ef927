import { afterEach, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const system = { kind: 'system' } as const

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
  const typesOf = async (it: TestNode, id: string): Promise<string[]> =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events.map((event: { type: string }) => event.type)

  /** A conversation that an agent has accepted, in a workspace that does not wait long. */
  async function acceptedOn(it: TestNode, policy: object): Promise<{ id: string; agentId: string }> {
    await it.db.scoped(it.workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      it.workspace,
      JSON.stringify({ quietMs: 50, ...policy }),
    ])
    const made = await it.call('POST', '/v1/agents', { name: 'Mara', email: `${it.newId('agent')}@desk.example` })
    const agentId: string = made.json.id
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'online' })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    const handedOff = await it.call('POST', `/v1/conversations/${json.id}/handoff`, {})
    const offerId = handedOff.json.outcome.offerId
    expect((await it.call('POST', `/v1/offers/${offerId}/accept`, { agentId })).status).toBe(200)
    return { id: json.id, agentId }
  }

  test('accepted and silent: nudged once and taken back once, by two nodes, and the row tells the agent when', async () => {
    const it = await node()
    await node()
    const { id, agentId } = await acceptedOn(it, { nudgeMs: 1500, silentMs: 3000, retryMs: 60_000 })
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'away' })
    const row = async () =>
      (await it.call('GET', '/v1/conversations?status=open')).json.conversations.find(
        (each: { id: string }) => each.id === id,
      )
    const { attending } = await row()
    expect(attending).toMatchObject({ because: 'no-answer', nudgedAt: null })
    expect(Date.parse(attending.takenBackAt) - Date.parse(attending.nudgeAt)).toBe(1500)
    await until(async () => (await typesOf(it, id)).includes('AgentNudged'))
    await until(async () => (await typesOf(it, id)).includes('TakenBack'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    const types = await typesOf(it, id)
    expect(types.filter((type) => type === 'AgentNudged' || type === 'TakenBack')).toEqual(['AgentNudged', 'TakenBack'])
    expect((await row()).attending).toBeNull()
  })

  test('a node that was down when it was due does it when it is back', async () => {
    const first = await node()
    const { id } = await acceptedOn(first, { nudgeMs: 1000, silentMs: 2000, retryMs: 60_000 })
    await running.splice(0)[0]?.stop()
    await new Promise((resolve) => setTimeout(resolve, 2500))
    const { key } = first
    const second = await node()
    const types = async () =>
      (
        await second.call('GET', `/v1/conversations/${id}/events`, undefined, { authorization: `Bearer ${key}` })
      ).json.events.map((event: { type: string }) => event.type)
    await until(async () => (await types()).includes('TakenBack'))
    expect((await types()).filter((type: string) => type === 'AgentNudged')).toHaveLength(1)
  })

  test('"back by" holds it, is told to the customer, and is bounded', async () => {
    const it = await node()
    const { id, agentId } = await acceptedOn(it, {})
    const hold = (ms: number) =>
      it.call('POST', `/v1/conversations/${id}/hold`, { agentId, until: new Date(Date.now() + ms).toISOString() })
    const answer = await hold(600_000)
    expect(answer.status).toBe(200)
    expect((await hold(48 * 3_600_000)).json.code).toBe('hold_out_of_bounds')
    const { json } = await it.call('GET', `/v1/conversations/${id}/events`)
    const promised = json.events.find((event: { type: string }) => event.type === 'HoldPromised')
    expect(promised).toMatchObject({
      backAt: answer.json.backAt,
      told: { key: 'handoff.held', params: { agent: 'Mara', at: Date.parse(answer.json.backAt) } },
    })
  })

  /** A conversation that Mara has accepted; Sam is there too. */
  async function accepted(): Promise<{ desk: Desk; where: { workspace: string; conversation: string } }> {
    const desk = await createDesk((await open()).db)
    await desk.addAgent('mara')
    desk.wait(1000)
    await desk.addAgent('sam')
    const conversation = await desk.open('v')
    const where = { workspace: desk.workspace, conversation }
    await desk.say(conversation, 'I want to talk to a person', 'c1')
    const { state } = await desk.door.current(where)
    const accept = { type: 'AcceptOffer', offerId: state.handoff?.offer?.id ?? '', agentId: 'mara' } as const
    await desk.door.handle(where, { kind: 'agent', id: 'mara' }, accept)
    return { desk, where }
  }

  test('taken back by two nodes at once: once, and the row says who is asked and when that ends', async () => {
    const { desk, where } = await accepted()
    const command = { type: 'TakeBack', agentId: 'mara', because: 'agent-away' } as const
    const both = await Promise.all([
      desk.door.handle(where, system, command),
      desk.otherDoor().handle(where, system, command),
    ])
    const facts = both.flatMap((each) => (each.kind === 'done' ? each.records.map(({ fact }) => fact.type) : []))
    expect(facts.filter((type) => type === 'TakenBack')).toHaveLength(1)
    const [row] = await desk.db.scoped<Record<string, unknown>>(
      desk.workspace,
      `select c.holder_kind, c.offered_to, c.due_kind, h.data -> 'agentId' as agent, h.data ->> 'acceptedAt' as accepted,
          h.data -> 'package' -> 'handled' ->> 'leftBecause' as because
        from baton.conversations c join baton.handoffs h on h.workspace_id = c.workspace_id and h.id = c.handoff_id
        where c.workspace_id = $1 and c.id = $2`,
      [where.workspace, where.conversation],
    )
    expect(row).toEqual({
      holder_kind: 'queue',
      offered_to: 'sam',
      due_kind: 'offer',
      agent: null,
      accepted: null,
      because: 'agent-away',
    })
  })

  test('sixty-four accept the same offer at once on two nodes: one fact, one holder, and the others are told that it is gone', async () => {
    const desk = await createDesk((await open()).db)
    for (const id of ['mara', 'sam', 'kim']) {
      await desk.addAgent(id)
      desk.wait(1000)
    }
    const conversation = await desk.open('v')
    const where = { workspace: desk.workspace, conversation }
    await desk.say(conversation, 'I want to talk to a person', 'c1')
    const offer = (await desk.door.current(where)).state.handoff?.offer
    const doors = [desk.door, desk.otherDoor()]
    const rivals = ['mara', 'sam', 'kim']
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) => {
        const agentId = rivals[n % 3] ?? ''
        const command = { type: 'AcceptOffer', offerId: offer?.id ?? '', agentId } as const
        return doors[n % 2]?.handle(where, { kind: 'agent', id: agentId }, command)
      }),
    )
    const accepted = answers.flatMap((each) => (each?.kind === 'done' ? each.records : []))
    expect(accepted.map(({ fact }) => fact.type)).toEqual(['OfferAccepted'])
    for (const [n, each] of answers.entries()) {
      if (rivals[n % 3] === offer?.agentId) expect(each?.kind).toBe('done')
      else expect(each).toMatchObject({ kind: 'refused' })
    }
    expect((await desk.otherDoor().current(where)).state.holder).toEqual({ kind: 'agent', id: offer?.agentId })
  })
})
