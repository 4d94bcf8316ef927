import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBuiltInAssistant } from '../assistant/built-in/built-in-assistant.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const playbook = (origin: string) => `id: cancel
title: { en: Cancel an order }
when: { examples: { en: [cancel my order, I want to cancel the order] } }
inputs:
  order:
    ask: { en: Which order is it? }
    pattern: '\\d{5}'
steps:
  - id: do-it
    action: { method: POST, url: '${origin}/cancel/{{order}}', timeoutMs: 1000, moneyPath: false }
  - id: tell
    say: { en: 'Order {{order}} is cancelled.' }
    check: true
`

eachDatabase((_name, open) => {
  let it: TestNode
  let called = 0
  let id = ''
  const shop = http.createServer((_request, response) => {
    called += 1
    response.setHeader('content-type', 'application/json')
    response.end('{}')
  })
  beforeAll(async () => {
    await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done))
    const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
    it = await createTestNode((await open()).db)
    const builtIn = createBuiltInAssistant({ db: it.db, allowedOrigins: () => [origin], baseUrl: () => origin })
    it.script((turn) => builtIn.takeTurn(turn))
    await must('PUT', '/v1/articles/returns', { title: 'Returns', body: 'Send a reader back within thirty days.' })
    await must('PUT', '/v1/playbooks/cancel', { yaml: playbook(origin) })
    const settings = { name: 'Careful', bounds: { topics: [{ name: 'guarantees', words: ['guarantee'] }] } }
    const made = await must('POST', '/v1/assistants', { settings })
    id = made.id
    await must('POST', `/v1/assistants/${id}/publish`, { note: 'First', revision: made.revision })
    const open2 = { ...made.draft, bounds: { intents: [], topics: [], languages: [] } }
    await must('PUT', `/v1/assistants/${id}`, { settings: open2, revision: made.revision + 1 })
  }, 60_000)
  afterAll(async () => {
    await it.stop()
    shop.close()
  })

  async function must(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
    const { status, json } = await it.call(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }

  const ask = (text: string, more: object = {}) => must('POST', `/v1/assistants/${id}/practice`, { text, ...more })
  const types = (turn: { events: { type: string }[] }) => turn.events.map(({ type }) => type)

  describe('practice', () => {
    test('a draft and a version answer each in their way, with what was found and weighed, and the package that would have travelled', async () => {
      const question = 'What is the guarantee when I send a reader back?'
      const draft = await ask(question, { page: { url: 'https://shop.example/cart', title: 'Cart' } })
      expect(types(draft)).toContain('AssistantSaid')
      expect(draft.seen[0]).toMatchObject({ kind: 'searched', found: [{ articleId: 'returns' }] })
      expect(draft.events.find(({ type }: { type: string }) => type === 'HandoffWeighed')).toBeDefined()
      expect(draft.chosen).toEqual({ assistantId: 'basic', rule: null })
      const version = await ask(question, { version: 1, page: { url: 'https://shop.example/cart', title: 'Cart' } })
      expect(types(version)).not.toContain('AssistantSaid')
      const escalated = version.events.find(({ type }: { type: string }) => type === 'Escalated')
      expect(escalated).toMatchObject({ reason: { kind: 'boundary', ref: 'guarantees' } })
      const { package: pkg } = version.events.find(({ type }: { type: string }) => type === 'HandoffPrepared')
      expect([pkg.summary.problem[0].text, pkg.page.url]).toEqual([question, 'https://shop.example/cart'])
      expect(types(version).some((type) => ['Queued', 'Offered', 'Scheduled'].includes(type))).toBe(true)
    })

    test('goes on with what was said before, and calls nothing: what it would have called is said', async () => {
      const first = await ask('I want to cancel my order')
      expect(first.events.find(({ type }: { type: string }) => type === 'AssistantSaid').text).toContain('Which order')
      const second = await ask('It is 48213', { session: first.session })
      expect(second.seen).toContainEqual({
        kind: 'called',
        name: 'cancel/do-it',
        method: 'POST',
        url: expect.stringMatching(/\/cancel\/48213$/),
      })
      expect(second.events.find(({ type }: { type: string }) => type === 'AssistantSaid').text).toContain('48213')
      expect(called).toBe(0)
      expect(
        (await it.call('POST', `/v1/assistants/basic/practice`, { text: 'Hello', session: first.session })).json.code,
      ).toBe('practice_over')
    })

    test('enters nothing: no conversation, no fact, no text, no handoff, and no count', async () => {
      const counted = async () => {
        const [row] = await it.db.scoped<object>(
          it.workspace,
          `select (select count(*) from baton.conversations where workspace_id = $1) as conversations, (select count(*) from baton.facts where workspace_id = $1) as facts,
            (select count(*) from baton.texts where workspace_id = $1) as texts, (select count(*) from baton.handoffs where workspace_id = $1) as handoffs,
            (select count(*) from baton.customers where workspace_id = $1) as customers`,
          [it.workspace],
        )
        return { ...row, versions: (await must('GET', '/v1/health/assistants')).versions.length }
      }
      const before = await counted()
      await ask('I want to talk to a person')
      await ask('What is the guarantee?', { version: 1 })
      expect(await counted()).toEqual(before)
      expect(before).toMatchObject({ versions: 0 })
    })

    test('questions are kept for everybody, and not written over', async () => {
      const questions = [{ text: 'How do I send it back?', locale: 'en', page: null }]
      expect(await must('PUT', '/v1/practice-questions', { questions, revision: 0 })).toMatchObject({
        questions,
        revision: 1,
      })
      expect((await it.call('PUT', '/v1/practice-questions', { questions: [], revision: 0 })).json.code).toBe(
        'changed_meanwhile',
      )
      expect((await must('GET', '/v1/practice-questions')).questions).toEqual(questions)
    })
  })
})
