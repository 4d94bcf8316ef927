import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { foldRows } from '../log/rebuild.ts'
import { defaultPolicy } from '@baton/engine'
import { createSearchIndex } from '../search/search-index.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let db: Database
  let it: TestNode
  let other: TestNode
  let url: string
  let agentId: string
  let count = 0

  beforeAll(async () => {
    db = (await open()).db
    it = await createTestNode(db)
    other = await createTestNode(db)
    url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    const made = await it.call('POST', '/v1/agents', {
      name: 'Mara',
      email: `mara@${it.workspace}.example`,
      capacity: 50,
    })
    agentId = made.json.id
    await it.call('PUT', `/v1/agents/${agentId}/presence`, { status: 'online' })
    await it.call('PUT', '/v1/tags/a', { name: 'A' })
    await it.call('PUT', '/v1/tags/b', { name: 'B' })
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    await other.stop()
  })

  /** Conversations of one customer, each on a channel of its own. */
  async function twins(channels = ['widget', 'api']) {
    const externalId = it.newId('customer')
    const ids: string[] = []
    for (const channel of channels)
      ids.push((await it.call('POST', '/v1/conversations', { customer: { externalId }, channel })).json.id)
    return { externalId, ids, a: ids[0] ?? '', b: ids[1] ?? '' }
  }
  const says = (id: string, text: string, clientId = `c${(count += 1)}`, at = it) =>
    at.call('POST', `/v1/conversations/${id}/messages`, { clientId, author: { kind: 'customer' }, text }, key())
  const key = () => ({ authorization: `Bearer ${it.key}` })
  const merge = (from: string, into: string, at = it) =>
    at.call('POST', `/v1/conversations/${from}/merge`, { into, agentId }, key())
  const events = async (id: string, headers = key()): Promise<{ type: string; text?: string; seq: number }[]> =>
    (await it.call('GET', `/v1/conversations/${id}/events`, undefined, headers)).json.events
  const wordsOf = async (id: string) =>
    (await events(id)).flatMap(({ type, text }) => (type === 'MessageReceived' ? [text] : []))
  const detail = async (id: string) => (await it.call('GET', `/v1/conversations/${id}`)).json
  const row = async (id: string) =>
    (await it.call('GET', '/v1/conversations?limit=200')).json.conversations.find(
      (each: { id: string }) => each.id === id,
    )

  async function visitor() {
    const { json } = await it.call(
      'POST',
      '/v1/visitors',
      { workspace: it.workspace },
      {
        authorization: '',
        'x-forwarded-for': `10.9.${(count += 1)}.1`,
      },
    )
    return { token: json.token as string, headers: { authorization: `Bearer ${json.token}` } }
  }
  /** Somebody on two devices, who is known to be one. */
  async function onTwoDevices() {
    const { json: customer } = await it.call('PUT', `/v1/customers/${it.newId('customer')}`, { name: 'Ada' })
    const [one, two] = [await visitor(), await visitor()]
    const ids = []
    for (const who of [one, two]) {
      const { json } = await it.call('POST', '/v1/conversations', {}, who.headers)
      ids.push(json.id as string)
    }
    const [{ id: customerId } = { id: '' }] = await db.scoped<{ id: string }>(
      it.workspace,
      'select id from baton.customers where workspace_id = $1 and external_id = $2',
      [it.workspace, customer.externalId],
    )
    for (const conversation of ids)
      await it.node.door.handle(
        { workspace: it.workspace, conversation },
        { kind: 'system' },
        { type: 'LinkCustomer', customerId },
      )
    return { one, two, a: ids[0] ?? '', b: ids[1] ?? '' }
  }

  test('both say where it went; what was said there stays readable, and their handoff is over', async () => {
    const { a, b } = await twins()
    await says(a, 'My order has not come')
    await says(b, 'The lamp is broken')
    await it.call('POST', `/v1/conversations/${a}/tags`, { add: ['a'] })
    await it.call('POST', `/v1/conversations/${b}/tags`, { add: ['b'] })
    const { json } = await it.call('POST', `/v1/conversations/${b}/handoff`, {})
    expect((await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json.status).toBe('offered')
    expect(await merge(b, a)).toMatchObject({ status: 200, json: { into: a } })
    expect(await detail(b)).toMatchObject({ status: 'merged', mergedInto: a, holder: { kind: 'nobody' } })
    expect(await detail(a)).toMatchObject({ status: 'open', mergedInto: null, holder: { kind: 'queue' } })
    expect(await row(a)).toMatchObject({ merged: [b], tags: ['a', 'b'] })
    expect(await row(b)).toMatchObject({ mergedInto: a, status: 'merged', tags: [] })
    expect(await wordsOf(b)).toEqual(['The lamp is broken'])
    const merged = (await events(a)).find(({ type }) => type === 'ConversationMerged')
    expect(merged).toMatchObject({ from: b, agentId, carried: { messages: 1, channel: 'api' } })
    expect((await it.call('GET', `/v1/handoffs/${json.handoffId}`)).json.status).toBe('merged')
    // The package of the one that goes on has the words of both.
    const { handoffId } = await detail(a)
    const packed = JSON.stringify((await it.call('GET', `/v1/handoffs/${handoffId}`)).json)
    expect(packed).toContain('My order has not come')
    expect(packed).toContain('The lamp is broken')
    // What the rows say is what the facts fold to.
    for (const id of [a, b]) {
      const folded = await foldRows(db, it.workspace, id, defaultPolicy)
      expect(folded?.columns.status).toBe((await detail(id)).status)
    }
  })

  test('whoever held it there is free, and has it here', async () => {
    const { a, b } = await twins()
    await says(b, 'Hello')
    await it.call('POST', `/v1/conversations/${b}/take-over`, { agentId })
    const load = async () =>
      (await it.call('GET', '/v1/agents')).json.agents.find((each: { id: string }) => each.id === agentId).load
    const before = await load()
    await merge(b, a)
    expect(await detail(a)).toMatchObject({ holder: { kind: 'agent', id: agentId } })
    expect(await detail(b)).toMatchObject({ holder: { kind: 'nobody' } })
    expect(await load()).toBe(before)
  })

  test('what the customer writes to the old one goes to where it goes on, once, also by way of another; the team hears where', async () => {
    const { a, b, ids } = await twins(['widget', 'api', 'phone'])
    const c = ids[2] ?? ''
    await says(b, 'first', 'same')
    await merge(b, a)
    await merge(a, c)
    const sent = await says(b, 'second', 'later')
    expect(sent).toMatchObject({ status: 201, json: { conversationId: c } })
    expect(await wordsOf(c)).toEqual(['second'])
    // Acknowledged there before, sent again here or there, it is what it was.
    expect(await says(b, 'second', 'later')).toMatchObject({ status: 201, json: sent.json })
    expect(await says(b, 'first', 'same')).toMatchObject({ status: 201, json: { seq: 2 } })
    expect(await says(c, 'first', 'same')).toMatchObject({ status: 201, json: { seq: 2 } })
    expect(await says(c, 'not the first', 'same')).toMatchObject({
      status: 409,
      json: { code: 'idempotency_conflict' },
    })
    expect(await wordsOf(c)).toEqual(['second'])
    const goesOn = { status: 409, json: { code: 'conversation_merged', conversationId: a } }
    expect(await it.call('POST', `/v1/conversations/${b}/take-over`, { agentId })).toMatchObject(goesOn)
    expect(
      await it.call('POST', `/v1/conversations/${b}/messages`, {
        clientId: 'x',
        author: { kind: 'agent', id: agentId },
        text: 'Hi',
      }),
    ).toMatchObject(goesOn)
    expect(await row(c)).toMatchObject({ merged: [a, b] })
  })

  test('opened again, an opener goes on where theirs does', async () => {
    const { a, b, externalId } = await twins()
    await merge(b, a)
    const open = () => it.call('POST', '/v1/conversations', { customer: { externalId }, channel: 'api' })
    expect((await open()).json).toEqual({ id: a, created: false })
    await it.call('POST', `/v1/conversations/${a}/resolve`, {})
    expect((await open()).json).toMatchObject({ created: true })
  })

  test('refused with a code each', async () => {
    const { a, b } = await twins()
    const { a: foreign } = await twins()
    expect(await merge(a, a)).toMatchObject({ status: 422, json: { code: 'merge_with_itself' } })
    expect(await merge(a, foreign)).toMatchObject({ status: 409, json: { code: 'not_same_customer' } })
    expect(await merge(a, 'cnv_none')).toMatchObject({ status: 404, json: { code: 'conversation_not_found' } })
    expect(await merge(b, a)).toMatchObject({ status: 200 })
    expect(await merge(b, a)).toMatchObject({ status: 409, json: { code: 'conversation_merged', conversationId: a } })
    expect(await merge(a, b)).toMatchObject({ status: 409, json: { code: 'conversation_merged', conversationId: a } })
  })

  describe('at the same time', () => {
    test('as messages, on two nodes: every acknowledged one stands in exactly one of the two, and none comes after the end', async () => {
      for (let round = 0; round < 6; round++) {
        const { a, b } = await twins()
        const writing = Array.from({ length: 8 }, (_, n) =>
          says(n % 3 === 0 ? a : b, `word ${n}`, `w${n}`, n % 2 ? it : other),
        )
        const merging = merge(b, a, round % 2 ? it : other)
        expect((await merging).status).toBe(200)
        for (const answer of await Promise.all(writing)) expect(answer.status).toBe(201)
        const all = [...(await wordsOf(a)), ...(await wordsOf(b))]
        expect(all.toSorted()).toEqual(Array.from({ length: 8 }, (_, n) => `word ${n}`).toSorted())
        const types = (await events(b)).map(({ type }) => type)
        expect(types.at(-1)).toBe('MergedInto')
      }
    }, 60_000)

    test('as one the other way round, on two nodes: one of them is, and neither is lost', async () => {
      for (let round = 0; round < 6; round++) {
        const { a, b } = await twins()
        const answers = await Promise.all([merge(a, b), merge(b, a, other)])
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
        expect([(await detail(a)).status, (await detail(b)).status].toSorted()).toEqual(['merged', 'open'])
      }
    }, 60_000)

    test('as one into a third: a chain comes of it, or the second is told where it went', async () => {
      for (let round = 0; round < 4; round++) {
        const { a, b, ids } = await twins(['widget', 'api', 'phone'])
        const c = ids[2] ?? ''
        const [into, on] = await Promise.all([merge(b, a), merge(a, c, other)])
        expect(on.status).toBe(200)
        expect([200, 409]).toContain(into.status)
        if (into.status === 409) expect(into.json).toMatchObject({ code: 'conversation_merged', conversationId: c })
        expect((await row(c)).merged).toEqual(into.status === 200 ? [a, b] : [a])
      }
    }, 60_000)
  })

  test('a visitor on the old one goes on in the other: told live, let in, and found when they open again', async () => {
    const { two, a, b } = await onTwoDevices()
    expect((await it.call('GET', `/v1/conversations/${a}/events`, undefined, two.headers)).status).toBe(404)
    const live = await connectLive(url, two.token)
    live.send({ type: 'subscribe', conversationId: b, after: 0 })
    await live.untilEvent(b, 'ConversationOpened')
    expect((await merge(b, a, other)).status).toBe(200)
    expect(await live.untilEvent(b, 'MergedInto')).toMatchObject({ into: a, told: { key: 'conversation.moved' } })
    live.send({ type: 'send', conversationId: b, clientId: 'late', kind: 'message', text: 'still me' })
    expect(await live.until((frame) => frame.type === 'sent')).toMatchObject({ clientId: 'late', conversationId: a })
    live.send({ type: 'subscribe', conversationId: a, after: 0 })
    const merged = await live.untilEvent(a, 'ConversationMerged')
    expect(merged).toMatchObject({ from: b })
    expect(merged).not.toHaveProperty('carried')
    expect(merged).not.toHaveProperty('agentId')
    expect(await live.untilEvent(a, 'MessageReceived')).toMatchObject({ text: 'still me' })
    await live.close()
    expect((await it.call('POST', '/v1/conversations', {}, two.headers)).json).toEqual({ id: a, created: false })
    expect((await it.call('GET', '/v1/visitors/me', undefined, two.headers)).json.conversationId).toBe(a)
    const { json } = await it.call('GET', '/v1/conversations', undefined, two.headers)
    expect(json.conversations.map(({ id }: { id: string }) => id)).toContain(a)
    // Another visitor is let into neither.
    const stranger = await visitor()
    for (const id of [a, b])
      expect((await it.call('GET', `/v1/conversations/${id}/events`, undefined, stranger.headers)).status).toBe(404)
  })

  test('who opened the one that goes on reads what came into it', async () => {
    const { one, two, a, b } = await onTwoDevices()
    await it.call('POST', `/v1/conversations/${b}/messages`, { clientId: 'm', text: 'from my phone' }, two.headers)
    expect((await it.call('GET', `/v1/conversations/${b}/events`, undefined, one.headers)).status).toBe(404)
    await merge(b, a)
    const { json } = await it.call('GET', `/v1/conversations/${b}/events`, undefined, one.headers)
    expect(JSON.stringify(json)).toContain('from my phone')
  })

  test('whoever asks for a person on the old one waits where it goes on', async () => {
    const { two, a, b } = await onTwoDevices()
    await merge(b, a)
    expect((await detail(a)).holder.kind).toBe('assistant')
    expect(await it.call('POST', `/v1/conversations/${b}/handoff`, {}, two.headers)).toMatchObject({ status: 201 })
    expect((await detail(a)).holder.kind).toBe('queue')
  })

  test('found by its words it leads to where it goes on; exported it has both; its words go with it', async () => {
    const { a, b } = await twins()
    const word = `zinnober${it.newId('message').slice(-6).toLowerCase()}`
    await says(a, 'Hello')
    await says(b, `I lost my ${word}`)
    await merge(b, a)
    const index = createSearchIndex({ db, now: Date.now, owner: 'merge', log: () => {} })
    const find = async () => {
      await index.read()
      return (await it.call('GET', `/v1/search?q=${word}`)).json
    }
    // What is read lies below the oldest transaction that still runs.
    await expect.poll(async () => (await find()).conversations.length, { timeout: 20_000 }).toBe(1)
    const json = await find()
    expect(json.conversations[0]).toMatchObject({ conversation: { id: a }, hits: [{ from: b }] })
    const viewed = await it.call('POST', '/v1/conversations/find', { filter: { words: word } })
    expect(viewed.json.conversations.map(({ id }: { id: string }) => id)).toEqual([a])
    const vcon = await it.call('GET', `/v1/conversations/${a}/vcon`)
    expect(JSON.stringify(vcon.json)).toContain(word)
    await db.scoped(it.workspace, 'select baton.erase_conversations($1)', [[a]])
    const left = await db.scoped(
      it.workspace,
      'select 1 from baton.texts where workspace_id = $1 and conversation_id = any ($2)',
      [it.workspace, [a, b]],
    )
    expect(left).toEqual([])
    expect(await says(b, 'and now')).toMatchObject({ status: 201, json: { conversationId: a } })
  })

  test('an assistant’s turn reads what was said in both, in the order of its time', async () => {
    const { a, b } = await twins()
    const read: string[][] = []
    it.script(async function* (turn) {
      // One of an earlier test may still be on its way.
      if (turn.conversationId === a)
        read.push(turn.thread.filter(({ by }) => by === 'customer').map(({ text }) => text))
      yield [{ kind: 'end', outcome: 'unknown', usage: { model: 'scripted', ms: 0, confidence: 0 }, fault: null }]
    })
    await says(b, 'The lamp is broken')
    await says(a, 'My order has not come')
    await merge(b, a)
    await says(a, 'Can you look at both?')
    await expect
      .poll(() => read.at(-1), { timeout: 20_000 })
      .toEqual(['The lamp is broken', 'My order has not come', 'Can you look at both?'])
  })
})
