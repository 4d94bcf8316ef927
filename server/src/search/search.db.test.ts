import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createSearchIndex } from './search-index.ts'

eachDatabase((_name, open) => {
  const start = async () => {
    const { db } = await open()
    const it = await createTestNode(db)
    onTestFinished(it.stop)
    return { db, it, index: indexOf(db) }
  }
  const indexOf = (db: Database, parts = {}) =>
    createSearchIndex({ db, now: () => Date.now(), owner: 'reader', log: () => {}, ...parts })

  async function must(
    it: TestNode,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers = {},
  ) {
    const { status, json } = await it.call(method, url, body, headers)
    if (status >= 300) throw new Error(`${method} ${url}: ${status} ${JSON.stringify(json)}`)
    return json
  }

  let client = 0
  /** A conversation of a customer who writes these words. */
  async function says(it: TestNode, externalId: string, ...texts: string[]): Promise<string> {
    const { id } = await must(it, 'POST', '/v1/conversations', { customer: { externalId } })
    for (const text of texts) await says1(it, id, text)
    return id
  }
  const says1 = (it: TestNode, id: string, text: string) =>
    must(it, 'POST', `/v1/conversations/${id}/messages`, {
      clientId: `c${++client}`,
      author: { kind: 'customer' },
      text,
    })

  /** Texts that are not read yet: a transaction of another test may hold the log back for a moment. */
  async function unread(it: TestNode) {
    await indexOf(it.db).read()
    const sql = `select t.id from baton.texts t where kind in ('message', 'reply', 'note') and not exists
      (select from baton.said_words w where w.conversation_id = t.conversation_id and w.text_id = t.id)`
    return it.db.migrate((_exec, query) => query(sql))
  }

  /** What is found, once all that is committed has been read. */
  async function found(it: TestNode, q: string, more = '', headers = {}) {
    await expect.poll(() => unread(it), { timeout: 20_000 }).toEqual([])
    return must(it, 'GET', `/v1/search?q=${encodeURIComponent(q)}${more}`, undefined, headers)
  }
  const ids = (answer: { conversations: { conversation: { id: string } }[] }) =>
    answer.conversations.map(({ conversation }) => conversation.id)

  test('finds messages, replies and notes by words that begin so, without accents and capitals, the newest first', async () => {
    const { it } = await start()
    const { id: agentId } = await must(it, 'POST', '/v1/agents', {
      name: 'Mara',
      email: `${it.newId('agent')}@x.example`,
    })
    const first = await says(it, 'c-1', 'Die Rücksendung RX-48213 fehlt', 'Hello')
    const second = await says(it, 'c-2', 'Мой Заказ не пришёл', 'rucksack <b>RX</b> 999')
    await must(it, 'POST', `/v1/conversations/${second}/take-over`, { agentId })
    await must(it, 'POST', `/v1/conversations/${second}/messages`, {
      clientId: 'r1',
      author: { kind: 'agent', id: agentId },
      text: 'Your rücksack is on its way',
    })
    await must(it, 'POST', `/v1/conversations/${first}/notes`, { clientId: 'n1', text: 'Courier lost it', agentId })

    expect(ids(await found(it, 'ruck'))).toEqual([second, first])
    expect(ids(await found(it, 'RÜCKS'))).toEqual([second, first])
    expect(ids(await found(it, 'rx 48213'))).toEqual([first])
    expect(ids(await found(it, 'RX-48213'))).toEqual([first])
    expect(ids(await found(it, 'заказ'))).toEqual([second])
    expect(ids(await found(it, 'hello rx'))).toEqual([])
    expect(ids(await found(it, 'ucksendung'))).toEqual([])
    expect(await found(it, ' .-! ')).toEqual({ words: [], conversations: [], customers: [], more: false })

    const { conversations } = await found(it, 'courier')
    expect(conversations[0].hits).toEqual([
      expect.objectContaining({ by: 'agent', note: true, text: 'Courier lost it', marks: [[0, 7]] }),
    ])
    const { hits } = (await found(it, 'rucksack')).conversations[0]
    expect(hits).toMatchObject([
      { by: 'agent', note: false, text: 'Your rücksack is on its way', marks: [[5, 13]] },
      { by: 'customer', text: 'rucksack <b>RX</b> 999' },
    ])
    expect(hits[0].messageId).toMatch(/^msg_/)
    expect(hits[0].seq).toBeGreaterThan(hits[1].seq)
  })

  test('finds customers by name, address and id, with their latest conversation', async () => {
    const { it } = await start()
    await must(it, 'PUT', '/v1/customers/acct-77', { name: 'Zoë Ünal', email: 'zoe@fern.example', tier: 'gold' })
    const id = await says(it, 'acct-77', 'Hello there')
    const expected = [
      expect.objectContaining({
        externalId: 'acct-77',
        name: 'Zoë Ünal',
        tier: 'gold',
        conversations: 1,
        latest: expect.objectContaining({ id, status: 'open' }),
      }),
    ]
    for (const q of ['zoe unal', 'Ünal', 'fern', 'acct-77', '77'])
      expect((await found(it, q)).customers).toEqual(expected)
    expect((await found(it, 'zoe unknown')).customers).toEqual([])
    // Told anew under another name, they are found by that.
    await must(it, 'PUT', '/v1/customers/acct-77', { name: 'Zoë Brandt' })
    expect((await found(it, 'brandt')).customers).toHaveLength(1)
    expect((await found(it, 'unal')).customers).toEqual([])
  })

  test('finds a conversation by its id and by that of its handoff', async () => {
    const { it } = await start()
    const id = await says(it, 'c-1', 'Hello')
    const { handoffId } = await must(it, 'POST', `/v1/conversations/${id}/handoff`, {})
    expect(ids(await found(it, id))).toEqual([id])
    expect(ids(await found(it, ` ${handoffId} `))).toEqual([id])
    expect(ids(await found(it, `${id}x`))).toEqual([])
  })

  test('narrows by status, and says when there is more', async () => {
    const { it } = await start()
    const open = await says(it, 'c-1', 'a kestrel')
    const done = await says(it, 'c-2', 'a kestrel')
    await must(it, 'POST', `/v1/conversations/${done}/resolve`, {})
    expect(ids(await found(it, 'kestrel', '&status=open'))).toEqual([open])
    expect(ids(await found(it, 'kestrel', '&status=resolved'))).toEqual([done])
    expect(await found(it, 'kestrel', '&limit=1')).toMatchObject({ more: true, conversations: [{}] })
    expect(await found(it, 'kestrel')).toMatchObject({ more: false })
  })

  describe('who may see what', () => {
    test('nothing of another workspace is found, not by the functions either', async () => {
      const { db, it } = await start()
      const other = await it.another()
      const auth = { authorization: `Bearer ${other.key}` }
      await must(it, 'PUT', '/v1/customers/secret', { name: 'Kestrel' }, auth)
      const { id } = await must(it, 'POST', '/v1/conversations', { customer: { externalId: 'secret' } }, auth)
      const text = { clientId: 'c1', author: { kind: 'customer' }, text: 'kestrel' }
      await must(it, 'POST', `/v1/conversations/${id}/messages`, text, auth)
      expect(await found(it, 'kestrel', '', auth)).toMatchObject({ conversations: [{}], customers: [{}] })
      for (const q of ['kestrel', id]) expect(await found(it, q)).toMatchObject({ conversations: [], customers: [] })
      for (const call of ['search_said($1, 5, 0)', 'search_customers($1, 5)'])
        for (const words of [['kestrel'], [`/${other.workspace}`], [`' | 'kestrel`]])
          expect(await db.scoped(it.workspace, `select * from baton.${call}`, [words])).toEqual([])
      expect(await db.scoped(it.workspace, 'select * from baton.said_words where conversation_id = $1', [id])).toEqual(
        [],
      )
    })

    test('customers may not search', async () => {
      const { it } = await start()
      const { token } = await must(it, 'POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const { status } = await it.call('GET', '/v1/search?q=x', undefined, { authorization: `Bearer ${token}` })
      expect(status).toBe(403)
    })

    test('what is masked is not found, and what is found is masked; drafts are not looked through', async () => {
      const { it } = await start()
      const id = await says(it, 'c-1', 'my card is 4242 4242 4242 4242 thanks')
      expect(ids(await found(it, '4242 4242 4242'))).toEqual([id]) // as much as is left to be seen
      const { conversations } = await found(it, 'card')
      expect(conversations[0].hits[0].text).toBe('my card is •••• 4242 thanks')
      const words = await it.db.scoped<{ words: string }>(
        it.workspace,
        'select words::text from baton.said_words where workspace_id = $1',
        [it.workspace],
      )
      expect(JSON.stringify(words)).not.toMatch(/4242424242424242/)
    })

    test('a forgotten customer is not found, nor is any word of theirs kept', async () => {
      const { it } = await start()
      await says(it, 'c-1', 'a kestrel')
      await must(it, 'PUT', '/v1/customers/c-1', { name: 'Merlin' })
      expect(await found(it, 'kestrel')).toMatchObject({ conversations: [{}] })
      await must(it, 'DELETE', '/v1/customers/c-1')
      expect(await found(it, 'kestrel')).toMatchObject({ conversations: [] })
      expect(await found(it, 'merlin')).toMatchObject({ customers: [] })
      const kept = `select 1 from baton.said_words where workspace_id = $1 and words @@ 'kestrel'`
      expect(await it.db.scoped(it.workspace, kept, [it.workspace])).toEqual([])
    })
  })

  describe('the words of what was said', () => {
    test('are read from the beginning, then from where it was left, in pieces that keep transactions whole', async () => {
      const { db, it } = await start()
      await it.stop()
      await db.migrate((exec) =>
        exec(`delete from baton.said_words; update baton.search_progress set read_to = '0', lease_until = 0`),
      )
      const said = async () =>
        (await db.scoped(it.workspace, 'select 1 from baton.said_words where workspace_id = $1', [it.workspace])).length
      const texts = await db.scoped(it.workspace, `select 1 from baton.texts where workspace_id = $1`, [it.workspace])
      expect(texts).toEqual([])
      await db.scoped(
        it.workspace,
        `insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, data)
          select $1, 'c', n, 'NoteAdded', n, 'agent', jsonb_build_object('textId', 't' || n) from generate_series(1, 25) as n`,
        [it.workspace],
      )
      await db.scoped(
        it.workspace,
        `insert into baton.texts (workspace_id, conversation_id, id, kind, body)
          select $1, 'c', 't' || n, case when n % 5 = 0 then 'draft' else 'note' end, 'word ' || n from generate_series(1, 25) as n`,
        [it.workspace],
      )
      const index = indexOf(db, { atOnce: 10 })
      await expect.poll(async () => [await index.read(), await said()][1], { timeout: 20_000 }).toBe(20)
      expect(await index.read()).toBe(0)
    })

    test('one node at a time reads, and another goes on when it is gone', async () => {
      const { db, it } = await start()
      await it.stop()
      const first = indexOf(db, { owner: 'first' })
      await first.read()
      await db.migrate((exec) =>
        exec(`update baton.search_progress set lease_owner = 'gone', lease_until = ${Date.now() + 60_000}`),
      )
      expect(await first.read()).toBe(null)
      expect(await indexOf(db, { owner: 'later', now: () => Date.now() + 61_000 }).read()).not.toBe(null)
    })

    test('in another cluster, what was counted in the one before says nothing', async () => {
      const { db, it } = await start()
      const id = await says(it, 'c-1', 'a kestrel')
      await found(it, 'kestrel')
      await it.stop()
      await db.migrate((exec) =>
        exec(`delete from baton.said_words; update baton.search_progress set cluster = 'other', lease_until = 0`),
      )
      expect(await unread(it)).toEqual([])
      const sql = 'select conversation_id as id from baton.said_words where workspace_id = $1 and words @@ $2'
      expect(await db.scoped(it.workspace, sql, [it.workspace, 'kestrel'])).toEqual([{ id }])
    })
  })
})
