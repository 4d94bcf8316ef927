import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { openPostgres } from '../db/postgres.ts'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const people = 64

/** As many people as there are hands, and more than one node where the database can be had by more than one. */
eachDatabase((name, open) => {
  const nodes: { it: TestNode; url: string }[] = []
  const others: Database[] = []
  const agents: { id: string; cookie: string }[] = []

  beforeAll(async () => {
    const { db, url } = await open()
    const dbs = [db]
    if (name === 'postgres') dbs.push(await openPostgres({ url: url ?? '' }))
    others.push(...dbs.slice(1))
    for (const each of dbs) {
      const it = await createTestNode(each)
      nodes.push({ it, url: await it.node.app.listen({ port: 0, host: '127.0.0.1' }) })
    }
    const { it } = nodes[0]!
    const deps = { db, newId: it.newId, endings: createEndings() }
    // From a table: who is added one by one has a password made and hashed, and that is meant to take its time.
    const lines = Array.from({ length: people }, (_, n) => `Person ${n},p${n}@desk.example,5`)
    await it.call('POST', '/v1/agents/import', { csv: ['name,email,capacity', ...lines].join('\n'), preview: false })
    const set = `update baton.agents set presence = 'online' where workspace_id = $1 returning id`
    for (const { id } of await db.scoped<{ id: string }>(it.workspace, set, [it.workspace])) {
      const { token } = await openSession(deps, { workspace: it.workspace, agentId: id }, Date.now())
      agents.push({ id, cookie: `baton_session=${token}` })
    }
  })
  afterAll(async () => {
    for (const { it } of nodes) await it.stop()
    for (const db of others) await db.close()
  })

  async function offered() {
    const { it } = nodes[0]!
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: it.newId('customer') } })
    const handed = await it.call('POST', `/v1/conversations/${json.id}/handoff`, {})
    return { id: json.id as string, offer: handed.json.outcome as { offerId: string; agentId: string } }
  }

  async function accept(offerId: string, cookie: string, n: number) {
    const { url } = nodes[n % nodes.length]!
    const response = await fetch(`${url}/v1/offers/${offerId}/accept`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'idempotency-key': `${offerId}-${n}`,
      },
      body: '{}',
    })
    const { code, epoch } = (await response.json()) as { code?: string; epoch?: number }
    return { status: response.status, code, epoch }
  }

  const factsOf = async (id: string) =>
    nodes[0]!.it.db.scoped<{ type: string; data: { agentId?: string } }>(
      nodes[0]!.it.workspace,
      `select type, data from baton.facts where workspace_id = $1 and conversation_id = $2 and type in ('OfferAccepted', 'TakenOver') order by seq`,
      [nodes[0]!.it.workspace, id],
    )
  const holderOf = async (id: string) =>
    (await nodes.at(-1)!.it.call('GET', `/v1/conversations/${id}`, undefined, bearer())).json.holder
  const bearer = () => ({ authorization: `Bearer ${nodes[0]!.it.key}` })

  describe('an offer', () => {
    test(
      'is had by one: sixty-four people accept it at once, on every node there is',
      { timeout: 20_000 },
      async () => {
        const { id, offer } = await offered()
        const answers = await Promise.all(agents.map(({ cookie }, n) => accept(offer.offerId, cookie, n)))
        const won = agents.filter((_, n) => answers[n]?.status === 200)
        expect(won.map((each) => each.id)).toEqual([offer.agentId])
        const lost = answers.filter(({ status }) => status !== 200)
        expect(lost).toHaveLength(people - 1)
        const told = new Set(lost.map(({ status, code }) => `${status} ${code}`))
        expect(['403 offer_not_yours', '409 offer_gone']).toEqual(expect.arrayContaining([...told]))
        expect(await holderOf(id)).toMatchObject({ kind: 'agent', id: offer.agentId })
        expect(await factsOf(id)).toMatchObject([{ type: 'OfferAccepted', data: { agentId: offer.agentId } }])
      },
    )

    test('accepted in sixty-four tabs is accepted once, and each is told so', async () => {
      const { id, offer } = await offered()
      const { cookie } = agents.find((each) => each.id === offer.agentId)!
      const answers = await Promise.all(agents.map((_, n) => accept(offer.offerId, cookie, n)))
      expect(new Set(answers.map(({ status, epoch }) => `${status} ${epoch}`)).size).toBe(1)
      expect(answers[0]?.status).toBe(200)
      expect(await factsOf(id)).toHaveLength(1)
    })

    test('accepted, declined and taken over at once ends with one person', async () => {
      const { id, offer } = await offered()
      const { it } = nodes[0]!
      const mine = agents.find((each) => each.id === offer.agentId)!
      const rival = agents.find((each) => each.id !== offer.agentId)!
      const [accepted] = await Promise.all([
        accept(offer.offerId, mine.cookie, 1),
        ...agents.slice(0, 20).map(() => it.call('POST', `/v1/offers/${offer.offerId}/decline`, { agentId: mine.id })),
        it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: rival.id }),
      ])
      const facts = await factsOf(id)
      expect(facts.filter(({ type }) => type === 'OfferAccepted').length).toBe(accepted.status === 200 ? 1 : 0)
      // The other node hears of it within a second.
      await expect
        .poll(() => holderOf(id), { timeout: 5_000 })
        .toMatchObject({ kind: 'agent', id: facts.at(-1)?.data.agentId })
    })
  })
})
