import { afterAll, describe, expect, test } from 'vitest'
import { hostileFiles } from '../files/testing/hostile-files.ts'
import { gif, jpeg, png, pngChunk, webp } from '../files/testing/pictures.ts'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

type Headers = Record<string, string>

eachDatabase((_name, open) => {
  let started: Promise<{ it: TestNode; url: string }> | undefined
  const start = () =>
    (started ??= (async () => {
      const it = await createTestNode((await open()).db)
      return { it, url: await it.node.app.listen({ port: 0, host: '127.0.0.1' }) }
    })())
  afterAll(async () => (await started)?.it.stop())

  async function person(it: TestNode, role = 'agent') {
    const email = `${it.newId('agent')}@desk.example`
    const { json } = await it.call('POST', '/v1/agents', { name: 'Mara Vogel', email, role })
    const deps = { db: it.db, newId: it.newId, endings: createEndings() }
    const { token } = await openSession(deps, { workspace: it.workspace, agentId: json.id }, Date.now())
    const headers = { cookie: `baton_session=${token}`, 'sec-fetch-site': 'same-origin' }
    return { id: json.id as string, headers }
  }

  async function put(it: TestNode, agentId: string, bytes: Buffer, headers?: Headers) {
    const response = await it.node.app.inject({
      method: 'PUT',
      url: `/v1/agents/${agentId}/picture`,
      headers: { 'content-type': 'text/html', ...(headers ?? { authorization: `Bearer ${it.key}` }) },
      payload: bytes,
    })
    const json = response.json()
    return { status: response.statusCode, code: json.code as string, picture: json.picture as string, json }
  }

  const remove = (it: TestNode, agentId: string, headers: Headers) =>
    it.node.app.inject({ method: 'DELETE', url: `/v1/agents/${agentId}/picture`, headers })
  const look = (it: TestNode, url: string) => it.node.app.inject({ method: 'GET', url })
  const pictureOf = async (it: TestNode, id: string) =>
    (await it.call('GET', `/v1/agents?ids=${id}`)).json.agents[0]?.picture

  describe('people’s pictures', () => {
    test.each([
      ['image/png', png()],
      ['image/jpeg', jpeg],
      ['image/webp', webp],
      ['image/png', png({ width: 1024, height: 1024 })],
    ])('a %s is kept, and shown to whoever has its address', async (type, bytes) => {
      const { it } = await start()
      const mara = await person(it)
      const { status, picture } = await put(it, mara.id, bytes, mara.headers)
      expect(status).toBe(200)
      const shown = await look(it, picture)
      expect([shown.statusCode, shown.headers]).toEqual([
        200,
        expect.objectContaining({
          'content-type': type,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, max-age=31536000, immutable',
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
        }),
      ])
      expect(shown.headers['set-cookie']).toBeUndefined()
      expect(picture).toMatch(/^\/v1\/pictures\/[0-9a-f]{64}\?workspace=/)
      expect(await pictureOf(it, mara.id)).toBe(picture)
      const me = await it.node.app.inject({ method: 'GET', url: '/v1/me', headers: mara.headers })
      expect(me.json().agent.picture).toBe(picture)
    })

    test('what a camera notes is not kept', async () => {
      const { it } = await start()
      const mara = await person(it)
      const { picture } = await put(
        it,
        mara.id,
        png({ extra: [pngChunk('tEXt', Buffer.from('place\0here'))] }),
        mara.headers,
      )
      expect((await look(it, picture)).rawPayload.equals(png())).toBe(true)
    })

    test.each([
      ['nothing', Buffer.alloc(0), 422, 'file_empty'],
      ['a GIF', gif, 415, 'face_type_refused'],
      ['a PDF', Buffer.from('%PDF-1.7\n%%EOF'), 415, 'face_type_refused'],
      [
        'a drawing with a script',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        415,
        'face_type_refused',
      ],
      ['half of a picture', png({ width: 64, height: 64 }).subarray(0, 60), 422, 'file_broken'],
      ['a byte too many', Buffer.concat([png(), Buffer.alloc(256 * 1024 + 1 - png().length)]), 413, 'face_too_large'],
      ['a pixel too wide', png({ width: 1025 }), 422, 'face_too_wide'],
      ['a pixel too high', png({ height: 1025 }), 422, 'face_too_wide'],
      ['a head that fills a memory', png({ says: { width: 60_000, height: 60_000 } }), 422, 'face_too_wide'],
    ])('%s is refused, and what was there stays', async (_what, bytes, status, code) => {
      const { it } = await start()
      const mara = await person(it)
      const { picture } = await put(it, mara.id, png())
      const refused = await put(it, mara.id, bytes, mara.headers)
      expect([refused.status, refused.code]).toEqual([status, code])
      expect(refused.json.next).toEqual(expect.any(String))
      expect(await pictureOf(it, mara.id)).toBe(picture)
    })

    test('whatever lies about what it is becomes nothing but a picture', async () => {
      const { it } = await start()
      const mara = await person(it)
      const odd: string[] = []
      for (const { what, bytes, fate } of hostileFiles) {
        const { status, picture } = await put(it, mara.id, bytes)
        if (status >= 500) odd.push(`${what} broke`)
        if (status !== 200) continue
        if ('refused' in fate) odd.push(`${what} was taken`)
        const type = String((await look(it, picture)).headers['content-type'])
        if (!/^image\/(png|jpeg|webp)$/.test(type)) odd.push(`${what} is served as ${type}`)
      }
      expect(odd).toEqual([])
    }, 60_000)

    test('people set their own, admins and keys anybody’s, and nobody else', async () => {
      const { it } = await start()
      const [mara, lead, admin] = [await person(it), await person(it, 'lead'), await person(it, 'admin')]
      const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const results: unknown[] = []
      for (const headers of [
        mara.headers,
        admin.headers,
        { authorization: `Bearer ${it.key}` },
        lead.headers,
        (await person(it)).headers,
        { authorization: `Bearer ${visit.token}` },
        {},
      ])
        results.push([(await put(it, mara.id, png(), headers)).status, (await remove(it, mara.id, headers)).statusCode])
      expect(results).toEqual([
        [200, 204],
        [200, 204],
        [200, 204],
        [403, 403],
        [403, 403],
        [403, 403],
        [401, 401],
      ])
    })

    test('another picture has another address, and the one before shows nothing any more', async () => {
      const { it } = await start()
      const mara = await person(it)
      const first = await put(it, mara.id, png())
      const second = await put(it, mara.id, png({ width: 9 }))
      expect(second.picture).not.toBe(first.picture)
      const gone = await look(it, first.picture)
      expect([gone.statusCode, gone.json().code]).toEqual([404, 'picture_not_found'])
      expect((await look(it, second.picture)).statusCode).toBe(200)
      const path = `/v1/agents/${mara.id}/picture`
      expect([(await it.call('DELETE', path)).status, (await it.call('DELETE', path)).status]).toEqual([204, 204])
      expect((await look(it, second.picture)).statusCode).toBe(404)
      expect(await pictureOf(it, mara.id)).toBe(null)
    })

    test('no workspace shows, sets or removes what is another’s', async () => {
      const { it } = await start()
      const mara = await person(it)
      const { picture } = await put(it, mara.id, png({ width: 21 }))
      const other = await it.another()
      const theirs = { authorization: `Bearer ${other.key}` }
      expect((await look(it, picture.replace(it.workspace, other.workspace))).statusCode).toBe(404)
      expect((await put(it, mara.id, png(), theirs)).code).toBe('agent_not_found')
      const { json } = await it.call('DELETE', `/v1/agents/${mara.id}/picture`, undefined, theirs)
      expect(json.code).toBe('agent_not_found')
      expect((await look(it, picture)).statusCode).toBe(200)
      expect((await look(it, '/v1/pictures/x?workspace=' + it.workspace)).json().code).toBe('invalid_request')
    })

    test('it goes with its person', async () => {
      const { it } = await start()
      const mara = await person(it)
      const { picture } = await put(it, mara.id, png({ width: 22 }))
      expect((await it.call('DELETE', `/v1/agents/${mara.id}`)).status).toBe(200)
      expect((await look(it, picture)).statusCode).toBe(404)
      expect((await put(it, mara.id, png())).code).toBe('agent_not_found')
      expect(
        await it.db.scoped(it.workspace, 'select 1 from baton.agent_pictures where agent_id = $1', [mara.id]),
      ).toEqual([])
    })

    test('each change is on record, by whom', async () => {
      const { it } = await start()
      const [mara, admin] = [await person(it), await person(it, 'admin')]
      await put(it, mara.id, png(), mara.headers)
      for (let times = 0; times < 2; times += 1) await remove(it, mara.id, admin.headers)
      const rows = await it.db.scoped(
        it.workspace,
        `select action, actor_id, detail from baton.audit where target = $1 and action like 'agent.picture%' order by at, id`,
        [mara.id],
      )
      expect(rows).toEqual([
        { action: 'agent.picture', actor_id: mara.id, detail: { type: 'image/png', bytes: png().length } },
        { action: 'agent.picture-removed', actor_id: admin.id, detail: {} },
      ])
    })

    test('a customer is told it of whom they are told the name, and no sooner; the people who follow at once', async () => {
      const { it, url } = await start()
      const [mara, admin] = [await person(it), await person(it, 'admin')]
      const follower = await connectLive(url, it.key)
      follower.send({ type: 'follow' })
      await follower.until((frame) => frame.type === 'rows')
      await it.call('PUT', `/v1/agents/${mara.id}/presence`, { status: 'online' })
      const { picture } = await put(it, mara.id, png({ width: 31 }))
      await follower.until(
        (frame) => frame.type === 'rows' && frame.agents.some((row) => row.id === mara.id && row.picture === picture),
      )

      const { json: visit } = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const theirs = { authorization: `Bearer ${visit.token}` }
      const { json: opened } = await it.call('POST', '/v1/conversations', {}, theirs)
      const path = `/v1/conversations/${opened.id}`
      await it.call('POST', `${path}/messages`, { clientId: 'c', text: 'A person, please' }, theirs)
      await it.call('POST', `${path}/handoff`, {}, theirs)
      const customer = await connectLive(url, visit.token)
      customer.send({ type: 'subscribe', conversationId: opened.id, after: 0 })
      await customer.untilEvent(opened.id, 'Offered')
      expect(JSON.stringify(customer.frames)).not.toContain('/v1/pictures/')

      // An admin gives it to her over her room: the notice names her, and not the admin.
      await it.call('PUT', `/v1/agents/${mara.id}/work`, { capacity: 1 })
      const given = await it.node.app.inject({
        method: 'POST',
        url: `${path}/give`,
        headers: admin.headers,
        payload: { to: mara.id, over: true },
      })
      expect(given.statusCode).toBeLessThan(300)
      const taken = await customer.untilEvent(opened.id, 'TakenOver')
      expect(taken).toMatchObject({
        actor: { kind: 'agent', id: admin.id },
        told: { params: { agent: 'Mara Vogel' } },
        picture,
      })
      expect((await it.call('GET', path, undefined, theirs)).json.holder).toEqual({
        kind: 'agent',
        id: mara.id,
        name: 'Mara Vogel',
        picture,
      })
      const say = (clientId: string) =>
        it.call('POST', `${path}/messages`, { clientId, text: 'Hello', author: { kind: 'agent', id: mara.id } })
      await say('one')
      expect((await customer.untilEvent(opened.id, 'AgentReplied')).actor).toMatchObject({
        name: 'Mara Vogel',
        picture,
      })

      const other = await put(it, mara.id, png({ width: 32 }))
      await say('two')
      expect((await customer.untilEvent(opened.id, 'AgentReplied', 2)).actor.picture).toBe(other.picture)
      await it.call('DELETE', `/v1/agents/${mara.id}/picture`)
      await say('three')
      expect((await customer.untilEvent(opened.id, 'AgentReplied', 3)).actor.picture).toBeUndefined()
      // What was said before is shown as it is now, too.
      const { json } = await it.call('GET', `${path}/events`, undefined, theirs)
      expect(JSON.stringify(json)).not.toContain('/v1/pictures/')
      await customer.close()
      await follower.close()
    })
  })
})
