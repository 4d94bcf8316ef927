import { describe, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const password = 'correct horse battery'

eachDatabase((_name, open) => {
  async function start() {
    const it = await createTestNode((await open()).db)
    onTestFinished(it.stop)
    const as = async (role: 'agent' | 'lead') => {
      const email = `${it.newId('agent')}@desk.example`
      const { json } = await it.call('POST', '/v1/agents', { name: role, email, role, password })
      const session = await it.node.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { email, password, workspace: it.workspace },
      })
      const token = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
      return {
        id: json.id as string,
        headers: { authorization: `Bearer ${token}` },
      }
    }
    return { it, as }
  }
  const titles = async (it: TestNode, headers = {}) =>
    (await it.call('GET', '/v1/snippets', undefined, headers)).json.snippets.map(
      (each: { title: string }) => each.title,
    )
  const put = (it: TestNode, id: string, body: object, headers = {}) =>
    it.call('PUT', `/v1/snippets/${id}`, body, headers)
  const thanks = { title: 'Thanks', body: 'Thank you, {{customer.firstName|there}}.' }

  test('is made, changed and deleted, and made again under its id it is back; each is in the audit trail', async () => {
    const { it, as } = await start()
    const lead = await as('lead')
    expect(await put(it, 'thanks', thanks, lead.headers)).toMatchObject({
      status: 200,
      json: { id: 'thanks', ...thanks, scope: 'workspace', updatedBy: lead.id },
    })
    expect((await put(it, 'thanks', { ...thanks, body: 'Thanks.' })).json).toMatchObject({
      body: 'Thanks.',
      updatedBy: null,
    })
    expect((await it.call('DELETE', '/v1/snippets/thanks')).status).toBe(204)
    expect(await it.call('DELETE', '/v1/snippets/thanks')).toMatchObject({
      status: 404,
      json: { code: 'snippet_not_found' },
    })
    expect((await put(it, 'thanks', thanks)).status).toBe(200)
    expect(await titles(it)).toEqual(['Thanks'])
    const audit = await it.db.scoped<{ action: string; detail: object }>(
      it.workspace,
      `select action, detail from baton.audit where workspace_id = $1 and target = 'thanks' order by id`,
      [it.workspace],
    )
    expect(audit.map(({ action }) => action)).toEqual([
      'snippet.changed',
      'snippet.changed',
      'snippet.deleted',
      'snippet.changed',
    ])
    // The trail holds no words.
    expect(JSON.stringify(audit)).not.toMatch(/Thank you/)
  })

  test('a title is there once, whatever its capitals; somebody’s own may be called the same', async () => {
    const { it, as } = await start()
    await put(it, 'one', thanks)
    expect(await put(it, 'two', { ...thanks, title: 'THANKS' })).toMatchObject({
      status: 409,
      json: { code: 'snippet_title_taken' },
    })
    const agent = await as('agent')
    expect((await put(it, 'mine', { ...thanks, scope: 'personal' }, agent.headers)).status).toBe(200)
  })

  test.each([
    ['a placeholder that is none', { title: 'x', body: 'Hello {{customer.nmae}}' }],
    ['no words', { title: 'x', body: '  ' }],
    ['two lines as a title', { title: 'x\ny', body: 'y' }],
    ['too much', { title: 'x', body: 'y'.repeat(4001) }],
  ])('%s is refused', async (_what, body) => {
    const { it } = await start()
    expect(await put(it, 'x', body)).toMatchObject({ status: 400, json: { code: 'invalid_request' } })
  })

  describe('whose they are', () => {
    test('agents change their own, and only leads those of everybody', async () => {
      const { it, as } = await start()
      const agent = await as('agent')
      await put(it, 'shared', thanks)
      for (const refused of [
        await put(it, 'shared', thanks, agent.headers),
        await put(it, 'new', { title: 'New', body: 'x' }, agent.headers),
        await it.call('DELETE', '/v1/snippets/shared', undefined, agent.headers),
        await it.call('POST', '/v1/snippets/import', { csv: 'title,body\na,b', preview: false }, agent.headers),
        await put(it, 'key', { ...thanks, scope: 'personal' }),
      ])
        expect(refused).toMatchObject({ status: 403, json: { code: 'actor_not_allowed' } })
      expect((await put(it, 'own', { title: 'Mine', body: 'x', scope: 'personal' }, agent.headers)).status).toBe(200)
      expect(await titles(it, agent.headers)).toEqual(['Mine', 'Thanks'])
    })

    test('nobody sees, changes, takes or deletes what is somebody else’s own', async () => {
      const { it, as } = await start()
      const [agent, lead] = [await as('agent'), await as('lead')]
      await put(it, 'own', { title: 'Mine', body: 'x', scope: 'personal' }, agent.headers)
      expect(await titles(it, lead.headers)).toEqual([])
      expect(await titles(it)).toEqual([])
      for (const [headers, scope] of [
        [lead.headers, 'personal'],
        [lead.headers, 'workspace'],
        [{}, 'workspace'],
      ] as const)
        expect((await put(it, 'own', { title: 'Theirs', body: 'y', scope }, headers)).json.code).toBe(
          'snippet_not_found',
        )
      for (const headers of [lead.headers, {}])
        expect((await it.call('DELETE', '/v1/snippets/own', undefined, headers)).json.code).toBe('snippet_not_found')
      expect(await titles(it, agent.headers)).toEqual(['Mine'])
    })

    test('workspaces do not meet', async () => {
      const { it } = await start()
      const other = await it.another()
      const auth = { authorization: `Bearer ${other.key}` }
      await put(it, 'thanks', thanks, auth)
      expect(await titles(it)).toEqual([])
      expect((await it.call('DELETE', '/v1/snippets/thanks')).status).toBe(404)
      await put(it, 'thanks', { ...thanks, body: 'Mine' })
      expect((await it.call('GET', '/v1/snippets', undefined, auth)).json.snippets).toMatchObject([thanks])
    })
  })

  describe('from a table', () => {
    const csv = 'title,body\nThanks,"Thank you,\nyours"\nRefund,Your refund is on its way.\n'
    const send = (it: TestNode, table: string, preview: boolean, more = {}) =>
      it.call('POST', '/v1/snippets/import', { csv: table, preview, ...more })

    test('a preview says what would become of each line and writes nothing; sent twice nothing changes', async () => {
      const { it } = await start()
      await put(it, 'kept', { title: 'thanks', body: 'Old' })
      const rows = [
        { line: 3, title: 'Thanks', outcome: 'update', problems: [] },
        { line: 4, title: 'Refund', outcome: 'create', problems: [] },
      ]
      expect((await send(it, csv, true)).json).toMatchObject({ preview: true, written: false, rows })
      expect(await titles(it)).toEqual(['thanks'])
      expect((await send(it, csv, false)).json).toMatchObject({
        written: true,
        counts: { create: 1, update: 1, same: 0, refused: 0 },
      })
      const { snippets } = (await it.call('GET', '/v1/snippets')).json
      expect(snippets).toMatchObject([{ title: 'Refund' }, { id: 'kept', title: 'Thanks', body: 'Thank you,\nyours' }])
      expect((await send(it, csv, false)).json.counts).toEqual({ create: 0, update: 0, same: 2, refused: 0 })
    })

    test('with one wrong line nothing is written, and each says what is wrong with it', async () => {
      const { it } = await start()
      const wrong = `title;body\nGood;Fine\n;x\nNo words;\n${'t'.repeat(81)};x\nOdd;{{order}}\ngood;twice\n`
      const { json } = await send(it, wrong, false)
      expect(json).toMatchObject({ written: false, counts: { create: 1, refused: 5 } })
      expect(json.rows.map((row: { problems: { code: string }[] }) => row.problems.map(({ code }) => code))).toEqual([
        [],
        ['missing'],
        ['missing'],
        ['too_long'],
        ['not_a_placeholder'],
        ['twice'],
      ])
      expect(await titles(it)).toEqual([])
    })

    test('what is no table is refused', async () => {
      const { it } = await start()
      for (const table of ['title\nx', 'title,body,color\na,b,c', 'title,body', 'title,body\n"x'])
        expect(await send(it, table, true)).toMatchObject({ status: 422, json: { code: 'csv_unreadable' } })
    })
  })
})
