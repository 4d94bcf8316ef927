import { afterAll, beforeAll, expect, test } from 'vitest'
import { signed } from '../identity/testing/forged-tokens.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const card = '4242 4242 4242 4242'
const pin = '94713'
const password = 'hunter2'
/** What is the name of a secret hides what it has, and a card number is one under any name. */
const attributes = { note: `paid with ${card}`, pin, city: 'Ulm' }

eachDatabase((_name, open) => {
  let it: TestNode
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
  })
  afterAll(() => it.stop())

  async function must(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, headers = {}) {
    const { status, json } = await it.call(method, path, body, headers)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  async function keptOf(externalId: string): Promise<string> {
    const [row] = await it.db.scoped<Record<string, unknown>>(
      it.workspace,
      'select * from baton.customers where workspace_id = $1 and external_id = $2',
      [it.workspace, externalId],
    )
    return JSON.stringify(row)
  }

  const ways: [string, (externalId: string) => Promise<unknown>][] = [
    [
      'a system tells',
      (id) =>
        must('PUT', `/v1/customers/${id}`, {
          attributes,
          openIssues: [{ title: `Refund to ${card}`, status: 'open' }],
        }),
    ],
    [
      'stands in a table that is imported',
      (id) =>
        must('POST', '/v1/customers/import', {
          csv: `id,note,pin,city\n${id},${attributes.note},${pin},Ulm`,
          preview: false,
        }),
    ],
    [
      'a site vouches for',
      async (id) => {
        const { secret } = await must('GET', '/v1/workspace')
        const { token } = await must('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
        const exp = Math.floor(Date.now() / 1000) + 600
        const claims = { sub: id, exp, attributes, workspace: it.workspace }
        await must(
          'POST',
          '/v1/visitors/me/identity',
          { token: signed(claims, secret) },
          { authorization: `Bearer ${token}` },
        )
      },
    ],
  ]
  test.each(ways)('a card number or a PIN that %s of a customer is not kept', async (_way, tell) => {
    const externalId = it.newId('customer')
    await tell(externalId)
    const kept = await keptOf(externalId)
    expect(kept).toContain('Ulm')
    expect(kept).toContain('paid with ••')
    for (const secret of [card, pin]) expect(kept).not.toContain(secret)
  })

  test('nor what another system’s bot hands in as it came, however long that is', async () => {
    const raw = {
      customer: { ...attributes, userPassword: password },
      pages: Array.from({ length: 10 }, () => 'words '.repeat(8400)),
    }
    // As long as it may be, it is cut where it is kept.
    const { handoffId } = await must('POST', '/v1/handoffs', { conversationId: it.newId('message'), raw })
    const kept = JSON.stringify(await must('GET', `/v1/handoffs/${handoffId}/raw`))
    expect(kept).toContain('Ulm')
    for (const secret of [card, pin, password]) expect(kept).not.toContain(secret)
  })
})
