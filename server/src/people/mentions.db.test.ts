import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'

const password = 'correct horse battery'

eachDatabase((_name, open) => {
  async function start() {
    const it = await createTestNode((await open()).db)
    onTestFinished(it.stop)
    const as = async (name: string) => {
      const email = `${it.newId('agent')}@desk.example`
      const { json } = await it.call('POST', '/v1/agents', { name, email, role: 'agent', password })
      const session = await it.node.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { email, password, workspace: it.workspace },
      })
      const token = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
      return { id: json.id as string, headers: { authorization: `Bearer ${token}` } }
    }
    const [mara, sam] = [await as('Mara Vogel'), await as('Sam')]
    await it.call('PUT', '/v1/customers/dana', { name: 'Dana' })
    const { id } = (await it.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })).json
    let n = 0
    const note = (text: string) =>
      it.call('POST', `/v1/conversations/${id}/notes`, { clientId: `n${(n += 1)}`, text }, sam.headers)
    const list = async (who: typeof mara) =>
      (await it.call('GET', '/v1/mentions', undefined, who.headers)).json.mentions as Record<string, unknown>[]
    return { it, mara, sam, id: id as string, note, list }
  }

  test('who is named in a note finds it, unread, until they have read it; nobody else does', async () => {
    const { it, mara, sam, id, note, list } = await start()
    const { seq } = (await note('@mara vogel, have you seen this? dana@shop.example')).json
    await note('nothing for anybody')
    expect(await list(mara)).toMatchObject([
      { conversationId: id, seq, by: 'Sam', customer: 'Dana', read: false, text: expect.stringContaining('seen this') },
    ])
    expect(await list(sam)).toEqual([])
    const row = (await it.call('GET', '/v1/conversations?customer=dana')).json.conversations[0]
    expect(row.mentioned).toEqual({ [mara.id]: seq })
    const read = (who: typeof mara, upTo: number) =>
      it.call('PUT', '/v1/mentions/read', { conversationId: id, upTo }, who.headers)
    // Somebody else's reading is not hers, nor is reading what stood before it.
    expect((await read(sam, 1000)).status).toBe(204)
    await read(mara, seq - 1)
    expect(await list(mara)).toMatchObject([{ read: false }])
    await read(mara, seq)
    await read(mara, seq)
    expect(await list(mara)).toMatchObject([{ read: true }])
    await note('@Mara Vogel again')
    expect((await list(mara)).map((each) => each['read'])).toEqual([false, true])
  })

  test('the customer is forgotten: what named somebody is gone', async () => {
    const { it, mara, note, list } = await start()
    await note('@Mara Vogel Dana lives in Ulm')
    expect(await list(mara)).toHaveLength(1)
    await it.call('DELETE', '/v1/customers/dana')
    expect(await list(mara)).toEqual([])
  })

  test('a customer does not hear who is named', async () => {
    const { it, note } = await start()
    const visit = (await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })).json
    const headers = { authorization: `Bearer ${visit.token}` }
    const { id } = (await it.call('POST', '/v1/conversations', {}, headers)).json
    await it.call('POST', `/v1/conversations/${id}/notes`, { clientId: 'x', text: '@Sam secret' })
    await note('@Sam')
    const rows = (await it.call('GET', '/v1/conversations', undefined, headers)).json.conversations
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('mentioned')
    const events = (await it.call('GET', `/v1/conversations/${id}/events`, undefined, headers)).json
    expect(JSON.stringify(events)).not.toMatch(/secret|mentions/)
  })
})
