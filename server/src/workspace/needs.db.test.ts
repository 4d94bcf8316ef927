import { nothingAround, type CaseNeeds, type Handoff, type IntentRead, type Roster } from '@baton/engine'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createDoor, type Door, type Surroundings } from '../handle.ts'
import { createSurroundings } from '../surroundings.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'

const minute = 60_000
const readIntent = (text: string): IntentRead | null => {
  const name = /^about (\w+):/.exec(text)?.[1]
  return name ? { name, confidence: 0.9, areas: [], version: 1 } : null
}

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  async function world(change: (s: Surroundings) => Partial<Surroundings> = () => ({})) {
    const desk = await createDesk(db)
    const { now, newId } = desk
    const surroundings = createSurroundings({ db, now, newId, intents: { of: async () => readIntent } })
    const door = createDoor({ db, now, newId, surroundings: { ...surroundings, ...change(surroundings) } })
    return { desk, door }
  }

  async function customer({ newId, workspace, now }: Desk, more: { owner?: string; attributes?: object } = {}) {
    const id = newId('customer')
    await db.scoped(
      workspace,
      `insert into baton.customers (workspace_id, id, external_id, source, created_at, updated_at, owner_id, attributes)
        values ($1, $2, $2, 'pushed', $3, $3, $4, $5::jsonb)`,
      [workspace, id, now(), more.owner ?? null, JSON.stringify(more.attributes ?? {})],
    )
    return id
  }

  /** A customer writes and asks for a person. */
  async function asks(desk: Desk, door: Door, customerId: string | null, text = 'It broke') {
    const conversation = desk.newId('conversation')
    const where = { workspace: desk.workspace, conversation }
    const by = { kind: 'customer', id: 'c' } as const
    await door.handle(where, by, {
      type: 'OpenConversation',
      channel: 'widget',
      locale: 'en',
      visitorId: customerId ? null : conversation,
      customerId,
      page: null,
    })
    await door.handle(where, by, {
      type: 'ReceiveMessage',
      messageId: desk.newId('message'),
      clientId: desk.newId('message'),
      text,
      page: null,
    })
    await door.handle(where, by, {
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: null,
    })
    return where
  }

  /** The handoff as it is stored. */
  async function stored({ workspace, conversation }: { workspace: string; conversation: string }): Promise<Handoff> {
    const [row] = await db.scoped<{ data: Handoff }>(
      workspace,
      'select data from baton.handoffs where workspace_id = $1 and conversation_id = $2 order by id desc limit 1',
      [workspace, conversation],
    )
    return row!.data
  }

  const needsOf = async (...given: Parameters<typeof asks>): Promise<CaseNeeds> =>
    (await stored(await asks(...given))).needs ?? {}

  async function serve(
    desk: Desk,
    door: Door,
    where: { workspace: string; conversation: string },
    agentId: string,
    minutes: { until: number; theirTurn?: number },
  ) {
    const by = { kind: 'agent', id: agentId } as const
    await door.handle(where, by, { type: 'TakeOver', agentId })
    desk.wait(minutes.until * minute)
    if (minutes.theirTurn) {
      const reply = {
        messageId: desk.newId('message'),
        clientId: desk.newId('message'),
        text: 'Is it on?',
        draft: null,
      }
      await door.handle(where, by, { type: 'ReplyAsAgent', agentId, ...reply })
      desk.wait(minutes.theirTurn * minute)
    }
    await door.handle(where, by, { type: 'Resolve', by: 'agent', agentId, resolution: 'solved' })
  }

  test('what such cases take a person is learned from five that were resolved, without the time when the customer was to write', async () => {
    const { desk, door } = await world()
    await desk.addAgent('mara', { capacity: 50 })
    for (let n = 0; n < 5; n++) {
      expect((await needsOf(desk, door, null, 'about refund: late')).minutes).toBeUndefined()
      const where = await asks(desk, door, null, 'about refund: late')
      await serve(desk, door, where, 'mara', { until: 8, theirTurn: 90 })
      desk.wait(11 * minute)
    }
    // The look is beside what asks for it: whoever asks after it has what it found.
    await expect
      .poll(async () => (await needsOf(desk, door, null, 'about refund: late')).minutes, { timeout: 10_000 })
      .toBe(8)
    expect((await needsOf(desk, door, null, 'about parcels: late')).minutes).toBeUndefined()
  })

  test('who had the customer last elsewhere is known, whoever ended it; who is gone owns nothing', async () => {
    const { desk, door } = await world()
    for (const id of ['mara', 'sam', 'gone']) await desk.addAgent(id, { capacity: 50 })
    await db.scoped(desk.workspace, `update baton.agents set removed_at = 1 where workspace_id = $1 and id = 'gone'`, [
      desk.workspace,
    ])
    const id = await customer(desk, { owner: 'sam' })
    const first = await asks(desk, door, id)
    expect((await stored(first)).needs).toMatchObject({ owner: 'sam' })
    expect((await stored(first)).needs?.previousAgent).toBeUndefined()
    await serve(desk, door, first, 'mara', { until: 3 })
    desk.wait(minute)
    const second = await asks(desk, door, id)
    expect((await stored(second)).needs).toMatchObject({ owner: 'sam', previousAgent: 'mara' })
    await door.handle(second, { kind: 'agent', id: 'sam' }, { type: 'TakeOver', agentId: 'sam' })
    await door.handle(
      second,
      { kind: 'customer', id: 'c' },
      { type: 'Resolve', by: 'customer', agentId: null, resolution: 'solved' },
    )
    desk.wait(minute)
    expect(await needsOf(desk, door, id)).toMatchObject({ previousAgent: 'sam' })

    expect((await needsOf(desk, door, await customer(desk, { owner: 'gone' }))).owner).toBeUndefined()
    const told = await customer(desk, { attributes: { owner: 'Mara@desk.example' } })
    expect((await needsOf(desk, door, told)).owner).toBe('mara')
  })

  test('a hard case takes more of a person: not beyond what they may carry, though the roster said that they had room', async () => {
    const hard = { ...nothingAround, longCases: 1, intent: { name: 'x', confidence: 1, areas: 4, success: null } }
    let carries = 0
    const { desk, door } = await world(({ roster }) => ({
      around: async () => hard,
      // Another node has given them a case of which this one knows nothing yet.
      roster: async (workspace): Promise<Roster> => {
        const { agents, teams } = await roster(workspace)
        return { teams, agents: carries++ > 1 ? agents : agents.map((agent) => ({ ...agent, load: 0 })) }
      },
    }))
    await desk.addAgent('mara', { capacity: 5 })
    const first = await asks(desk, door, null)
    expect(await stored(first)).toMatchObject({ needs: { weight: 3 }, offer: { agentId: 'mara' } })
    const second = await asks(desk, door, null)
    expect(await stored(second)).toMatchObject({
      needs: { weight: 3 },
      offer: null,
      choice: { passedOver: { full: 1 } },
    })
    expect(carries).toBeGreaterThan(2)
  })
})
