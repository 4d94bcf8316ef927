import { describe, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const password = 'correct horse battery'

eachDatabase((_name, open) => {
  async function start() {
    const it = await createTestNode((await open()).db)
    onTestFinished(it.stop)
    const as = async (role: 'agent' | 'lead' | 'admin', name = role as string) => {
      const email = `${it.newId('agent')}@desk.example`
      const { json } = await it.call('POST', '/v1/agents', { name, email, role, password })
      const session = await it.node.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { email, password, workspace: it.workspace },
      })
      const token = /baton_session=([^;]+)/.exec(String(session.headers['set-cookie']))?.[1] ?? ''
      return { id: json.id as string, headers: { authorization: `Bearer ${token}` } }
    }
    return { it, as }
  }
  const conversation = async (it: TestNode, externalId: string, text: string) => {
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId } })
    await it.call('POST', `/v1/conversations/${json.id}/messages`, {
      clientId: 'a',
      author: { kind: 'customer' },
      text,
    })
    return json.id as string
  }
  const page = (it: TestNode, externalId: string, headers = {}) =>
    it.call('GET', `/v1/customers/${externalId}/page`, undefined, headers)

  test('says what is known: pushed is not verified, counts are theirs alone, and each conversation how it ended', async () => {
    const { it, as } = await start()
    const mara = await as('agent', 'Mara')
    await it.call('PUT', '/v1/customers/dana', {
      name: 'Dana',
      email: 'dana@mail.example',
      attributes: { company: 'Acme', seats: 3 },
      openIssues: [{ title: 'Invoice 7' }],
    })
    await it.call('PUT', '/v1/customers/other', { name: 'Other' })
    const first = await conversation(it, 'dana', 'My lamp is broken')
    await it.call('POST', `/v1/conversations/${first}/notes`, { clientId: 'n', text: 'Seen before' })
    await it.call('POST', `/v1/conversations/${first}/take-over`, { agentId: mara.id })
    await it.call('POST', `/v1/conversations/${first}/resolve`, { agentId: mara.id, resolution: 'solved' })
    const second = await conversation(it, 'dana', 'Where is my parcel?')
    await conversation(it, 'other', 'Hello')
    expect(await page(it, 'dana', mara.headers)).toMatchObject({
      status: 200,
      json: {
        verified: false,
        company: 'Acme',
        language: 'en',
        conversations: 2,
        open: 1,
        emails: [{ address: 'dana@mail.example', from: ['account'] }],
        customer: { openIssues: [{ title: 'Invoice 7' }] },
      },
    })
    const list = (query: string) =>
      it.call('GET', `/v1/customers/dana/conversations${query}`, undefined, mara.headers).then(({ json }) => json)
    const newest = await list('?limit=1')
    expect(newest.conversations).toMatchObject([{ conversation: { id: second }, ended: null }])
    const older = await list(`?limit=1&before=${newest.next}`)
    expect(older.conversations).toMatchObject([
      { conversation: { id: first }, ended: { resolution: 'solved', by: 'agent', name: 'Mara' }, notes: 1 },
    ])
    expect((await list(`?before=${older.next}`)).conversations).toEqual([])
    expect(await page(it, 'nobody')).toMatchObject({ status: 404, json: { code: 'customer_not_found' } })
  })

  test('people change name and attributes, and nothing else; the trail says which, without the words', async () => {
    const { it, as } = await start()
    const mara = await as('agent')
    await it.call('PUT', '/v1/customers/dana', { name: 'Dana', tier: 'gold', attributes: { seats: 3, city: 'Ulm' } })
    const change = (body: object) => it.call('PUT', '/v1/customers/dana/details', body, mara.headers)
    expect(
      await change({ name: ' Dana Roth ', attributes: { city: null, plan: 'card 4111 1111 1111 1111' } }),
    ).toMatchObject({
      status: 200,
      json: { name: 'Dana Roth', tier: 'gold', attributes: { seats: 3 } },
    })
    const { attributes } = (await it.call('GET', '/v1/customers/dana')).json
    expect(Object.keys(attributes).toSorted()).toEqual(['plan', 'seats'])
    expect(attributes.plan).not.toContain('4111 1111')
    expect((await change({ tier: 'platinum' })).status).toBe(400)
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`a${i}`, i]))
    expect((await change({ attributes: many })).json.code).toBe('too_many_attributes')
    const trail = await it.call('GET', '/v1/audit?action=customer')
    expect(trail.json.entries).toMatchObject([
      { action: 'customer.changed', by: { kind: 'agent', id: mara.id }, detail: { name: true, attributes: 2 } },
    ])
    expect(JSON.stringify(trail.json)).not.toMatch(/Roth|Ulm/)
  })

  test('notes are their author’s or a lead’s to delete, and go with the customer', async () => {
    const { it, as } = await start()
    const [mara, ben, lead] = [await as('agent', 'Mara'), await as('agent', 'Ben'), await as('lead')]
    await it.call('PUT', '/v1/customers/dana', { name: 'Dana' })
    const note = (text: string) => it.call('POST', '/v1/customers/dana/notes', { text }, mara.headers)
    const [one, two] = [(await note('Calls on Fridays')).json, (await note('Prefers mail')).json]
    expect((await page(it, 'dana')).json.notes).toMatchObject([
      { text: 'Prefers mail', by: { name: 'Mara' } },
      { text: 'Calls on Fridays' },
    ])
    await it.call('PUT', '/v1/customers/kim', { name: 'Kim' })
    expect((await page(it, 'kim')).json.notes).toEqual([])
    const remove = (id: string, headers: object) =>
      it.call('DELETE', `/v1/customer-notes/${id}`, undefined, headers as Record<string, string>)
    expect((await remove(one.id, ben.headers)).json.code).toBe('actor_not_allowed')
    expect((await remove(one.id, lead.headers)).status).toBe(204)
    expect((await remove(one.id, lead.headers)).json.code).toBe('customer_note_not_found')
    expect((await page(it, 'dana')).json.notes).toHaveLength(1)
    await it.call('DELETE', '/v1/customers/dana')
    const left = await it.db.scoped(it.workspace, 'select id from baton.customer_notes where id = $1', [two.id])
    expect(left).toEqual([])
  })

  test('the trail is for admins, newest first, and found by who, what and when', async () => {
    const { it, as } = await start()
    const admin = await as('admin', 'Ada')
    for (const n of [1, 2, 3]) await it.call('PUT', `/v1/snippets/s${n}`, { title: `T${n}`, body: 'x' }, admin.headers)
    const read = (query: string, headers = admin.headers) =>
      it.call('GET', `/v1/audit${query}`, undefined, headers).then(({ json }) => json)
    const first = await read('?limit=2&action=snippet')
    expect(first.entries).toMatchObject([{ target: 's3', by: { name: 'Ada' } }, { target: 's2' }])
    expect((await read(`?limit=2&action=snippet&before=${first.next}`)).entries).toMatchObject([{ target: 's1' }])
    expect((await read(`?by=${admin.id}&target=s2`)).entries).toHaveLength(1)
    expect((await read('?action=snippet&to=2001-01-01T00:00:00Z')).entries).toEqual([])
    expect((await read('', (await as('lead')).headers)).code).toBe('forbidden')
  })

  describe('a table of customers', () => {
    const send = (it: TestNode, csv: string, preview = false, columns?: object) =>
      it
        .call('POST', '/v1/customers/import', { csv, preview, ...(columns ? { columns } : {}) })
        .then(({ json }) => json)

    test('is looked at first and written once; an empty cell leaves what is there, and nobody is verified by it', async () => {
      const { it } = await start()
      await it.call('PUT', '/v1/customers/dana', { name: 'Dana', email: 'dana@mail.example', tier: 'gold' })
      const csv = 'Customer ID;Name;E-Mail;Seats\ndana;;;3\nsam;Sam 🙂;sam@mail.example;007\n'
      const counts = { create: 1, update: 1, same: 0, refused: 0 }
      expect(await send(it, csv, true)).toMatchObject({ written: false, counts })
      expect((await page(it, 'sam')).status).toBe(404)
      expect(await send(it, csv)).toMatchObject({ written: true, counts })
      expect((await page(it, 'dana')).json.customer).toMatchObject({
        name: 'Dana',
        email: 'dana@mail.example',
        tier: 'gold',
        attributes: { Seats: 3 },
      })
      expect((await page(it, 'sam')).json).toMatchObject({
        verified: false,
        customer: { name: 'Sam 🙂', attributes: { Seats: '007' } },
      })
      expect((await send(it, csv)).counts).toEqual({ create: 0, update: 0, same: 2, refused: 0 })
    })

    test('columns become what is said; bad lines are listed with line and reason, and then nothing is written', async () => {
      const { it } = await start()
      const csv = 'nr,who,mail,secret\n1,Ann,ann@mail.example,x\n2,Bob,not an address,x\n,Cid,,x\n1,Again,,x\n'
      const columns = { nr: 'externalId', who: 'name', mail: 'email', secret: 'skip' }
      const answer = await send(it, csv, false, columns)
      expect(answer).toMatchObject({ written: false, counts: { create: 1, refused: 3 } })
      expect(answer.rows).toMatchObject([
        { line: 3, problems: [{ code: 'not_an_email', column: 'email' }] },
        { line: 4, problems: [{ code: 'missing', column: 'externalId' }] },
        { line: 5, problems: [{ code: 'twice' }] },
        { line: 2, outcome: 'create' },
      ])
      expect((await page(it, '1')).status).toBe(404)
      // Which column is the id can be said once the columns are seen.
      expect(await send(it, 'number,name\n7,Ann')).toMatchObject({
        written: false,
        columns: [
          { name: 'number', becomes: 'attribute:number' },
          { name: 'name', becomes: 'name' },
        ],
        rows: [{ outcome: 'refused', problems: [{ code: 'missing', cause: 'no column is your id of them' }] }],
      })
      expect((await send(it, 'number,name\n7,Ann', true, { number: 'externalId' })).counts).toMatchObject({ create: 1 })
      expect((await send(it, 'id,name\n7,"Ann')).detail).toContain('is never closed')
      expect((await send(it, 'id,name\n7,Ann "A" Berg')).detail).toContain('line 2 has a quotation mark within a cell')
      expect((await send(it, csv, true, { ...columns, who: 'email' })).code).toBe('csv_unreadable')
      const names = ['constructor', '__proto__'].join(',')
      expect(await send(it, `id,${names}\nx1,a,b`)).toMatchObject({ written: true })
    })
  })
})
