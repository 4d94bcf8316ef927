import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBuiltInAssistant } from '../assistant/built-in/built-in-assistant.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, saying, type TestNode } from '../testing/test-node.ts'

interface Event {
  type: string
  by?: { assistantId: string; version: number; model?: string; rule?: number | null }
  reason?: { kind: string; of?: string; ref?: string }
  text?: string
  package?: { assistant?: object }
}

eachDatabase((_name, open) => {
  let it: TestNode
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
    await it.db.scoped(it.workspace, `update baton.workspaces set policy = '{"quietMs": 30}' where workspace_id = $1`, [
      it.workspace,
    ])
    const builtIn = createBuiltInAssistant({ db: it.db, allowedOrigins: () => [], baseUrl: () => 'http://x.invalid' })
    it.script((turn) => builtIn.takeTurn(turn))
    await must('PUT', '/v1/articles/returns', {
      title: 'Returns',
      body: 'Send a reader back within thirty days.',
      tags: ['shop'],
    })
    await must('PUT', '/v1/articles/battery', {
      title: 'Battery',
      body: 'The battery lasts nine weeks.',
      tags: ['device'],
    })
  }, 60_000)
  afterAll(() => it.stop())

  async function must(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) {
    const { status, json } = await it.call(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }

  async function made(settings: object, note = 'First'): Promise<string> {
    const { id, revision } = await must('POST', '/v1/assistants', { settings: { name: 'Made', ...settings } })
    await must('POST', `/v1/assistants/${id}/publish`, { note, revision })
    return id
  }

  async function arranged(rules: object[]): Promise<void> {
    const { desk } = await must('GET', '/v1/assistants')
    await must('PUT', '/v1/assistant-desk', { defaultId: 'basic', rules, revision: desk.revision })
  }

  async function asked(text: string, page?: object, id?: string): Promise<{ id: string; events: Event[] }> {
    const customer = { externalId: it.newId('customer') }
    const conversation = id ?? (await must('POST', '/v1/conversations', { customer, ...(page ? { page } : {}) })).id
    const path = `/v1/conversations/${conversation}`
    const before = (await must('GET', `${path}/events?after=0`)).events.length
    await must('POST', `${path}/messages`, { clientId: it.newId('message'), author: { kind: 'customer' }, text })
    for (let tries = 0; tries < 400; tries += 1) {
      const { events } = await must('GET', `${path}/events?after=${before}`)
      if (events.some(({ type }: Event) => type === 'TurnEnded' || type === 'Escalated'))
        return { id: conversation, events }
      await sleep(20)
    }
    throw new Error('no turn has ended')
  }

  const first = (events: readonly Event[], type: string) => events.find((event) => event.type === type)

  describe('several assistants', () => {
    test('the one that ships answers by default, and each answer says who it was and what worded it', async () => {
      const { events } = await asked('How do I send a reader back?')
      expect(first(events, 'AssistantSaid')?.by).toEqual({ assistantId: 'basic', version: 1, model: 'built-in' })
      expect(first(events, 'TurnEnded')?.by).toEqual({ assistantId: 'basic', version: 1, rule: null })
    })

    test('a rule gives a page to another one, which answers from its own knowledge alone, and keeps the conversation', async () => {
      const id = await made({ name: 'Device', knowledge: { tags: ['device'] } })
      await arranged([{ assistantId: id, pages: ['/device*'] }])
      const page = { url: 'https://shop.example/device/folio', title: 'Folio' }
      const there = await asked('How long does the battery last?', page)
      expect(first(there.events, 'AssistantSaid')?.by).toMatchObject({ assistantId: id, version: 1 })
      expect(first(there.events, 'AssistantSaid')?.text).toContain('nine weeks')
      const beyond = await asked('How do I send a reader back?', page)
      expect(beyond.events.some(({ text }) => text?.includes('thirty days'))).toBe(false)
      const elsewhere = await asked('How do I send a reader back?')
      expect(first(elsewhere.events, 'AssistantSaid')?.by?.assistantId).toBe('basic')
      await arranged([])
      const again = await asked('And how long does the battery last in winter?', undefined, there.id)
      expect(again.events.find(({ by }) => by)?.by?.assistantId).toBe(id)
    })

    test('each site has its own, by its host, and a port where one is named; without a page nobody’s', async () => {
      const shop = await made({ name: 'Shop' })
      const docs = await made({ name: 'Docs' })
      const local = await made({ name: 'Local' })
      await arranged([
        { assistantId: shop, sites: ['Shop.example'] },
        { assistantId: docs, sites: ['docs.example'] },
        { assistantId: local, sites: ['localhost:4310'] },
      ])
      const by = async (url?: string) => {
        const { events } = await asked('How do I send a reader back?', url ? { url, title: 'A page' } : undefined)
        const { assistantId, rule } = first(events, 'TurnEnded')?.by ?? {}
        return [assistantId, rule]
      }
      expect(await by('https://shop.example/cart')).toEqual([shop, 0])
      expect(await by('https://shop.example:8443/cart')).toEqual([shop, 0])
      expect(await by('https://docs.example/')).toEqual([docs, 1])
      expect(await by('http://localhost:4310/')).toEqual([local, 2])
      for (const other of [
        'http://localhost:4311/',
        'https://shop.example.evil.example/',
        'https://shop.example@evil.example/',
        'https://evil.example/?https://shop.example/',
        'https://evil.example/#@shop.example/',
        undefined,
      ])
        expect([other, ...(await by(other))]).toEqual([other, 'basic', null])
      await arranged([])
    })

    test('which version escalated is a fact, travels in the package and is counted, and a version that is rolled back is another one', async () => {
      const id = await made({ name: 'Careful', bounds: { topics: [{ name: 'guarantees', words: ['guarantee'] }] } })
      await arranged([{ assistantId: id, pages: ['/law'] }])
      const page = { url: 'https://shop.example/law', title: 'Law' }
      const one = await asked('What is the guarantee when I send a reader back?', page)
      const escalated = first(one.events, 'Escalated')
      expect(escalated).toMatchObject({
        by: { assistantId: id, version: 1 },
        reason: { kind: 'boundary', of: 'topic', ref: 'guarantees' },
      })
      expect(one.events.some(({ type }) => type === 'AssistantSaid')).toBe(false)
      const travelled = first(one.events, 'HandoffPrepared')?.package?.assistant
      expect(travelled).toEqual({ assistantId: id, version: 1, model: 'scripted' })

      const { draft, revision } = await must('GET', `/v1/assistants/${id}`)
      const settings = { ...draft, bounds: { intents: [], topics: [], languages: [] } }
      const drafted = await must('PUT', `/v1/assistants/${id}`, { settings, revision })
      const still = await asked('Is there a guarantee?', page)
      expect(first(still.events, 'Escalated')?.by?.version).toBe(1)
      await must('POST', `/v1/assistants/${id}/publish`, { note: 'Talks about law', revision: drafted.revision })
      const two = await asked('What is the guarantee when I send a reader back?', page)
      expect(first(two.events, 'AssistantSaid')?.by?.version).toBe(2)
      const no = await asked('No, that did not help, I want a person', undefined, two.id)
      expect(first(no.events, 'Escalated')?.by).toEqual({ assistantId: id, version: 2 })
      expect(first(no.events, 'HandoffPrepared')?.package?.assistant).toEqual({
        assistantId: id,
        version: 2,
        model: 'built-in',
      })
      const back = await must('POST', `/v1/assistants/${id}/roll-back`, { version: 1, note: 'Rather not' })
      expect(
        back.versions.map((each: { version: number; restores: number | null; note: string }) => [
          each.version,
          each.restores,
          each.note,
        ]),
      ).toEqual([
        [3, 1, 'Rather not'],
        [2, null, 'Talks about law'],
        [1, null, 'First'],
      ])
      expect(back.draft.bounds.topics).toEqual([{ name: 'guarantees', words: ['guarantee'] }])

      const { versions } = await must('GET', '/v1/health/assistants')
      const of = (version: number) =>
        versions.find(
          (each: { assistantId: string; version: number }) => each.assistantId === id && each.version === version,
        )
      expect(of(1)).toMatchObject({
        name: 'Careful',
        escalated: 2,
        answers: 0,
        reasons: [{ kind: 'boundary', count: 2 }],
      })
      expect(of(2)).toMatchObject({ conversations: 1, answers: 1, escalated: 1, wrong: 1, models: ['built-in'] })
    })

    test('what it does not talk about is not said either, whatever a model makes of it', async () => {
      const id = await made({ bounds: { topics: [{ name: 'prices', words: ['discount'] }] } })
      await arranged([{ assistantId: id }])
      it.script(saying('The reader is blue.', 'You get a discount of half.', 'Anything else?'))
      const { events } = await asked('Which colours are there?')
      expect(events.filter(({ type }) => type === 'AssistantSaid').map(({ text }) => text)).toEqual([
        'The reader is blue.',
      ])
      expect(JSON.stringify(events)).not.toContain('discount of half')
      expect(first(events, 'Escalated')).toMatchObject({
        reason: { kind: 'boundary', ref: 'prices' },
        by: { assistantId: id },
      })
      const builtIn = createBuiltInAssistant({ db: it.db, allowedOrigins: () => [], baseUrl: () => 'http://x.invalid' })
      it.script((turn) => builtIn.takeTurn(turn))
      await arranged([])
    })
  })

  describe('what is refused as it is written', () => {
    const refusal = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
      (await it.call(method, path, body)).json?.code

    test('a desk without a default, or with a rule for who cannot answer (failure 11)', async () => {
      const { desk } = await must('GET', '/v1/assistants')
      const { id } = await must('POST', '/v1/assistants', { settings: { name: 'Draft' } })
      const put = (body: object) =>
        refusal('PUT', '/v1/assistant-desk', { rules: [], revision: desk.revision, ...body })
      expect(await put({ defaultId: 'gone' })).toBe('no_default_assistant')
      expect(await put({ defaultId: id })).toBe('no_default_assistant')
      expect(await put({ defaultId: 'basic', rules: [{ assistantId: id }] })).toBe('assistant_not_live')
      expect(await put({ defaultId: 'basic', revision: desk.revision + 7 })).toBe('changed_meanwhile')
      expect(await refusal('DELETE', '/v1/assistants/basic')).toBe('assistant_in_use')
      expect((await it.call('DELETE', `/v1/assistants/${id}`)).status).toBe(204)
      expect(await refusal('DELETE', `/v1/assistants/${id}`)).toBe('assistant_not_found')
    })

    test('a draft that somebody else has written meanwhile, a publish of nothing, parts that are not there', async () => {
      const id = await made({ name: 'Twice' })
      const { draft, revision } = await must('GET', `/v1/assistants/${id}`)
      await must('PUT', `/v1/assistants/${id}`, { settings: { ...draft, tone: 'Warm' }, revision })
      expect(await refusal('PUT', `/v1/assistants/${id}`, { settings: draft, revision })).toBe('changed_meanwhile')
      await must('PUT', `/v1/assistants/${id}`, { settings: draft, revision: revision + 1 })
      expect(await refusal('POST', `/v1/assistants/${id}/publish`, { note: 'x', revision: revision + 2 })).toBe(
        'nothing_to_publish',
      )
      expect(await refusal('POST', '/v1/assistants', { settings: { name: 'X', playbooks: ['gone'] } })).toBe(
        'unknown_part',
      )
      expect(await refusal('POST', `/v1/assistants/${id}/roll-back`, { version: 9, note: 'x' })).toBe(
        'version_not_found',
      )
      expect(await refusal('PUT', '/v1/model-budgets', { day: { dollars: 5 }, whenSpent: 'hand-off' })).toBe('no_price')
    })
  })
})
