import { afterAll, describe, expect, test } from 'vitest'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { page } from '../testing/api-world.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

eachDatabase((_name, open) => {
  let started: Promise<{ it: TestNode; url: string }> | undefined
  const start = () =>
    (started ??= (async () => {
      const it = await createTestNode((await open()).db)
      await it.call('PUT', '/v1/workspace', { sites: ['https://shop.example'] })
      return { it, url: await it.node.app.listen({ port: 0, host: '127.0.0.1' }) }
    })())
  afterAll(async () => (await started)?.it.stop())

  /** A visitor with a conversation, and what they may do in it. */
  async function visitor() {
    const { it, url } = await start()
    const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
    const headers = { authorization: `Bearer ${visit.token}` }
    const { json: opened } = await it.call('POST', '/v1/conversations', { page: seen }, headers)
    const path = `/v1/conversations/${opened.id}`
    return {
      it,
      url,
      path,
      id: opened.id as string,
      token: visit.token as string,
      post: (what: string, body: object = {}) => it.call('POST', `${path}/${what}`, body, headers),
      get: (what: string) => it.call('GET', what, undefined, headers),
    }
  }

  async function agent(it: TestNode) {
    const { json } = await it.call('POST', '/v1/agents', { name: 'Mara', email: `${it.newId('agent')}@desk.example` })
    const deps = { db: it.db, newId: it.newId, endings: createEndings() }
    const { token } = await openSession(deps, { workspace: it.workspace, agentId: json.id }, Date.now())
    return { id: json.id as string, cookie: { cookie: `baton_session=${token}` } }
  }

  const seen = { url: 'https://shop.example/cart', title: 'Cart' }

  describe('pages as customers saw them', () => {
    test('pressed for a person: the page that was frozen first travels in the package, and the team reads it', async () => {
      const { it, post, get } = await visitor()
      const { json: kept } = await post('captures', { capture: page() })
      const trail = [
        {
          kind: 'failed-request',
          at: '2026-01-05T10:00:00.000Z',
          method: 'POST',
          url: '/pay?card=4111111111111111',
          status: 502,
          count: 1,
        },
        {
          kind: 'console-error',
          at: '2026-01-05T10:00:01.000Z',
          message: 'no order 48213377 of dana@shop.example',
          count: 2,
        },
      ]
      const { json: handed } = await post('handoff', { page: { ...seen, trail } })
      const { json: handoff } = await it.call('GET', `/v1/handoffs/${handed.handoffId}`)
      expect(handoff.package.page).toMatchObject({ captureId: kept.captureId, url: seen.url })
      expect(handoff.package.page.errors).toEqual([
        { ...trail[1], message: 'no order ████████ of █████████████████' },
        { ...trail[0], url: '/pay' },
      ])
      const { json: read } = await it.call('GET', `/v1/captures/${kept.captureId}`)
      expect(read.capture).toMatchObject({ nodes: 4, dropped: 0 })
      expect((await get(`/v1/captures/${kept.captureId}`)).status).toBe(403)
    })

    test('frozen for a handoff that came by itself, it joins what that handoff shows', async () => {
      const { it, post } = await visitor()
      const { json: handed } = await post('handoff')
      const before = await it.call('GET', `/v1/handoffs/${handed.handoffId}`)
      expect(before.json.package.missing).toContainEqual(expect.objectContaining({ part: 'capture' }))
      const { json: kept } = await post('captures', { capture: page(), handoffId: handed.handoffId })
      const after = await it.call('GET', `/v1/handoffs/${handed.handoffId}`)
      expect(after.json.package.page.captureId).toBe(kept.captureId)
      expect(after.json.package.missing).not.toContainEqual(expect.objectContaining({ part: 'capture' }))
      expect(after.json.completeness.score).toBe(before.json.completeness.score + 2)
      // And in what is counted over all handoffs.
      const [counted] = await it.db.scoped<{ score: number; gaps: { part: string }[] }>(
        it.workspace,
        'select score, gaps from baton.handoff_health where workspace_id = $1 and handoff_id = $2',
        [it.workspace, handed.handoffId],
      )
      expect(counted?.score).toBe(after.json.completeness.score)
      expect(counted?.gaps.map(({ part }) => part)).not.toContain('capture')
      expect(after.json.timeline.map(({ type }: { type: string }) => type)).toContain('PageCaptured')
    })

    test('a customer who does not want it is the cause that the package names', async () => {
      const { it, post } = await visitor()
      const { json: handed } = await post('handoff')
      await post('captures', { refused: 'customer-declined', handoffId: handed.handoffId })
      const { json } = await it.call('GET', `/v1/handoffs/${handed.handoffId}`)
      expect(json.package.missing).toContainEqual({ part: 'capture', cause: 'customer-declined', owner: 'rule' })
    })

    test('a workspace that does not look at pages keeps none', async () => {
      const { it, post } = await visitor()
      await it.call('PUT', '/v1/workspace', { pageCapture: 'off' })
      const { status, json } = await post('captures', { capture: page() })
      expect([status, json.code]).toEqual([409, 'page_capture_off'])
      const rows = await it.db.scoped(
        it.workspace,
        'select id from baton.captures where workspace_id = $1 and body = $2',
        [it.workspace, ''],
      )
      expect(rows).toEqual([])
      await it.call('PUT', '/v1/workspace', { pageCapture: 'on' })
    })

    test('as large as 2 MB is taken, more is refused, and another call takes no more than before', async () => {
      const { post } = await visitor()
      const large = page() as { root: { childNodes: { childNodes: { childNodes: object[] }[] }[] } }
      const texts = Array.from({ length: 90 }, (_, n) => ({ id: n + 10, type: 3, textContent: 'x'.repeat(18_000) }))
      large.root.childNodes[0]?.childNodes[0]?.childNodes.push(...texts)
      expect((await post('captures', { capture: large })).status).toBe(201)
      const { status, json } = await post('captures', { capture: page(), refused: undefined, x: 'x'.repeat(2_200_000) })
      expect([status, json.code]).toEqual([413, 'payload_too_large'])
      expect((await post('messages', { clientId: 'c', text: 'x'.repeat(600_000) })).status).toBe(413)
    })

    test('what is no capture is refused, and says why', async () => {
      const { post } = await visitor()
      const { status, json } = await post('captures', { capture: { version: 1 } })
      expect([status, json.code, json.detail]).toEqual([422, 'capture_broken', 'a node is no object'])
    })

    test('it goes with its customer', async () => {
      const { it } = await start()
      await it.call('PUT', '/v1/customers/dana', { name: 'Dana' })
      const { json: opened } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
      const { json: kept } = await it.call('POST', `/v1/conversations/${opened.id}/captures`, { capture: page() })
      expect((await it.call('GET', `/v1/captures/${kept.captureId}`)).status).toBe(200)
      await it.call('DELETE', '/v1/customers/dana')
      expect((await it.call('GET', `/v1/captures/${kept.captureId}`)).status).toBe(404)
    })
  })

  describe('following a page live', () => {
    test('nothing goes anywhere before the customer allows it; then to the holder alone; and it is not kept', async () => {
      const { it, url, id, post } = await visitor()
      const [mara, lin] = [await agent(it), await agent(it)]
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara.id })
      const seeing = await connectLive(url, undefined, { ...mara.cookie, 'sec-fetch-site': 'same-origin' })
      const beside = await connectLive(url, undefined, { ...lin.cookie, 'sec-fetch-site': 'same-origin' })
      for (const each of [seeing, beside]) each.send({ type: 'subscribe', conversationId: id, after: 0 })
      await seeing.untilEvent(id, 'TakenOver')
      await beside.untilEvent(id, 'TakenOver')

      const live = { because: 'live', capture: page() }
      expect((await post('captures', live)).json.code).toBe('not_following')
      await it.call('POST', `/v1/conversations/${id}/follow-page`, { agentId: mara.id })
      expect((await post('captures', live)).json.code).toBe('not_following')
      await post('follow-page/answer', { allows: true })
      expect((await post('captures', live)).json).toEqual({ captureId: null, dropped: 0 })
      const frame = await seeing.until((each) => each.type === 'page-live')
      expect(frame).toMatchObject({ conversationId: id, capture: { nodes: 4 } })

      await post('follow-page/stop')
      expect((await post('captures', live)).json.code).toBe('not_following')
      await beside.untilEvent(id, 'FollowStopped')
      expect(beside.frames.some(({ type }) => type === 'page-live')).toBe(false)
      const kept = await it.db.scoped(
        it.workspace,
        'select id from baton.captures where workspace_id = $1 and conversation_id = $2',
        [it.workspace, id],
      )
      expect(kept).toEqual([])
      await seeing.close()
      await beside.close()
    })

    test('leave for one person is no leave for the next', async () => {
      const { it, id, post } = await visitor()
      const [mara, lin] = [await agent(it), await agent(it)]
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: mara.id })
      await it.call('POST', `/v1/conversations/${id}/follow-page`, { agentId: mara.id })
      await post('follow-page/answer', { allows: true })
      await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: lin.id })
      expect((await post('captures', { because: 'live', capture: page() })).json.code).toBe('not_following')
    })
  })

  describe('pointing', () => {
    test('the customer is shown the element, the note and who points', async () => {
      const { it, id, path, post, get } = await visitor()
      const mara = await agent(it)
      const { json: kept } = await post('captures', { capture: page() })
      await it.call('POST', `${path}/take-over`, { agentId: mara.id })
      const { status } = await it.call('POST', `${path}/point`, { node: 3, note: 'Press this', agentId: mara.id })
      expect(status).toBe(201)
      const { json } = await get(`/v1/conversations/${id}/events`)
      expect(json.events.at(-1)).toMatchObject({
        type: 'Pointed',
        captureId: kept.captureId,
        node: 3,
        note: 'Press this',
        url: null,
        actor: { kind: 'agent', name: 'Mara' },
      })
    })

    test.each([
      ['https://evil.example/x', 403, 'origin_not_allowed'],
      ['javascript:alert(1)', 400, 'invalid_request'],
      ['https://shop.example.evil.example/', 403, 'origin_not_allowed'],
    ])('nobody is sent to %s', async (address, wanted, code) => {
      const { it, path } = await visitor()
      const { status, json } = await it.call('POST', `${path}/point`, { url: address })
      expect([status, json.code]).toEqual([wanted, code])
    })

    test('an allowed site is offered', async () => {
      const { it, path } = await visitor()
      const { status } = await it.call('POST', `${path}/point`, {
        url: 'https://shop.example/orders',
        label: 'Your orders',
      })
      expect(status).toBe(201)
    })

    test("another conversation's capture is none of this one's", async () => {
      const { it, path } = await visitor()
      const { json: theirs } = await (await visitor()).post('captures', { capture: page() })
      const { status } = await it.call('POST', `${path}/point`, { node: 3, captureId: theirs.captureId })
      expect(status).toBe(404)
    })
  })
})
