import { describe, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode } from '../testing/test-node.ts'

const password = 'correct horse battery'

eachDatabase((_name, open) => {
  async function start() {
    const it = await createTestNode((await open()).db)
    onTestFinished(it.stop)
    const as = async (role: 'agent' | 'lead') => {
      const email = `${it.newId('agent')}@desk.example`
      const { json } = await it.call('POST', '/v1/agents', { name: role, email, role, password })
      const payload = { email, password, workspace: it.workspace }
      const session = await it.node.app.inject({ method: 'POST', url: '/v1/sessions', payload })
      const token = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
      return { id: json.id as string, headers: { authorization: `Bearer ${token}` } }
    }
    const conversation = async () => {
      const externalId = it.newId('customer')
      return (await it.call('POST', '/v1/conversations', { customer: { externalId } })).json.id as string
    }
    const put = (id: string, body: object, headers = {}) => it.call('PUT', `/v1/tags/${id}`, body, headers)
    const tag = (id: string, body: object) => it.call('POST', `/v1/conversations/${id}/tags`, body)
    const merge = (id: string, into: string | null) => it.call('POST', `/v1/tags/${id}/merge`, { into })
    const tags = async () =>
      new Map<string, { open: number; all: number; mergedInto: string | null; archived: boolean }>(
        (await it.call('GET', '/v1/tags')).json.tags.map((each: { id: string }) => [each.id, each]),
      )
    const rowOf = async (id: string) =>
      (await it.call('GET', '/v1/conversations?limit=200')).json.conversations.find(
        (row: { id: string }) => row.id === id,
      )
    return { it, as, conversation, put, tag, merge, tags, rowOf }
  }

  test('a conversation has tags: in its row, in its thread and in the counts, and one that is not there is refused', async () => {
    const { it, conversation, put, tag, tags, rowOf } = await start()
    await put('vip', { name: 'VIP', mark: 'accent' })
    await put('refund', { name: 'Refund' })
    const [one, two] = [await conversation(), await conversation()]
    expect(await tag(one, { add: ['vip', 'refund'] })).toMatchObject({ status: 200, json: { tags: ['vip', 'refund'] } })
    await tag(two, { add: ['vip'] })
    await it.call('POST', `/v1/conversations/${two}/resolve`, {})
    expect(await tag(one, { add: ['nope'] })).toMatchObject({
      status: 404,
      json: { code: 'tag_not_found', detail: 'nope' },
    })
    expect((await rowOf(one)).tags).toEqual(['vip', 'refund'])
    expect((await tags()).get('vip')).toMatchObject({ open: 1, all: 2 })
    await tag(one, { remove: ['vip'] })
    expect((await tags()).get('vip')).toMatchObject({ open: 0, all: 1 })
    const { json } = await it.call('GET', `/v1/conversations/${one}/events`)
    expect(json.events.filter((event: { type: string }) => event.type === 'TagsChanged')).toMatchObject([
      { added: ['vip', 'refund'], removed: [] },
      { added: [], removed: ['vip'] },
    ])
  })

  test('a merged tag goes on as the other, counted once, and taken apart it is as it was', async () => {
    const { conversation, put, tag, merge, tags } = await start()
    for (const id of ['refund', 'money-back', 'cash']) await put(id, { name: id })
    const [one, two] = [await conversation(), await conversation()]
    await tag(one, { add: ['refund', 'money-back'] })
    await tag(two, { add: ['cash'] })
    expect((await merge('cash', 'money-back')).status).toBe(200)
    expect((await merge('money-back', 'refund')).status).toBe(200)
    // Both were merged: nothing has to be followed twice.
    expect((await tags()).get('cash')).toMatchObject({ mergedInto: 'refund' })
    expect((await tags()).get('refund')).toMatchObject({ open: 2 })
    expect(await merge('refund', 'cash')).toMatchObject({ status: 409, json: { code: 'tag_merged' } })
    expect((await put('cash', { name: 'Cash' })).json.code).toBe('tag_merged')
    // Added under the name that is used, taken off under any.
    expect((await tag(two, { add: ['money-back'] })).json.tags).toEqual(['cash', 'refund'])
    expect((await tag(two, { remove: ['refund'] })).json.tags).toEqual([])
    await merge('money-back', null)
    expect((await tags()).get('money-back')).toMatchObject({ mergedInto: null, open: 1 })
  })

  test('two that are used are never called the same, by capitals or otherwise; a merged one gives its name free', async () => {
    const { put, merge } = await start()
    await put('a', { name: 'Refund' })
    expect(await put('b', { name: 'refund' })).toMatchObject({ status: 409, json: { code: 'tag_name_taken' } })
    await put('b', { name: 'Other' })
    await merge('a', 'b')
    expect((await put('c', { name: 'REFUND' })).status).toBe(200)
    expect((await merge('a', null)).json.code).toBe('tag_name_taken')
  })

  test('everybody may make one, leads change them, and each change is in the audit trail', async () => {
    const { it, as, put, merge } = await start()
    const [agent, lead] = [await as('agent'), await as('lead')]
    expect((await put('mine', { name: 'Mine' }, agent.headers)).json).toMatchObject({ updatedBy: agent.id })
    expect((await put('mine', { name: 'Ours' }, agent.headers)).json.code).toBe('actor_not_allowed')
    expect((await put('mine', { name: 'Ours', archived: true }, lead.headers)).json).toMatchObject({ archived: true })
    expect((await it.call('POST', '/v1/tags/mine/merge', { into: null }, agent.headers)).status).toBe(403)
    await put('other', { name: 'Other' })
    await merge('mine', 'other')
    await merge('mine', null)
    const audit = await it.db.scoped<{ action: string }>(
      it.workspace,
      `select action from baton.audit where workspace_id = $1 and target = 'mine' order by id`,
      [it.workspace],
    )
    expect(audit.map(({ action }) => action)).toEqual(['tag.changed', 'tag.changed', 'tag.merged', 'tag.parted'])
  })

  describe('with many at once', () => {
    test('each is done or says why not; what was so already is no fault; and the same call again changes nothing', async () => {
      const { it, conversation, put, tag } = await start()
      await put('vip', { name: 'VIP' })
      const [one, two] = [await conversation(), await conversation()]
      await tag(two, { add: ['vip'] })
      const body = { conversations: [one, two, 'cnv_nope', one], deed: { kind: 'tag', add: ['vip'] } }
      const again = { 'idempotency-key': 'once' }
      const first = await it.call('POST', '/v1/conversations/bulk', body, again)
      expect(first.json.results).toMatchObject([
        { id: one, done: true, changed: true, added: ['vip'], problem: null },
        { id: two, done: true, changed: false, problem: null },
        { id: 'cnv_nope', done: false, problem: { code: 'conversation_not_found' } },
      ])
      expect((await it.call('POST', '/v1/conversations/bulk', body, again)).json).toEqual(first.json)
      const { json } = await it.call('GET', `/v1/conversations/${one}/events`)
      expect(json.events.filter((event: { type: string }) => event.type === 'TagsChanged')).toHaveLength(1)
    })

    test('what is wrong with the deed is said once, and nothing is done; and there are at most fifty', async () => {
      const { it, as, conversation } = await start()
      const one = await conversation()
      const bulk = (deed: object, conversations = [one], headers = {}) =>
        it.call('POST', '/v1/conversations/bulk', { conversations, deed }, headers)
      const agent = await as('agent')
      expect((await bulk({ kind: 'tag', add: ['nope'] })).json.code).toBe('tag_not_found')
      expect((await bulk({ kind: 'team', team: 'nope' }, [one], agent.headers)).json.code).toBe('team_not_found')
      expect((await bulk({ kind: 'person', to: agent.id }, [one], agent.headers)).json.code).toBe('actor_not_allowed')
      expect(
        (
          await bulk(
            { kind: 'resolve' },
            Array.from({ length: 51 }, (_, n) => `c${n}`),
          )
        ).status,
      ).toBe(400)
    })

    test('given to a team and resolved, with what cannot be listed', async () => {
      const { it, as, conversation, rowOf } = await start()
      await it.call('PUT', '/v1/teams/billing', { name: 'Billing' })
      const [agent, lead] = [await as('agent'), await as('lead')]
      const [one, two] = [await conversation(), await conversation()]
      await it.call('POST', `/v1/conversations/${one}/take-over`, { agentId: lead.id })
      const bulk = async (deed: object, headers: Record<string, string>) =>
        (await it.call('POST', '/v1/conversations/bulk', { conversations: [one, two], deed }, headers)).json.results
      // Of a colleague's: no. Of what the assistant has: as the button of one does.
      expect(await bulk({ kind: 'team', team: 'billing' }, agent.headers)).toMatchObject([
        { done: false, problem: { code: 'not_the_holder' } },
        { done: true, changed: true },
      ])
      expect(await bulk({ kind: 'team', team: 'billing' }, lead.headers)).toMatchObject([
        { done: true, changed: true },
        { done: true, changed: false },
      ])
      expect((await rowOf(one)).holder).toEqual({ kind: 'queue', id: 'billing' })
      await it.call('POST', `/v1/conversations/${two}/resolve`, {})
      expect(await bulk({ kind: 'resolve' }, agent.headers)).toMatchObject([
        { done: true, changed: true },
        { done: false, problem: { code: 'conversation_resolved' } },
      ])
    })
  })
})
