import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { system } from '../identity/audit.ts'
import { createEndings } from '../identity/endings.ts'
import { setPresence } from '../identity/agents.ts'
import { removeAgent } from '../identity/remove-agent.ts'
import { openSession } from '../identity/sessions.ts'
import { createRouteWaiting } from '../reactions/route-waiting.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode } from '../testing/test-node.ts'
import { createPresence, type Presence } from './presence.ts'

const never = 2_000_000_000

eachDatabase((name, open) => {
  let db: Database
  const nodes: Presence[] = []
  let count = 0
  beforeAll(async () => {
    db = (await open()).db
  })
  afterEach(async () => {
    for (const each of nodes.splice(0)) await each.stop()
  })

  /** Presence as one node keeps it: it sweeps when told to. */
  async function aNode(desk: Desk): Promise<Presence & { owner: string }> {
    const owner = `node-${name}-${(count += 1)}`
    const door = desk.otherDoor()
    const log = (message: string, detail: object) => expect.fail(`${message} ${JSON.stringify(detail)}`)
    const it = createPresence({
      db,
      door,
      now: desk.now,
      newId: desk.newId,
      owner,
      log,
      peopleChanged: () => {},
      routeWaiting: createRouteWaiting({ db, door, log, ...desk.surroundings, now: desk.now }),
      beatMs: never,
      sweepMs: never,
    })
    await it.start()
    nodes.push(it)
    return { ...it, owner }
  }

  /** It dies: it says nothing any more, and closes nothing. */
  const kill = ({ owner }: { owner: string }) =>
    db.transaction({ role: 'baton_sweeper' }, (query) =>
      query('update baton.nodes set seen_at = seen_at - 13000 where id = $1', [owner]),
    )
  const presenceOf = async (desk: Desk, id: string) => {
    const [row] = await db.scoped<{ presence: string; reason: string; gone: boolean }>(
      desk.workspace,
      `select presence, presence_reason as reason, gone_at is not null as gone from baton.agents where workspace_id = $1 and id = $2`,
      [desk.workspace, id],
    )
    return row
  }
  const stateOf = async (desk: Desk, conversation: string) =>
    (await desk.otherDoor().current({ workspace: desk.workspace, conversation })).state

  async function handOff(desk: Desk, visitor: string): Promise<string> {
    const id = await desk.open(visitor)
    await desk.say(id, 'I want to talk to a person', `${id} first`)
    return id
  }
  async function accepted(desk: Desk, visitor: string): Promise<{ id: string; by: string }> {
    const id = await handOff(desk, visitor)
    const offer = (await stateOf(desk, id)).handoff?.offer
    const by = offer?.agentId ?? ''
    await desk.door.handle(
      { workspace: desk.workspace, conversation: id },
      { kind: 'agent', id: by },
      { type: 'AcceptOffer', offerId: offer?.id ?? '', agentId: by },
    )
    return { id, by }
  }

  test('a reload is no absence; whoever stays away is offline, and who waited for them hears of it and gets somebody else (failure 10)', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann', { capacity: 2 })
    const node = await aNode(desk)
    const tab = node.opened(desk.workspace, 'ann')
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(false)
    const held = await accepted(desk, 'v1')
    const offered = await handOff(desk, 'v2')
    expect((await stateOf(desk, offered)).handoff?.offer?.agentId).toBe('ann')
    await desk.addAgent('ben', { capacity: 5 })

    tab.closed()
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(true)
    desk.wait(10_000)
    const again = node.opened(desk.workspace, 'ann')
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(false)
    desk.wait(10_000)
    await node.sweep()
    expect(await presenceOf(desk, 'ann')).toMatchObject({ presence: 'online' })

    again.closed()
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(true)
    desk.wait(15_000)
    await node.sweep()
    expect(await presenceOf(desk, 'ann')).toMatchObject({ presence: 'offline', reason: 'gone' })
    for (const id of [held.id, offered])
      expect(await stateOf(desk, id)).toMatchObject({
        holder: { kind: 'queue' },
        handoff: { offer: { agentId: 'ben' } },
      })
    expect((await stateOf(desk, held.id)).told).toContainEqual(
      expect.objectContaining({ key: 'handoff.requeued', params: expect.objectContaining({ because: 'agent-away' }) }),
    )

    node.opened(desk.workspace, 'ann')
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.presence).toBe('online')
    await node.sweep()
    expect(await stateOf(desk, held.id)).toMatchObject({ handoff: { offer: { agentId: 'ben' } } })
  })

  test('the node that removes somebody dies before it gives back what they have: another one does, kept or not', async () => {
    const desk = await createDesk(db)
    await db.scoped(
      desk.workspace,
      `update baton.workspaces set work = work || '{"keepHeld":true}' where workspace_id = $1`,
      [desk.workspace],
    )
    await desk.addAgent('ann', { capacity: 2 })
    const held = await accepted(desk, 'v1')
    const offered = await handOff(desk, 'v2')
    expect((await stateOf(desk, offered)).handoff?.offer?.agentId).toBe('ann')
    await desk.addAgent('ben', { capacity: 5 })
    const deps = { db, newId: desk.newId, endings: createEndings() }
    await removeAgent(deps, { workspace: desk.workspace, agentId: 'ann', by: system }, desk.now())
    expect(await stateOf(desk, held.id)).toMatchObject({ holder: { kind: 'agent', id: 'ann' } })

    const other = await aNode(desk)
    await other.sweep()
    for (const id of [held.id, offered])
      expect(await stateOf(desk, id)).toMatchObject({
        holder: { kind: 'queue' },
        handoff: { offer: { agentId: 'ben' } },
      })
    const due = 'select presence_due as due from baton.agents where workspace_id = $1 and id = $2'
    expect(await db.scoped(desk.workspace, due, [desk.workspace, 'ann'])).toEqual([{ due: null }])
  })

  test('two tabs are one person: they are there while one is open', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann')
    const [here, there] = [await aNode(desk), await aNode(desk)]
    const tabs = [here.opened(desk.workspace, 'ann'), there.opened(desk.workspace, 'ann')]
    const open = () =>
      db.scoped(desk.workspace, 'select 1 from baton.agent_sockets where workspace_id = $1', [desk.workspace])
    await expect.poll(async () => (await open()).length).toBe(2)
    tabs[0]?.closed()
    await expect.poll(async () => (await open()).length).toBe(1)
    expect(await presenceOf(desk, 'ann')).toMatchObject({ gone: false })
    tabs[1]?.closed()
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(true)
  })

  test('the death of a node is the death of its connections, and others notice it once', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann')
    const [dying, one, two] = [await aNode(desk), await aNode(desk), await aNode(desk)]
    dying.opened(desk.workspace, 'ann')
    await expect
      .poll(
        async () =>
          (
            await db.scoped(desk.workspace, 'select 1 from baton.agent_sockets where workspace_id = $1', [
              desk.workspace,
            ])
          ).length,
      )
      .toBe(1)
    const held = await accepted(desk, 'v1')
    await desk.addAgent('ben')
    await kill(dying)
    await Promise.all([one.sweep(), two.sweep()])
    expect(await presenceOf(desk, 'ann')).toMatchObject({ presence: 'online', gone: true })
    // It had said nothing for thirteen seconds already.
    desk.wait(2000)
    await Promise.all([one.sweep(), two.sweep()])
    expect(await presenceOf(desk, 'ann')).toMatchObject({ presence: 'offline', reason: 'gone' })
    const { handoff, version } = await stateOf(desk, held.id)
    expect(handoff?.offer?.agentId).toBe('ben')
    const [back] = await db.scoped<{ n: number }>(
      desk.workspace,
      `select count(*)::int as n from baton.facts where workspace_id = $1 and conversation_id = $2 and type = 'TakenBack'`,
      [desk.workspace, held.id],
    )
    expect(back).toEqual({ n: 1 })
    await one.sweep()
    expect((await stateOf(desk, held.id)).version).toBe(version)
  })

  test('what a node died over is done by the next: nothing stays with who is not there', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann', { capacity: 3 })
    const node = await aNode(desk)
    const cases = [await accepted(desk, 'v1'), await accepted(desk, 'v2')]
    node.opened(desk.workspace, 'ann').closed()
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(true)
    desk.wait(15_000)
    // As far as a node gets that dies between the two: offline is written, and nothing was given away.
    await db.scoped(
      desk.workspace,
      `update baton.agents set presence = 'offline', presence_reason = 'gone', presence_due = $2 where workspace_id = $1 and id = 'ann'`,
      [desk.workspace, desk.now() + 5000],
    )
    desk.wait(5000)
    await (await aNode(desk)).sweep()
    for (const { id } of cases) expect(await stateOf(desk, id)).toMatchObject({ holder: { kind: 'queue' } })
  })

  test('where the workspace says so, what is held stays, and what was offered goes on', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann', { capacity: 2 })
    await db.scoped(desk.workspace, `update baton.workspaces set work = '{"keepHeld":true}' where workspace_id = $1`, [
      desk.workspace,
    ])
    const node = await aNode(desk)
    const held = await accepted(desk, 'v1')
    const offered = await handOff(desk, 'v2')
    await desk.addAgent('ben')
    node.opened(desk.workspace, 'ann').closed()
    await expect.poll(async () => (await presenceOf(desk, 'ann'))?.gone).toBe(true)
    desk.wait(15_000)
    await node.sweep()
    expect(await stateOf(desk, held.id)).toMatchObject({ holder: { kind: 'agent', id: 'ann' } })
    expect((await stateOf(desk, offered)).handoff?.offer?.agentId).toBe('ben')
  })

  test('an agent who is driven by a key alone stays what was set', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann')
    const held = await accepted(desk, 'v1')
    const node = await aNode(desk)
    desk.wait(24 * 60 * 60 * 1000)
    await node.sweep()
    expect(await presenceOf(desk, 'ann')).toMatchObject({ presence: 'online' })
    expect(await stateOf(desk, held.id)).toMatchObject({ holder: { kind: 'agent', id: 'ann' } })
  })

  describe('what is said of somebody', () => {
    const deps = (desk: Desk) => ({ db, newId: desk.newId })

    test('ends by itself, and what waits is offered at once (failure 9)', async () => {
      const desk = await createDesk(db)
      await desk.addAgent('ann')
      const node = await aNode(desk)
      const given = { workspace: desk.workspace, agentId: 'ann', presence: 'do-not-disturb' } as const
      const until = desk.now() + 60_000
      expect(await setPresence(deps(desk), { ...given, until }, desk.now())).toMatchObject({
        presence: 'do-not-disturb',
        presenceUntil: new Date(until).toISOString(),
      })
      const waiting = await handOff(desk, 'v1')
      desk.wait(60_000)
      await node.sweep()
      expect(await presenceOf(desk, 'ann')).toMatchObject({ presence: 'online' })
      await expect.poll(async () => (await stateOf(desk, waiting)).handoff?.offer?.agentId).toBe('ann')
    })

    test('by a lead is shown as theirs and on record; by themselves it is neither', async () => {
      const desk = await createDesk(db)
      await desk.addAgent('ann')
      const given = { workspace: desk.workspace, agentId: 'ann', presence: 'away' } as const
      const lead = { kind: 'agent', id: 'lead' } as const
      expect(await setPresence(deps(desk), { ...given, by: lead }, desk.now())).toMatchObject({
        presenceReason: 'lead',
        presenceBy: 'lead',
      })
      const own = { kind: 'agent', id: 'ann' } as const
      expect(await setPresence(deps(desk), { ...given, presence: 'online', by: own }, desk.now())).toMatchObject({
        presenceReason: 'chosen',
        presenceBy: null,
      })
      const rows = await db.scoped(
        desk.workspace,
        `select actor_id, target, detail from baton.audit where workspace_id = $1 and action = 'agent.presence'`,
        [desk.workspace],
      )
      expect(rows).toEqual([{ actor_id: 'lead', target: 'ann', detail: { presence: 'away', before: 'online' } }])
    })
  })

  test('a socket that breaks: within a quarter of a minute and a sweep the customer is asked elsewhere, on a whole node', async () => {
    let skipped = 0
    const it = await createTestNode(db, { now: () => Date.now() + skipped })
    const call = async (method: 'POST' | 'PUT', url: string, body: object, headers = {}) => {
      const { status, json } = await it.call(method, url, body, headers)
      expect(status).toBeLessThan(300)
      return json
    }
    const [ann, ben] = await Promise.all(
      ['ann', 'ben'].map(async (who) => {
        const made = await call('POST', '/v1/agents', { name: who, email: `${who}@${it.workspace}.example` })
        return String(made.id)
      }),
    )
    await db.scoped(it.workspace, `update baton.workspaces set work = '{"wrapUpSeconds":30}' where workspace_id = $1`, [
      it.workspace,
    ])
    await call('PUT', `/v1/agents/${ann}/presence`, { status: 'online' })
    const session = await openSession(
      { db, newId: it.newId, endings: createEndings() },
      { workspace: it.workspace, agentId: ann ?? '' },
      Date.now(),
    )
    const live = await connectLive(await it.node.app.listen({ port: 0, host: '127.0.0.1' }), session.token)
    await live.until(({ type }) => type === 'ready')
    live.send({ type: 'active' })
    live.send({ type: 'follow' })

    const { id } = await call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
    const { outcome } = await call('POST', `/v1/conversations/${id}/handoff`, {})
    await call('POST', `/v1/offers/${outcome.offerId}/accept`, { agentId: ann })
    await call('PUT', `/v1/agents/${ben}/presence`, { status: 'online' })
    await live.close()
    await expect
      .poll(
        async () =>
          (
            await it.db.scoped<{ gone: boolean }>(
              it.workspace,
              'select gone_at is not null as gone from baton.agents where workspace_id = $1 and id = $2',
              [it.workspace, ann],
            )
          )[0]?.gone,
        { timeout: 10_000 },
      )
      .toBe(true)
    skipped += 15_000
    await expect
      .poll(
        async () =>
          (await it.node.door.current({ workspace: it.workspace, conversation: id })).state.handoff?.offer?.agentId,
        { timeout: 10_000 },
      )
      .toBe(ben)

    // Whoever solves a case has the moment that the workspace gives.
    await call('POST', `/v1/conversations/${id}/take-over`, { agentId: ben })
    await call('POST', `/v1/conversations/${id}/resolve`, { agentId: ben })
    const agent = async () =>
      (await it.call('GET', '/v1/agents')).json.agents.find((each: { id: string }) => each.id === ben)
    await expect.poll(async () => (await agent()).presence).toBe('wrap-up')
    skipped += 30_000
    await expect.poll(async () => (await agent()).presence, { timeout: 10_000 }).toBe('online')
    await it.stop()
  }, 60_000)
})
