import { onTestFinished, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'

const password = 'correct horse battery'

eachDatabase((_name, open) => {
  async function start() {
    const it = await createTestNode((await open()).db)
    onTestFinished(it.stop)
    const as = async (role: 'agent' | 'lead', team?: string) => {
      const email = `${it.newId('agent')}@desk.example`
      const body = { name: role, email, role, password, ...(team === undefined ? {} : { team }) }
      const { json } = await it.call('POST', '/v1/agents', body)
      const payload = { email, password, workspace: it.workspace }
      const session = await it.node.app.inject({ method: 'POST', url: '/v1/sessions', payload })
      const token = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
      return { id: json.id as string, headers: { authorization: `Bearer ${token}` } }
    }
    const conversation = async (customer: object = {}, text?: string) => {
      const externalId = it.newId('customer')
      await it.call('PUT', `/v1/customers/${externalId}`, customer)
      const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId } })
      const path = `/v1/conversations/${json.id}`
      if (text !== undefined)
        await it.call('POST', `${path}/messages`, { clientId: 'c1', author: { kind: 'customer' }, text })
      return json.id as string
    }
    const find = async (filter: object, headers = {}) => {
      const { json } = await it.call('POST', '/v1/conversations/find', { filter }, headers)
      return { ids: json.conversations.map((row: { id: string }) => row.id).toSorted(), count: json.count }
    }
    const put = (id: string, body: object, headers = {}) =>
      it.call('PUT', `/v1/views/${id}`, { filter: {}, ...body }, headers)
    const names = async (headers = {}) =>
      (await it.call('GET', '/v1/views', undefined, headers)).json.views.map((view: { name: string }) => view.name)
    return { it, as, conversation, find, put, names }
  }

  test('every field narrows, together they narrow further, and what is counted is what is found', async () => {
    const { it, as, conversation, find, put } = await start()
    await it.call('PUT', '/v1/teams/billing', { name: 'Billing' })
    await it.call('PUT', '/v1/tags/vip', { name: 'VIP' })
    await it.call('PUT', '/v1/tags/gold', { name: 'Gold' })
    await it.call('POST', '/v1/tags/gold/merge', { into: 'vip' })
    const mara = await as('agent')
    const mine = await conversation({ tier: 'gold' })
    const other = await conversation({ tier: 'free' })
    const waiting = await conversation({}, 'Where is my parcel?')
    await it.call('POST', `/v1/conversations/${mine}/take-over`, { agentId: mara.id })
    await it.call('POST', `/v1/conversations/${mine}/tags`, { add: ['vip'] })
    await it.call('POST', `/v1/conversations/${waiting}/handoff`, { team: 'billing', priority: 'high' })
    await it.call('POST', `/v1/conversations/${other}/resolve`, {})
    expect((await find({})).ids).toEqual([mine, waiting].toSorted())
    expect((await find({ status: 'any' })).count).toBe(3)
    expect((await find({ status: 'resolved' })).ids).toEqual([other])
    expect((await find({ agentId: 'me' }, mara.headers)).ids).toEqual([mine])
    expect((await find({ agentId: 'me' })).ids).toEqual([])
    expect((await find({ holder: 'queue' })).ids).toEqual([waiting])
    expect((await find({ team: 'billing', priority: 'high' })).ids).toEqual([waiting])
    expect((await find({ team: 'billing', priority: 'low' })).ids).toEqual([])
    expect((await find({ tier: 'gold' })).ids).toEqual([mine])
    // A merged tag is the one that it goes on as.
    expect((await find({ tags: ['gold'] })).ids).toEqual([mine])
    expect((await find({ language: 'en', status: 'any' })).count).toBe(3)
    expect((await find({ waitingMinutes: 0 })).ids).toEqual([waiting])
    expect((await find({ waitingMinutes: 60 })).ids).toEqual([])
    await it.call('POST', `/v1/conversations/${mine}/messages`, {
      clientId: 'a1',
      author: { kind: 'agent', id: mara.id },
      text: 'Which one?',
    })
    await it.call('POST', `/v1/conversations/${mine}/wait`, { agentId: mara.id })
    expect((await find({ aside: 'customer' })).ids).toEqual([mine])
    expect((await find({ aside: 'none' })).ids).toEqual([waiting])
    await expect.poll(async () => (await find({ words: 'parcel' })).ids, { timeout: 10_000 }).toEqual([waiting])
    await put('late', { name: 'Late', scope: 'workspace', filter: { holder: 'queue' } })
    await put('mine', { name: 'Mine', filter: { agentId: 'me' } }, mara.headers)
    expect((await it.call('GET', '/v1/view-counts', undefined, mara.headers)).json.counts).toEqual({ late: 1, mine: 1 })
  })

  test('pages go on where the last one ended', async () => {
    const { it, conversation } = await start()
    const ids = [await conversation(), await conversation(), await conversation()]
    const seen: string[] = []
    let before: string | undefined
    do {
      const body = { filter: {}, limit: 2, ...(before ? { before } : {}) }
      const { json } = await it.call('POST', '/v1/conversations/find', body)
      seen.push(...json.conversations.map((row: { id: string }) => row.id))
      before = json.next ?? undefined
    } while (before)
    expect(seen).toEqual(ids.toReversed())
  })

  test('one’s own are nobody else’s, not a lead’s either; a team’s are its members’; everybody’s are changed by who made them and by leads', async () => {
    const { it, as, put, names } = await start()
    for (const id of ['billing', 'sales']) await it.call('PUT', `/v1/teams/${id}`, { name: id })
    const [mara, sam, lea] = [await as('agent', 'billing'), await as('agent', 'sales'), await as('lead')]
    expect((await put('own', { name: 'Own' }, mara.headers)).status).toBe(200)
    expect((await put('own', { name: 'Mine now' }, lea.headers)).json.code).toBe('view_not_found')
    expect((await put('all', { name: 'All', scope: 'workspace' }, mara.headers)).json.code).toBe('actor_not_allowed')
    expect((await put('team', { name: 'Team', scope: 'team', team: 'sales' }, mara.headers)).json.code).toBe(
      'actor_not_allowed',
    )
    expect((await put('team', { name: 'Team', scope: 'team', team: 'billing' }, mara.headers)).status).toBe(200)
    await put('all', { name: 'All', scope: 'workspace' }, lea.headers)
    expect(await names(mara.headers)).toEqual(['All', 'Own', 'Team'])
    expect(await names(sam.headers)).toEqual(['All'])
    expect(await names(lea.headers)).toEqual(['All', 'Team'])
    expect(await names()).toEqual(['All', 'Team'])
    expect((await put('key', { name: 'Key' })).json.code).toBe('actor_not_allowed')
    const { counts } = (await it.call('GET', '/v1/view-counts', undefined, sam.headers)).json
    expect(Object.keys(counts)).toEqual(['all'])
    expect((await put('team', { name: 'Ours', scope: 'team', team: 'billing' }, sam.headers)).json.code).toBe(
      'actor_not_allowed',
    )
    expect((await it.call('DELETE', '/v1/views/all', undefined, mara.headers)).json.code).toBe('actor_not_allowed')
    // Everybody has an order of their own.
    await it.call('PUT', '/v1/view-order', { ids: ['team', 'own'] }, mara.headers)
    expect(await names(mara.headers)).toEqual(['Team', 'Own', 'All'])
    expect(await names(lea.headers)).toEqual(['All', 'Team'])
    expect((await it.call('DELETE', '/v1/views/own', undefined, mara.headers)).status).toBe(204)
    expect((await put('own', { name: 'Own' }, mara.headers)).status).toBe(200)
    const audit = await it.db.scoped<{ action: string }>(
      it.workspace,
      `select action from baton.audit where workspace_id = $1 and target = 'own' order by id`,
      [it.workspace],
    )
    expect(audit.map(({ action }) => action)).toEqual(['view.changed', 'view.deleted', 'view.changed'])
  })

  test('what looks like SQL is a word', async () => {
    const { find, conversation } = await start()
    await conversation({ tier: `gold'; drop table baton.views; --` })
    expect((await find({ tier: `x' or '1'='1`, channel: `') or true --` })).count).toBe(0)
    expect((await find({ tier: `gold'; drop table baton.views; --` })).count).toBe(1)
  })
})
