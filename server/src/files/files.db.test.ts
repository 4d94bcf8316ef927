import { request } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { removeUnsent } from './files.ts'
import { canary, hostileFiles } from './testing/hostile-files.ts'
import { png } from './testing/pictures.ts'

type Headers = Record<string, string>
let count = 0

eachDatabase((_name, open) => {
  let started: Promise<TestNode> | undefined
  const start = () => (started ??= open().then(({ db }) => createTestNode(db)))
  afterAll(async () => (await started)?.stop())

  /** A visitor with a conversation. */
  async function visitor(workspace?: string) {
    const it = await start()
    const { json } = await it.call(
      'POST',
      '/v1/visitors',
      { workspace: workspace ?? it.workspace },
      { authorization: '' },
    )
    const headers = { authorization: `Bearer ${json.token}` }
    const { json: opened } = await it.call('POST', '/v1/conversations', {}, headers)
    return { it, headers, id: opened.id as string, path: `/v1/conversations/${opened.id}` }
  }

  async function agent(it: TestNode) {
    const { json } = await it.call('POST', '/v1/agents', { name: 'Mara', email: `${it.newId('agent')}@desk.example` })
    const deps = { db: it.db, newId: it.newId, endings: createEndings() }
    const { token } = await openSession(deps, { workspace: it.workspace, agentId: json.id }, Date.now())
    return { id: json.id as string, headers: { cookie: `baton_session=${token}`, 'sec-fetch-site': 'same-origin' } }
  }

  async function send(it: TestNode, conversation: string, headers: Headers, bytes: Buffer, query: Headers = {}) {
    const search = new URLSearchParams({ clientId: `f${++count}`, name: 'a.png', ...query })
    const response = await it.node.app.inject({
      method: 'POST',
      url: `/v1/conversations/${conversation}/files?${search}`,
      headers: { 'content-type': 'image/png', ...headers },
      payload: bytes,
    })
    return { status: response.statusCode, json: response.json() }
  }

  async function opened(it: TestNode, headers: Headers, fileId: string) {
    const asked = await it.node.app.inject({ method: 'GET', url: `/v1/files/${fileId}`, headers })
    const [status, json] = [asked.statusCode, asked.json()]
    if (status !== 200) return { status, code: json.code as string, headers: {}, bytes: Buffer.alloc(0), url: '' }
    const served = await it.node.app.inject({ method: 'GET', url: json.url })
    return {
      status: served.statusCode,
      code: '',
      headers: served.headers,
      bytes: served.rawPayload,
      url: json.url as string,
    }
  }

  describe('files', () => {
    test('go both ways: a message each, with its name, its kind and its size, and opened by both sides', async () => {
      const { it, headers, id, path } = await visitor()
      const mara = await agent(it)
      const one = await send(it, id, headers, png(), { name: 'Screenshot.png' })
      expect(one.status).toBe(201)
      expect(one.json.file).toEqual({
        fileId: expect.stringMatching(/^fil_/),
        name: 'Screenshot.png',
        type: 'image/png',
        bytes: png().length,
        width: 8,
        height: 4,
      })
      const back = await send(it, id, mara.headers, Buffer.from('%PDF-1.7\n%%EOF'), { name: 'Label' })
      expect(back.json.file).toMatchObject({ name: 'Label.pdf', type: 'application/pdf' })
      const { json } = await it.call('GET', `${path}/events`, undefined, headers)
      const messages = json.events.filter(({ files }: { files?: object[] }) => files)
      expect(messages).toMatchObject([
        { type: 'MessageReceived', seq: one.json.seq, text: '', files: [one.json.file] },
        { type: 'AgentReplied', seq: back.json.seq, text: '', files: [back.json.file] },
      ])
      for (const reader of [headers, mara.headers, { authorization: `Bearer ${it.key}` }]) {
        expect((await opened(it, reader, one.json.file.fileId)).bytes.equals(png())).toBe(true)
        const pdf = await opened(it, reader, back.json.file.fileId)
        expect(pdf.headers['content-disposition']).toBe('attachment; filename=Label.pdf')
      }
    })

    test('that are larger than one piece come out as they went in', async () => {
      const { it, headers, id } = await visitor()
      const bytes = Buffer.alloc(3_000_001, 'a line of a log\n')
      const { json } = await send(it, id, headers, bytes, { name: 'all.log' })
      expect((await opened(it, headers, json.file.fileId)).bytes.equals(bytes)).toBe(true)
    })

    test('travel in the package: the handoff does not lose them', async () => {
      const { it, headers, id, path } = await visitor()
      await it.call(
        'POST',
        `${path}/messages`,
        { clientId: 'm', text: 'My invoice is wrong, see the picture' },
        headers,
      )
      const sent = await send(it, id, headers, png(), { name: 'invoice.png' })
      const { json: handed } = await it.call('POST', `${path}/handoff`, {}, headers)
      const { json } = await it.call('GET', `/v1/handoffs/${handed.handoffId}`)
      const [message] = json.package.files
      expect(json.package.files).toEqual([
        { ...sent.json.file, messageId: expect.stringMatching(/^msg_/), at: expect.any(String) },
      ])
      expect(message.name).toBe('invoice.png')
      // What it is called was said by nobody.
      expect(json.package.summary.wanted.text).toContain('My invoice is wrong')
    })

    test('sent again under their client id are sent once; another file under it is a conflict', async () => {
      const { it, headers, id, path } = await visitor()
      const first = await send(it, id, headers, png(), { clientId: 'same' })
      const again = await send(it, id, headers, png(), { clientId: 'same' })
      expect([again.status, again.json]).toEqual([201, first.json])
      const other = await send(it, id, headers, png({ width: 9 }), { clientId: 'same' })
      expect([other.status, other.json.code]).toEqual([409, 'idempotency_conflict'])
      const { json } = await it.call('GET', `${path}/events`, undefined, headers)
      expect(json.events.filter(({ files }: { files?: object[] }) => files)).toHaveLength(1)
    })

    test('are nobody else’s: not another visitor’s, not another workspace’s, not without an address that was signed for them', async () => {
      const { it, headers, id } = await visitor()
      const { json } = await send(it, id, headers, Buffer.from('It broke'), { clientId: 'theirs' })
      const { fileId } = json.file
      const stranger = await visitor()
      const other = await it.another()
      for (const who of [stranger.headers, { authorization: `Bearer ${other.key}` }]) {
        expect(await opened(it, who, fileId)).toMatchObject({ status: 404, code: 'file_not_found' })
        expect((await send(it, id, who, png())).status).toBe(404)
        // Nor do they hear that something came under that id.
        expect((await send(it, id, who, png(), { clientId: 'theirs' })).status).toBe(404)
      }
      const { url } = await opened(it, headers, fileId)
      const address = new URL(url, 'http://x')
      const get = async (change: (to: URL) => void) => {
        const to = new URL(address)
        change(to)
        return (await it.node.app.inject({ method: 'GET', url: to.pathname + to.search })).statusCode
      }
      expect(await get(() => {})).toBe(200)
      const { json: theirs } = await send(it, stranger.id, stranger.headers, png())
      expect(await get((to) => (to.pathname = to.pathname.replace(fileId, theirs.file.fileId)))).toBe(403)
      expect(await get((to) => to.searchParams.set('workspace', other.workspace))).toBe(403)
      expect(await get((to) => to.searchParams.set('until', String(Date.now() + 9e9)))).toBe(403)
      expect(await get((to) => to.searchParams.set('signature', 'x'.repeat(43)))).toBe(403)
      expect(
        await get((to) => (to.pathname = to.pathname.replace(fileId, '..%2f..%2fworkspace'))),
      ).toBeGreaterThanOrEqual(400)
    })

    test('are sent by whoever is there, whomever they name', async () => {
      const { it, headers, id } = await visitor()
      const desk = await agent(it)
      const named: Headers[] = [{ author: 'agent', agentId: desk.id }, { author: 'customer' }, { agentId: desk.id }]
      for (const query of named)
        for (const who of [headers, desk.headers])
          expect((await send(it, id, who, png(), query)).json.code).toBe('actor_not_allowed')
    })

    test('an address opens its file for ten minutes', async () => {
      let ahead = 0
      const { db } = await open()
      const it = await createTestNode(db, { now: () => Date.now() + ahead })
      try {
        const auth = { authorization: `Bearer ${it.key}` }
        await it.call('PUT', '/v1/customers/ana', { name: 'Ana' })
        const { json: conversation } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'ana' } })
        const { json } = await send(it, conversation.id, auth, png())
        const { url } = await opened(it, auth, json.file.fileId)
        ahead = 9.9 * 60_000
        expect((await it.node.app.inject({ method: 'GET', url })).statusCode).toBe(200)
        ahead = 10.1 * 60_000
        const late = await it.node.app.inject({ method: 'GET', url })
        expect([late.statusCode, late.json().code]).toEqual([403, 'file_address_ended'])
      } finally {
        await it.stop()
      }
    })

    test('are bounded: so many at a stretch of one visitor, and so many of a conversation', async () => {
      const { it, headers, id } = await visitor()
      const statuses: number[] = []
      for (let n = 0; n < 12; n += 1) statuses.push((await send(it, id, headers, png())).status)
      expect(statuses).toEqual([...Array(10).fill(201), 429, 429])
      await it.db.scoped(
        it.workspace,
        `insert into baton.files (workspace_id, id, conversation_id, client_id, at, name, type, bytes, sha512, sent)
          select $1, 'full' || n || $2, $2, 'full' || n, 0, 'x', 'text/plain', 1, '', true from generate_series(1, 90) as n`,
        [it.workspace, id],
      )
      const full = await send(it, id, { authorization: `Bearer ${it.key}` }, png())
      expect([full.status, full.json.code]).toEqual([409, 'too_many_files'])
    })

    test('that became no message are not there: refused with it, and swept up where a node died', async () => {
      const { it, headers, id } = await visitor()
      const mara = await agent(it)
      const kept = await send(it, id, headers, png())
      await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'taken', text: 'words' }, headers)
      expect((await send(it, id, headers, png(), { clientId: 'taken' })).status).toBe(409)
      const left = () =>
        it.db.scoped(it.workspace, 'select id from baton.files where workspace_id = $1 and conversation_id = $2', [
          it.workspace,
          id,
        ])
      expect(await left()).toEqual([{ id: kept.json.file.fileId }])
      // As it is where a node died before the message, and after it.
      await it.db.scoped(
        it.workspace,
        `insert into baton.files (workspace_id, id, conversation_id, client_id, at, name, type, bytes, sha512)
          values ($1, $2, $3, 'never', 0, 'x', 'text/plain', 1, '')`,
        [it.workspace, `fil_never${id}`, id],
      )
      expect((await opened(it, mara.headers, `fil_never${id}`)).status).toBe(404)
      await it.db.scoped(it.workspace, 'update baton.files set sent = false where workspace_id = $1 and id = $2', [
        it.workspace,
        kept.json.file.fileId,
      ])
      expect((await opened(it, mara.headers, kept.json.file.fileId)).status).toBe(200)
      expect(await removeUnsent(it.db, Date.now() + 9e9, 100)).toBeGreaterThanOrEqual(1)
      expect(await left()).toEqual([{ id: kept.json.file.fileId }])
    })

    test('that were sent to a conversation that goes on in another are there, also where a node died before they were marked', async () => {
      const it = await start()
      const key = { authorization: `Bearer ${it.key}` }
      const { id: mara } = await agent(it)
      const externalId = it.newId('customer')
      const [a, b, c] = await Promise.all(
        ['widget', 'api', 'email'].map(async (channel) => {
          const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId }, channel })
          return json.id as string
        }),
      )
      const merge = (from?: string, into?: string) =>
        it.call('POST', `/v1/conversations/${from}/merge`, { into, agentId: mara })
      expect((await merge(a, b)).status).toBe(200)
      const { json } = await send(it, a ?? '', key, png())
      expect((await merge(b, c)).status).toBe(200)
      const fileId: string = json.file.fileId
      await it.db.scoped(it.workspace, 'update baton.files set sent = false where workspace_id = $1 and id = $2', [
        it.workspace,
        fileId,
      ])
      await removeUnsent(it.db, Date.now() + 9e9, 100)
      expect((await opened(it, key, fileId)).status).toBe(200)
    })

    test('bodies that are too long, too slow or broken off end, and hold nobody up', async () => {
      const { it, id } = await visitor()
      const url = new URL(await it.node.app.listen({ port: 0, host: '127.0.0.1' }))
      const key = { authorization: `Bearer ${it.key}` }
      const begin = (length?: number) => {
        const sending = request({
          host: url.hostname,
          port: url.port,
          method: 'POST',
          path: `/v1/conversations/${id}/files?clientId=slow${++count}&name=x.txt`,
          headers: { ...key, ...(length === undefined ? {} : { 'content-length': length }) },
        })
        const answer = new Promise<number>((resolve) => {
          sending.on('response', (response) => {
            response.resume()
            resolve(response.statusCode ?? 0)
          })
          sending.on('error', () => resolve(0))
        })
        return { sending, answer }
      }
      // Without a length it is counted as it comes.
      const long = begin()
      const piece = Buffer.alloc(1024 * 1024, 'x')
      for (let n = 0; n < 12; n += 1) long.sending.write(piece)
      expect([413, 0]).toContain(await long.answer)
      // Those that send nothing more have all of their sender's places, and no others'.
      const slow = Array.from({ length: 5 }, () => begin(1000))
      let refused = 0
      for (const { sending, answer } of slow) {
        sending.write('x')
        void answer.then((status) => void (refused += status === 503 ? 1 : 0))
      }
      await expect.poll(() => refused).toBe(2)
      expect((await send(it, id, key, png())).status).toBe(503)
      const other = await visitor()
      expect((await send(it, other.id, other.headers, png())).status).toBe(201)
      for (const { sending } of slow) sending.destroy()
      await expect.poll(async () => (await send(it, id, key, png())).status).toBe(201)
    })
  })

  test(`hostile files (S10): ${hostileFiles.length} are refused, or served so that nothing in them acts`, async () => {
    const { it, id } = await visitor()
    const key = { authorization: `Bearer ${(await start()).key}` }
    const faults: string[] = []
    let [refused, kept] = [0, 0]
    for (const { what, name, bytes, fate } of hostileFiles) {
      // A content type that lies: what a file is is read from it.
      const type = ['image/png', 'text/html', 'application/x-msdownload', 'multipart/form-data; boundary=x', 'x/y'][
        count % 5
      ]
      const { status, json } = await send(it, id, { ...key, 'content-type': type ?? '' }, bytes, { name })
      const fault = (why: string) => faults.push(`${what}: ${why} (${status} ${JSON.stringify(json).slice(0, 200)})`)
      if ('refused' in fate) {
        refused += 1
        if (status < 400 || !fate.refused.includes(json.code)) fault(`wanted ${fate.refused.join(' or ')}`)
        continue
      }
      kept += 1
      if (status !== 201 || json.file.type !== fate.kept) {
        fault(`wanted ${fate.kept}`)
        continue
      }
      if (/[/\\\p{Cc}\p{Cf}<>:"|?*%]/u.test(json.file.name)) fault('a name that leads elsewhere')
      const served = await opened(it, key, json.file.fileId)
      const head = (each: string) => String(served.headers[each])
      const picture = fate.kept.startsWith('image/')
      if (picture && served.bytes.includes(canary)) fault('what it hid came through')
      if (!head('content-security-policy').startsWith("sandbox; default-src 'none'")) fault('not in a sandbox')
      if (head('x-content-type-options') !== 'nosniff') fault('may be guessed to be something else')
      if (head('content-type').split(';')[0] !== fate.kept) fault(`served as ${head('content-type')}`)
      const place = head('content-disposition')
      if (!place.startsWith(picture ? 'inline; filename' : 'attachment; filename')) fault(`put ${place}`)
      if (served.headers['set-cookie'] !== undefined) fault('sets a cookie')
      // A conversation holds a hundred: each gets its room.
      await it.db.scoped(it.workspace, 'delete from baton.files where workspace_id = $1 and id = $2', [
        it.workspace,
        json.file.fileId,
      ])
    }
    expect(faults).toEqual([])
    expect(hostileFiles.length).toBeGreaterThanOrEqual(120)
    console.log(`${hostileFiles.length} hostile files: ${refused} refused, ${kept} neutralised`)
  }, 120_000)
})
