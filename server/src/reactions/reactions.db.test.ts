import { afterEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import type { Database, Query } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import { Busy } from '../handle.ts'
import { createReactions, type DueWork, type Reactions } from './reactions.ts'
import { createTestNode, saying, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  const others: Reactions[] = []
  afterEach(async () => {
    for (const reactions of others.splice(0)) await reactions.stop()
    for (const it of running.splice(0)) await it.stop()
  })
  async function node(policy: object = {}): Promise<TestNode> {
    const it = await createTestNode((await open()).db)
    running.push(it)
    await it.db.scoped(it.workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      it.workspace,
      JSON.stringify({ quietMs: 50, ...policy }),
    ])
    return it
  }
  async function agent(it: TestNode, status = 'online'): Promise<string> {
    const { json } = await it.call('POST', '/v1/agents', {
      name: 'Mara',
      email: `${it.newId('agent')}@desk.example`,
      capacity: 1,
    })
    await it.call('PUT', `/v1/agents/${json.id}/presence`, { status })
    return json.id
  }
  async function asked(it: TestNode, text: string): Promise<string> {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: 'c1',
      author: { kind: 'customer' },
      text,
    })
    return json.id
  }
  const types = async (it: TestNode, id: string): Promise<string[]> =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events.map((event: { type: string }) => event.type)
  const until = (look: () => Promise<boolean>) => expect.poll(look, { timeout: 20_000, interval: 50 }).toBe(true)

  describe('what a conversation waits for is done', () => {
    test('a turn is taken once the customer is quiet, for all that they wrote', async () => {
      const it = await node({ quietMs: 400 })
      const asks: number[] = []
      it.script(async function* (turn) {
        asks.push(turn.thread.length)
        yield* saying('Both answered.')(turn)
      })
      const id = await asked(it, 'It does not')
      await it.call('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'c2',
        author: { kind: 'customer' },
        text: 'connect to the network',
      })
      await until(async () => (await types(it, id)).includes('TurnEnded'))
      expect(asks).toEqual([2])
    })

    test('when the node that began a turn dies, another takes it after the lease', async () => {
      const it = await node({ quietMs: 60_000 })
      const id = await asked(it, 'Hello, how does it work?')
      // The turn becomes due and is claimed by a node that is never heard of again.
      await it.db.scoped(
        it.workspace,
        `update baton.conversations set due_at = 1, lease_owner = 'dead', lease_until = $3, due_tries = 1 where workspace_id = $1 and id = $2`,
        [it.workspace, id, Date.now() + 1500],
      )
      it.script(saying('Here is how.'))
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(await types(it, id)).not.toContain('AssistantSaid')
      await until(async () => (await types(it, id)).includes('AssistantSaid'))
    })

    test('a turn that was begun again and again and never ended goes to a person', async () => {
      const it = await node({ quietMs: 60_000 })
      const id = await asked(it, 'Hello, how does it work?')
      await it.db.scoped(
        it.workspace,
        'update baton.conversations set due_at = 1, due_tries = 3 where workspace_id = $1 and id = $2',
        [it.workspace, id],
      )
      await until(async () => (await types(it, id)).includes('Escalated'))
      const { json } = await it.call('GET', `/v1/conversations/${id}`)
      expect((await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json.reason).toEqual({
        kind: 'assistant-fault',
        fault: 'crashed',
      })
    })

    test('an assistant that throws is a fault, and a person gets the conversation', async () => {
      const it = await node()
      // eslint-disable-next-line require-yield
      it.script(async function* () {
        throw new Error('no model today')
      })
      const id = await asked(it, 'Hello, how does it work?')
      await until(async () => (await types(it, id)).includes('Escalated'))
    })

    test('an offer that nobody answers goes to the next person, then to the queue', async () => {
      const it = await node({ offerMs: 300 })
      const [first, second] = [await agent(it), await agent(it)]
      const id = await asked(it, 'I want to talk to a person')
      await until(async () => (await types(it, id)).includes('Queued'))
      const { json } = await it.call('GET', `/v1/conversations/${id}/events`)
      const offered = json.events
        .filter((event: { type: string }) => event.type === 'Offered')
        .map((event: { agentId: string }) => event.agentId)
      expect([...offered].sort()).toEqual([first, second].sort())
      expect((await types(it, id)).filter((type) => type === 'OfferExpired')).toHaveLength(2)
    })

    test('whoever comes online is offered what waits, at once (failure 9)', async () => {
      const it = await node({ retryMs: 60_000 })
      const id = await asked(it, 'I want to talk to a person')
      expect(await types(it, id)).toContain('Queued')
      const mara = await agent(it)
      await until(async () => (await types(it, id)).includes('Offered'))
      const { json } = await it.call('GET', `/v1/conversations/${id}`)
      expect((await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json.offer.agentId).toBe(mara)
    })

    test('whoever lets go of a conversation is offered the next one that waits', async () => {
      const it = await node({ retryMs: 60_000 })
      const mara = await agent(it)
      const first = await asked(it, 'I want to talk to a person')
      const second = await asked(it, 'I want to talk to a person too please')
      expect(await types(it, second)).toContain('Queued')
      await it.call('POST', `/v1/conversations/${first}/take-over`, { agentId: mara })
      await it.call('POST', `/v1/conversations/${first}/resolve`, { agentId: mara })
      await until(async () => (await types(it, second)).includes('Offered'))
    })

    test('whoever’s offer a colleague takes is offered the next one that waits', async () => {
      const it = await node({ retryMs: 60_000 })
      const mara = await agent(it)
      const first = await asked(it, 'I want to talk to a person')
      const second = await asked(it, 'I want to talk to a person too please')
      expect(await types(it, second)).toContain('Queued')
      await it.call('POST', `/v1/conversations/${first}/take-over`, { agentId: await agent(it, 'offline') })
      await until(async () => (await types(it, second)).includes('Offered'))
      const { json } = await it.call('GET', `/v1/conversations/${second}`)
      expect((await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json.offer.agentId).toBe(mara)
    })

    test('work that was claimed as the node was told to stop is not begun, and is free for the next node', async () => {
      const it = await node({ quietMs: 60_000 })
      const id = await asked(it, 'Hello, how does it work?')
      await it.stop()
      running.splice(running.indexOf(it), 1)
      await it.db.scoped(
        it.workspace,
        'update baton.conversations set due_at = 1, due_tries = 0, lease_until = null where workspace_id = $1 and id = $2',
        [it.workspace, id],
      )
      const begun: string[] = []
      let stopping: Promise<void> | undefined
      const reactions = createReactions({
        // Told to stop while its claim is on the way.
        db: Object.assign(Object.create(it.db) as Database, {
          transaction: async (as: object, work: (query: Query) => Promise<unknown>) => {
            const answer = await it.db.transaction(as, work)
            stopping ??= reactions.stop()
            return answer
          },
        }),
        door: it.node.door,
        now: () => Date.now(),
        owner: 'stopping',
        run: async ({ conversation }) => void begun.push(conversation),
        log: () => {},
      })
      reactions.start()
      await until(async () => stopping !== undefined)
      await stopping
      expect(begun).toEqual([])
      const [row] = await it.db.scoped(
        it.workspace,
        'select lease_until, due_tries from baton.conversations where workspace_id = $1 and id = $2',
        [it.workspace, id],
      )
      expect(row).toEqual({ lease_until: null, due_tries: 0 })
    })

    /** Another node's reactions, on the desk of `it`, whose own do not see what is due in an hour. */
    function later(it: TestNode, run: (work: DueWork) => Promise<void>, leaseMs = 60) {
      const told: string[] = []
      const log = (message: string) => void told.push(message)
      const parts = {
        db: it.db,
        door: it.node.door,
        now: () => Date.now() + 2 * hourMs,
        owner: 'later',
        leaseMs,
        sweepMs: 20,
      }
      const reactions = createReactions({ ...parts, run, log })
      others.push(reactions)
      return { reactions, told }
    }
    const hourMs = 60 * 60 * 1000
    const dueLater = (it: TestNode, id: string) =>
      it.db.scoped(
        it.workspace,
        'update baton.conversations set due_at = $3, due_tries = 0, lease_until = null where workspace_id = $1 and id = $2',
        [it.workspace, id, Date.now() + hourMs],
      )

    test('work that fails five times is set aside, is seen, keeps nobody else waiting, and is done again when an admin says so (R9)', async () => {
      const it = await node({ quietMs: 60_000 })
      const [poison, other] = [await asked(it, 'Hello, how does it work?'), await asked(it, 'And how does this?')]
      const begun: string[] = []
      let mended = false
      const { reactions, told } = later(it, async ({ conversation }) => {
        begun.push(conversation)
        if (conversation === poison && !mended) throw new TypeError('it cannot be read')
        await it.db.scoped(
          it.workspace,
          'update baton.conversations set due_at = null, due_kind = null where workspace_id = $1 and id = $2',
          [it.workspace, conversation],
        )
      })
      await dueLater(it, poison)
      reactions.start()
      await until(async () => told.some((message) => message.includes('set aside')))
      await dueLater(it, other)
      await until(async () => begun.includes(other))
      expect(begun.filter((id) => id === poison)).toHaveLength(5)

      const seen = await it.call('GET', '/v1/health/quarantine')
      expect(seen.json).toMatchObject({
        quarantined: [{ conversationId: poison, work: 'turn', tries: 5, fault: 'TypeError' }],
        total: 1,
      })
      expect((await it.call('GET', '/v1/health/stranded')).json).toMatchObject({
        stranded: [{ conversationId: poison, why: 'quarantined' }],
      })
      expect((await it.node.app.inject('/metrics')).body).toMatch(/baton_quarantined [1-9]/)

      mended = true
      const replay = () => it.call('POST', `/v1/health/quarantine/${poison}/replay`, {})
      expect((await replay()).json).toEqual({ replayed: true })
      await until(async () => begun.filter((id) => id === poison).length === 6)
      expect((await replay()).json).toEqual({ replayed: false })
      expect((await it.call('GET', '/v1/health/quarantine')).json).toEqual({ quarantined: [], total: 0 })
      expect((await it.call('POST', '/v1/health/quarantine/cnv_none/replay', {})).json.code).toBe(
        'conversation_not_found',
      )
    })

    test('work that never ends gives its place back, and is set aside like any other (R9)', async () => {
      const it = await node({ quietMs: 60_000 })
      const id = await asked(it, 'Hello, how does it work?')
      const { reactions, told } = later(it, () => new Promise(() => {}), 50)
      await dueLater(it, id)
      reactions.start()
      await until(async () => told.some((message) => message.includes('set aside')))
      await until(async () => reactions.running() === 0)
    })

    test('where the database was away, or everybody wrote at once, nothing is set aside for it', async () => {
      const it = await node({ quietMs: 60_000 })
      const id = await asked(it, 'Hello, how does it work?')
      let tries = 0
      const { reactions, told } = later(it, async () => {
        tries += 1
        throw tries % 2 ? new DatabaseError('database_unavailable', 'away') : new Busy()
      })
      await dueLater(it, id)
      reactions.start()
      await until(async () => tries > 7)
      expect(told.filter((message) => message.includes('set aside'))).toEqual([])
    })

    test('handed back, the assistant answers again and knows what the person did (failure 7)', async () => {
      const it = await node()
      const mara = await agent(it)
      const id = await asked(it, 'I want to talk to a person')
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara })
      const briefing = 'The router was restarted; the order is on its way.'
      await it.call('POST', `/v1/conversations/${id}/return`, { agentId: mara, briefing })
      const turns: { briefing: string | null; words: string[] }[] = []
      it.script(async function* (turn) {
        turns.push({ briefing: turn.briefing, words: turn.thread.map(({ text }) => text) })
        yield* saying('In the shop.')(turn)
      })
      await it.call('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'c2',
        author: { kind: 'customer' },
        text: 'Where do I buy a cover?',
      })
      await until(async () => (await types(it, id)).includes('AssistantSaid'))
      expect(turns).toEqual([{ briefing, words: expect.arrayContaining(['Where do I buy a cover?']) }])
    })

    test('handed back with nothing open but the request for a person, the customer may go on, and nobody is called again (failure 21)', async () => {
      const it = await node()
      const mara = await agent(it)
      it.script(saying('The assistant was asked.'))
      const id = await asked(it, 'I want to talk to a person')
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara })
      await it.call('POST', `/v1/conversations/${id}/return`, { agentId: mara, briefing: 'Called them.' })
      await until(async () => (await types(it, id)).includes('TurnEnded'))
      const { json } = await it.call('GET', `/v1/conversations/${id}/events`)
      const after = json.events.slice(json.events.findIndex((event: { type: string }) => event.type === 'Returned') + 1)
      expect(after.map((event: { type: string }) => event.type)).toEqual(['AssistantSaid', 'TurnEnded'])
      expect(after[0].text).toBe('If there is anything else, just write here.')
    })

    test('two nodes sweep the same work and it is done once', async () => {
      const it = await node({ quietMs: 300 })
      const other = await createTestNode((await open()).db)
      running.push(other)
      let turns = 0
      for (const each of [it, other]) {
        each.script(async function* (turn) {
          turns += 1
          yield* saying('Once.')(turn)
        })
      }
      const ids = await Promise.all([...Array(6)].map(() => asked(it, 'How does it work?')))
      for (const id of ids) await until(async () => (await types(it, id)).includes('TurnEnded'))
      expect(turns).toBe(6)
    })
  })
})
