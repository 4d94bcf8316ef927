import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let it: TestNode
  let visitor: { authorization: string }
  let conversation: string
  let visits = 0
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    await it.db.scoped(it.workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
      it.workspace,
      JSON.stringify({ quietMs: 3_600_000 }),
    ])
    await it.call('PUT', '/v1/teams/billing', { name: 'Billing' })
    await it.call('PUT', '/v1/articles/wifi', {
      title: 'The e-reader will not connect to Wi-Fi',
      body: '## Wi-Fi\n\nRestart the router, then forget the network and connect again.',
      url: '/help.html#wifi',
    })
    await it.call('PUT', '/v1/articles/internal', {
      title: 'Wi-Fi for agents',
      body: '## Wi-Fi\n\nAsk for the router.',
    })
  })
  afterAll(() => it.stop())
  beforeEach(async () => {
    await it.call('PUT', '/v1/workspace', { pageRouting: true })
    const from = { authorization: '', 'x-forwarded-for': `12.0.0.${++visits}` }
    const { json } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, from)
    visitor = { authorization: `Bearer ${json.token}` }
    conversation = (await it.call('POST', '/v1/conversations', {}, visitor)).json.id
  })
  const path = (deed: string) => `/v1/conversations/${conversation}/${deed}`
  const handOff = async (body: object, headers: object = visitor) => {
    const answer = await it.call('POST', path('handoff'), body, headers as Record<string, string>)
    const handoff = answer.status < 300 ? (await it.call('GET', `/v1/handoffs/${answer.json.handoffId}`)).json : null
    return { ...answer, handoff }
  }
  const read = { kind: 'article', title: 'Wi-Fi', url: 'https://shop.example/help.html#wifi' }

  describe('what the customer looked up alone', () => {
    test('travels as attempts of theirs; an article is known by its address', async () => {
      const at = new Date(Date.now() - 60_000).toISOString()
      const uses = [{ kind: 'search', query: 'wifi broken', results: 4, at }, read]
      expect((await it.call('POST', path('self-service'), { uses }, visitor)).json).toEqual({ kept: 2 })
      expect((await it.call('POST', path('self-service'), { uses }, visitor)).json).toEqual({ kept: 0 })
      const { handoff } = await handOff({})
      expect(handoff.package.attempts).toMatchObject([
        { by: 'customer', path: 'search', title: 'wifi broken', outcome: 'no-answer', evidence: { results: 4 }, at },
        { by: 'customer', path: 'article', ref: 'wifi', title: 'Wi-Fi', url: read.url, outcome: 'no-answer' },
      ])
    })

    test('is for the team to read, and not told to customers', async () => {
      await it.call('POST', path('self-service'), { uses: [read] }, visitor)
      const types = async (headers?: Record<string, string>) =>
        (await it.call('GET', path('events'), undefined, headers)).json.events.map(({ type }: { type: string }) => type)
      expect(await types()).toContain('SelfServiceUsed')
      expect(await types(visitor)).not.toContain('SelfServiceUsed')
    })

    test('another visitor’s conversation is not there', async () => {
      const { json } = await it.call(
        'POST',
        '/v1/visitors',
        { workspace: it.workspace },
        { authorization: '', 'x-forwarded-for': `12.0.1.${visits}` },
      )
      const other = { authorization: `Bearer ${json.token}` }
      expect((await it.call('POST', path('self-service'), { uses: [read] }, other)).status).toBe(404)
      expect((await handOff({ selfService: {} }, other)).status).toBe(404)
    })
  })

  describe('a page that asks for a person', () => {
    const asks = { code: 'still-stuck', article: { title: 'Wi-Fi', url: read.url }, facts: { 'order-number': '48213' } }

    test('gets one without a word written (failure 20): the reason, the article and what the page knows travel', async () => {
      const { status, json, handoff } = await handOff({
        selfService: { ...asks, subject: 'Wi-Fi after the update' },
        team: 'billing',
        skills: ['wifi'],
        note: 'Saw the article twice.',
      })
      expect(status).toBe(201)
      expect(json.leftOut).toBeUndefined()
      expect(handoff.reason).toMatchObject({
        kind: 'self-service',
        code: 'still-stuck',
        title: 'Wi-Fi',
        subject: 'Wi-Fi after the update',
      })
      expect(handoff.package).toMatchObject({
        attempts: [{ by: 'customer', ref: 'wifi', outcome: 'reported-failed' }],
        facts: [{ name: 'order-number', value: '48213', source: 'integration', verified: false, messageId: null }],
        intent: { source: 'page', name: 'Wi-Fi after the update' },
        note: 'Saw the article twice.',
        routing: { team: 'billing', skills: ['wifi'] },
      })
      const row = (await it.call('GET', '/v1/conversations?holder=queue')).json.conversations.find(
        ({ id }: { id: string }) => id === conversation,
      )
      expect(row.problem).toBe('Wi-Fi after the update')
    })

    test('does not choose the team where the workspace does not let pages: the person is asked for all the same', async () => {
      await it.call('PUT', '/v1/workspace', { pageRouting: false })
      const { status, json, handoff } = await handOff({ selfService: asks, team: 'billing', skills: ['wifi'] })
      expect(status).toBe(201)
      expect(json.leftOut).toEqual(['team', 'skills'])
      expect(handoff.package.routing).toMatchObject({ team: 'support', skills: [] })
    })

    test('cannot send it to a team that is not there, nor make it urgent, nor act as an agent (failure 16)', async () => {
      const { status, json, handoff } = await handOff({ selfService: asks, team: 'nowhere', priority: 'urgent' })
      expect(status).toBe(201)
      expect(json.leftOut).toEqual(['team'])
      expect(handoff).toMatchObject({ team: 'support', priority: 'normal' })
    })

    test('an API key may choose, and hears of a team that is not there', async () => {
      const key = { authorization: `Bearer ${it.key}` }
      expect((await handOff({ selfService: asks, team: 'nowhere' }, key)).json.code).toBe('team_not_found')
      const { handoff } = await handOff({ selfService: asks, team: 'billing', priority: 'high' }, key)
      expect(handoff).toMatchObject({ team: 'billing', priority: 'high' })
    })

    test('takes nobody away from a person who has the conversation', async () => {
      const { json } = await it.call('POST', '/v1/agents', {
        name: 'Mara',
        email: `m${visits}@${it.workspace}.example`,
      })
      await it.call('POST', path('take-over'), { agentId: json.id })
      for (const body of [{ selfService: asks }, {}]) {
        const { status, json: problem } = await handOff(body)
        expect([status, problem.code]).toEqual([409, 'already_with_team'])
      }
      expect((await it.call('GET', `/v1/conversations/${conversation}`)).json.holder).toMatchObject({ id: json.id })
    })

    test.each([
      { code: 'Not A Code' },
      { facts: { 'Order Number': '1' } },
      { facts: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`n${n}`, 'x'])) },
      { article: { title: '', url: 'https://shop.example/' } },
      { article: { title: 'x', url: 'javascript:alert(1)' } },
      { html: '<b>' },
    ])('%j is refused', async (selfService) => {
      expect((await handOff({ selfService })).status).toBe(400)
    })
  })

  describe('the search of the help centre', () => {
    const search = (q: string, headers: Record<string, string> = {}) =>
      it.node.app.inject({
        url: `/v1/help/search?workspace=${it.workspace}&q=${encodeURIComponent(q)}`,
        headers: { 'x-forwarded-for': `13.0.0.${visits}`, ...headers },
      })

    test('finds what has an address, each article once, and needs no credential', async () => {
      const answer = await search('wifi does not connect')
      expect(answer.json()).toEqual({
        articles: [
          {
            articleId: 'wifi',
            title: 'The e-reader will not connect to Wi-Fi',
            url: '/help.html#wifi',
            excerpt: expect.stringContaining('router'),
            locale: 'en',
          },
        ],
      })
    })

    test('pages of allowed sites may read it, others may not', async () => {
      const from = (origin: string) => ({ origin })
      expect((await search('wifi', from('https://evil.example'))).json().code).toBe('origin_not_allowed')
      await it.call('PUT', '/v1/workspace', { sites: ['https://shop.example'] })
      const allowed = await search('wifi', from('https://shop.example'))
      expect(allowed.statusCode).toBe(200)
      expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': 'https://shop.example', vary: 'origin' })
    })

    test('is not for machines that ask without end', async () => {
      const codes: number[] = []
      for (let n = 0; n < 62; n++) codes.push((await search('wifi', { 'x-forwarded-for': '13.9.9.9' })).statusCode)
      expect(codes.filter((code) => code === 200)).toHaveLength(60)
      expect(codes.slice(60)).toEqual([429, 429])
    })

    test('of a workspace that is not there', async () => {
      const answer = await it.node.app.inject({
        url: '/v1/help/search?workspace=nowhere&q=x',
        headers: { 'x-forwarded-for': '13.1.1.1' },
      })
      expect(answer.json().code).toBe('not_found')
    })
  })
})
