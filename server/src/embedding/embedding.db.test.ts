import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createModelSpending } from '../assistants/model-spending.ts'
import { putBudgets } from '../assistants/budgets.ts'
import { system } from '../identity/audit.ts'
import { createIds } from '../ids.ts'
import { search } from '../knowledge/search.ts'
import { eachDatabase } from '../testing/databases.ts'
import { startFakeEmbeddings, type FakeEmbeddings } from '../testing/fake-embeddings.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import type { Database } from '../db/database.ts'
import { createEmbedder, type Embedder } from './embedder.ts'
import { createEmbeddingRunner } from './embedding-runner.ts'
import { createMeaning, type MeaningParts } from './meaning.ts'

const inOtherWords = 'Someone nicked my two-wheeler'
const bikes = {
  title: 'Insurance of a bicycle',
  body: 'A bicycle that was stolen is replaced. Theft of a bike goes to the police first, and its number to us.',
}
const others: [string, string, string][] = [
  ['hours', 'Opening hours', 'We are there from nine to five. On Sundays the workshop is closed.'],
  ['lamps', 'Lamps', 'A lamp shines for two hundred hours when it is charged each week.'],
  ['helmets', 'Helmets', 'Helmets come in three sizes, and the blue ones glow in the dark.'],
]

interface Round {
  model?: string
  batch?: number
  owner?: string
  by?: Embedder
}

eachDatabase((_name, open) => {
  let fake: FakeEmbeddings
  let db: Database
  let it: TestNode
  const logged: { message: string; detail: object }[] = []
  let at = Date.UTC(2026, 10, 29, 12)
  const now = () => at
  const note = (message: string, detail: object) => void logged.push({ message, detail })
  const spending = () => createModelSpending({ db, now, newId: createIds(now), operator: {}, log: note })
  const embedder = (model = fake.model) =>
    createEmbedder({ provider: 'openai-compatible', model, apiKey: fake.key, baseUrl: fake.url, price: 10 })
  const meaning = (more: Partial<MeaningParts> = {}) =>
    createMeaning({
      db,
      embedder: embedder(),
      spending: spending(),
      now,
      log: note,
      limits: { questionMs: 20_000 },
      ...more,
    })

  beforeAll(async () => {
    fake = await startFakeEmbeddings()
    db = (await open()).db
    it = await createTestNode(db, {
      now,
      embedding: { meaning: meaning(), spending: spending() },
      embeddingTimes: { sweepMs: 3_600_000 },
    })
  }, 60_000)
  afterEach(() => {
    fake.reset()
    logged.length = 0
  })
  afterAll(async () => {
    await it.stop()
    await fake.close()
  })

  const put = (key: string, id: string, title: string, body: string) =>
    it.call('PUT', `/v1/articles/${id}`, { title, body }, { authorization: `Bearer ${key}` })
  async function shop() {
    const made = await it.another()
    await put(made.key, 'bikes', bikes.title, bikes.body)
    for (const [id, title, body] of others) await put(made.key, id, title, body)
    return made
  }
  /** One round of the background job. */
  async function embedAll({ model, batch, owner = 'test', by = embedder(model) }: Round = {}) {
    const runner = createEmbeddingRunner({
      db,
      embedder: by,
      spending: spending(),
      now,
      owner,
      log: note,
      chance: () => 0.5,
      sweepMs: 3_600_000,
      batch,
    })
    runner.start()
    await runner.idle()
    await runner.stop()
  }
  const progress = async (key: string) =>
    (await it.call('GET', '/v1/knowledge/embedding', undefined, { authorization: `Bearer ${key}` })).json
  const found = async (workspace: string, q: string, by?: ReturnType<typeof meaning>) =>
    (await search(db, workspace, { q, limit: 20 }, by)).map(({ articleId, score }) => ({
      articleId,
      grounded: score >= 0.3,
    }))

  describe('knowledge that is found by what it means', () => {
    test('a question in other words finds its article with embeddings, and not without', async () => {
      const { workspace, key } = await shop()
      await embedAll()
      expect(await found(workspace, inOtherWords)).not.toContainEqual({ articleId: 'bikes', grounded: true })
      expect((await found(workspace, inOtherWords, meaning()))[0]).toEqual({ articleId: 'bikes', grounded: true })
      const { json } = await it.call('GET', `/v1/articles/search?q=${encodeURIComponent(inOtherWords)}`, undefined, {
        authorization: `Bearer ${key}`,
      })
      expect(json.passages[0].articleId).toBe('bikes')
      expect(await progress(key)).toEqual({
        model: 'openai-compatible:fake-embedding',
        state: 'done',
        passages: 4,
        embedded: 4,
        refused: 0,
        fault: null,
        faultAt: null,
        retryAt: null,
      })
    })

    test('what has nothing to do with any article is not grounded by it', async () => {
      const { workspace } = await shop()
      await embedAll()
      const all = await found(workspace, 'Which composer wrote the ninth symphony?', meaning())
      expect(all.filter(({ grounded }) => grounded)).toEqual([])
    })

    test('what words find stays found', async () => {
      const { workspace } = await shop()
      await embedAll()
      for (const [id, title] of others) expect((await found(workspace, title, meaning()))[0]?.articleId).toBe(id)
    })

    test('a changed article is embedded again, and found by its old meaning no more', async () => {
      const { workspace, key } = await shop()
      await embedAll()
      const by = meaning()
      await found(workspace, inOtherWords, by)
      await put(key, 'bikes', 'Flower pots', 'Pots of clay break when the water in them freezes.')
      expect(await found(workspace, inOtherWords, by)).not.toContainEqual({ articleId: 'bikes', grounded: true })
      expect((await progress(key)).state).toBe('working')
      fake.reset()
      await embedAll()
      expect(fake.requests.flat()).toEqual(['Flower pots\nPots of clay break when the water in them freezes.'])
      await put(key, 'bikes', bikes.title, bikes.body)
      await embedAll()
      expect((await found(workspace, inOtherWords, by))[0]).toEqual({ articleId: 'bikes', grounded: true })
    })

    test('another model embeds everything again; meanwhile vectors of two models never meet', async () => {
      const { workspace, key } = await shop()
      await embedAll()
      const other = await startFakeEmbeddings({ model: 'another' })
      try {
        const moved = createEmbedder({
          provider: 'openai-compatible',
          model: 'another',
          apiKey: other.key,
          baseUrl: other.url,
        })
        const by = meaning({ embedder: moved })
        await search(db, workspace, { q: inOtherWords }, by)
        expect(by.counts()).toMatchObject({ 'nothing-embedded': 1, mixed: 0 })
        expect(other.requests).toEqual([])
        const runner = createEmbeddingRunner({
          db,
          embedder: moved,
          spending: spending(),
          now,
          owner: 'moved',
          log: note,
          chance: () => 0.5,
        })
        runner.start()
        await runner.idle()
        await runner.stop()
        expect(other.requests.flat()).toContainEqual(expect.stringContaining('bicycle'))
        expect((await found(workspace, inOtherWords, by))[0]).toEqual({ articleId: 'bikes', grounded: true })
        expect((await progress(key)).embedded).toBe(0)
      } finally {
        await other.close()
        await embedAll()
      }
    })

    test('vectors go with their article, and with its workspace’s row-level security', async () => {
      const { workspace, key } = await shop()
      const stranger = await it.another()
      await embedAll()
      const count = (of: string) =>
        db.scoped<{ id: string }>(of, 'select passage_id as id from baton.passage_vectors order by 1')
      expect(await count(workspace)).toHaveLength(4)
      expect(await count(stranger.workspace)).toEqual([])
      expect(await found(stranger.workspace, inOtherWords, meaning())).toEqual([])
      await it.call('DELETE', '/v1/articles/bikes', undefined, { authorization: `Bearer ${key}` })
      expect((await count(workspace)).map(({ id }) => id)).not.toContainEqual(expect.stringContaining('bikes'))
      expect(await count(workspace)).toHaveLength(3)
    })

    test('what is out of scope is not found by its meaning either', async () => {
      const { workspace } = await shop()
      await embedAll()
      const scope = { tags: ['none'], sources: [] }
      expect(await search(db, workspace, { q: inOtherWords, scope }, meaning())).toEqual([])
      const own = { tags: [], sources: ['articles'] }
      expect((await search(db, workspace, { q: inOtherWords, scope: own }, meaning()))[0]?.articleId).toBe('bikes')
    })

    test('too many to compare all: what the words found is put in order by what it means', async () => {
      const { workspace } = await shop()
      await embedAll()
      const by = meaning({ shelf: { mostVectors: 3 } })
      expect(await found(workspace, inOtherWords, by)).not.toContainEqual({ articleId: 'bikes', grounded: true })
      const both = await found(workspace, `${inOtherWords} on Sundays, and its number is two hundred`, by)
      expect(both).toContainEqual({ articleId: 'bikes', grounded: true })
    })
  })

  describe('a provider that is away', () => {
    test.each([
      ['away', { kind: 'status', status: 503 }],
      ['away', { kind: 'status', status: 401 }],
      ['away', { kind: 'garbled', body: { object: 'list', data: [] } }],
      ['away', { kind: 'garbled', body: { object: 'list', data: [{ embedding: [0, 0, 0] }] } }],
      ['slow', { kind: 'hang' }],
    ] as const)('leaves the words (%s: %o), and the log says so', async (because, mood) => {
      const { workspace } = await shop()
      await embedAll()
      const by = meaning({ limits: { questionMs: because === 'slow' ? 300 : 20_000 } })
      fake.mood(mood)
      expect((await found(workspace, 'Opening hours', by))[0]).toEqual({ articleId: 'hours', grounded: true })
      expect(by.counts()).toMatchObject({ [because]: 1, mixed: 0 })
      expect(logged).toContainEqual({
        message: 'a question was searched by its words alone',
        detail: { workspace, because, error: expect.any(String) },
      })
    })

    test('is left alone for a while after three failures', async () => {
      const { workspace } = await shop()
      await embedAll()
      const by = meaning()
      fake.reset()
      fake.mood({ kind: 'status', status: 500 })
      for (let n = 0; n < 6; n += 1) await search(db, workspace, { q: `question ${n}` }, by)
      expect(by.counts().away).toBe(6)
      // The question and the model's own numbers, three times: whichever fails first is not waited for by the other, which is still on its way.
      await expect.poll(() => fake.asked).toBe(6)
      await search(db, workspace, { q: 'one more' }, by)
      expect(fake.asked).toBe(6)
      at += 31_000
      fake.mood({ kind: 'well' })
      await search(db, workspace, { q: 'and now' }, by)
      expect(by.counts().mixed).toBe(1)
    })

    test('is asked for articles again later and later, never before it said, and says why', async () => {
      const { key } = await shop()
      fake.mood({ kind: 'status', status: 500 })
      await embedAll()
      const first = await progress(key)
      expect(first).toMatchObject({ state: 'failing', fault: 'failed', embedded: 0 })
      const waits = [Date.parse(first.retryAt) - at]
      const before = fake.asked
      await embedAll()
      expect(fake.asked).toBe(before)
      at = Date.parse(first.retryAt)
      await embedAll()
      waits.push(Date.parse((await progress(key)).retryAt) - at)
      expect(waits[1]).toBeGreaterThan(1.5 * (waits[0] ?? 0))
      at += 60_000
      fake.mood({ kind: 'status', status: 429, retryAfter: 600 })
      await embedAll()
      const limited = await progress(key)
      expect(limited.fault).toBe('too-many')
      expect(Date.parse(limited.retryAt) - at).toBe(600_000)
      at += 600_000
      fake.mood({ kind: 'well' })
      await embedAll()
      expect(await progress(key)).toMatchObject({ state: 'done', fault: null, embedded: 4 })
    })

    test('is asked again within the hour, however often it failed and whatever it says', async () => {
      const { workspace, key } = await shop()
      const waits = async (mood: Parameters<typeof fake.mood>[0]) => {
        fake.mood(mood)
        await embedAll()
        return Date.parse((await progress(key)).retryAt) - at
      }
      await db.scoped(workspace, 'update baton.embeddings set attempts = 30')
      expect(await waits({ kind: 'status', status: 500 })).toBe(15 * 60_000)
      at += 15 * 60_000
      expect(await waits({ kind: 'status', status: 429, retryAfter: 24 * 60 * 60 })).toBe(60 * 60_000)
      at += 60 * 60_000
      fake.mood({ kind: 'well' })
      await embedAll()
      expect(await progress(key)).toMatchObject({ state: 'done', fault: null })
    })

    test('is left alone for a while also where nobody knows what broke', async () => {
      const { key } = await shop()
      const well = embedder()
      let asked = 0
      const embed: Embedder['embed'] = (...call) => {
        asked += 1
        return asked > 3 ? well.embed(...call) : Promise.reject(new Error('out of the blue'))
      }
      await embedAll({ by: { ...well, embed } })
      expect(asked).toBe(1)
      expect(await progress(key)).toMatchObject({ state: 'failing', fault: 'broke' })
      expect(Date.parse((await progress(key)).retryAt) - at).toBe(10_000)
      at += 10_000
      await embedAll()
      expect(await progress(key)).toMatchObject({ state: 'done', fault: null })
    })

    test('that refuses one text gets the others', async () => {
      const { key } = await shop()
      fake.refuse('Helmets')
      await embedAll()
      expect(await progress(key)).toMatchObject({ state: 'done', embedded: 3, refused: 1 })
    })

    test('that refuses one text and is slow with the others keeps its lease: no other node asks for them as well', async () => {
      const { key } = await shop()
      fake.refuse('Helmets')
      let singly = 0
      const quick = embedder()
      const slow: Embedder = {
        ...quick,
        async embed(texts, ...rest) {
          if (texts.length === 1) {
            at += 50_000
            singly += 1
            if (singly === 4) await embedAll({ owner: 'another' })
          }
          return quick.embed(texts, ...rest)
        },
      }
      await embedAll({ by: slow })
      expect(singly).toBe(4)
      expect(fake.requests.map(({ length }) => length)).toEqual([1, 1, 1])
      expect(await progress(key)).toMatchObject({ state: 'done', embedded: 3, refused: 1 })
    })

    test('that refuses every text is no fault of the texts', async () => {
      const { key } = await shop()
      fake.mood({ kind: 'status', status: 400 })
      await embedAll()
      expect(await progress(key)).toMatchObject({ state: 'failing', fault: 'refused', embedded: 0, refused: 0 })
      fake.mood({ kind: 'well' })
      at += 60_000
      await embedAll()
    })
  })

  describe('what it costs', () => {
    test('is counted, and beyond the budget nothing is embedded or asked', async () => {
      const { workspace, key } = await shop()
      const none = { turns: null, tokens: null, dollars: null }
      const limits = { conversation: none, day: { ...none, tokens: 400 }, month: none, whenSpent: 'hand-off' as const }
      const parts = { db, now, model: null, operator: {} }
      await putBudgets(parts, workspace, limits, { by: system, newId: createIds(now) })
      await embedAll()
      const spent = () =>
        db.scoped<{ period: string; tokens: number; micros: number; turns: number }>(
          workspace,
          'select period, tokens, micros, turns from baton.model_spending order by 1',
        )
      const [day] = await spent()
      expect(day).toMatchObject({ period: 'd:2026-11-29', turns: 0 })
      expect(day?.tokens).toBeGreaterThan(50)
      expect(day?.micros).toBe(10 * (day?.tokens ?? 0))
      const by = meaning()
      await db.scoped(workspace, 'update baton.model_spending set tokens = 400')
      fake.reset()
      await search(db, workspace, { q: inOtherWords }, by)
      await put(key, 'more', 'More', 'And more of it.')
      await embedAll()
      expect(fake.requests.flat().filter((text) => text === inOtherWords || text.startsWith('More'))).toEqual([])
      expect(by.counts().budget).toBe(1)
      expect(await progress(key)).toMatchObject({ state: 'failing', fault: 'budget', embedded: 4 })
    })

    test('is taken to be the most that it may be where an answer cannot be read, and nothing where none was given', async () => {
      const { workspace } = await shop()
      const spent = async () =>
        (
          await db.scoped<{ tokens: number }>(
            workspace,
            `select coalesce(max(tokens), 0)::int as tokens from baton.model_spending where workspace_id = $1`,
            [workspace],
          )
        )[0]?.tokens
      const none = { turns: null, tokens: null, dollars: null }
      const limits = {
        conversation: none,
        day: { ...none, tokens: 100_000 },
        month: none,
        whenSpent: 'hand-off' as const,
      }
      const parts = { db, now, model: null, operator: {} }
      await putBudgets(parts, workspace, limits, { by: system, newId: createIds(now) })
      fake.mood({ kind: 'status', status: 401 })
      await embedAll()
      expect(await spent()).toBe(0)
      at += 60 * 60_000
      fake.mood({ kind: 'garbled', body: {} })
      await embedAll()
      expect(await spent()).toBeGreaterThan(50)
    })
  })

  describe('the job', () => {
    test('goes on where a node died, and does nothing twice', async () => {
      const { workspace, key } = await shop()
      await db.scoped(workspace, "update baton.embeddings set lease_owner = 'dead', lease_until = $1", [at + 120_000])
      await embedAll()
      expect((await progress(key)).embedded).toBe(0)
      at += 121_000
      await embedAll({ batch: 1 })
      expect((await progress(key)).embedded).toBe(4)
      fake.reset()
      await embedAll()
      expect(fake.requests).toEqual([])
    })

    test('card numbers in a question do not leave the house', async () => {
      const { workspace } = await shop()
      await embedAll()
      fake.reset()
      await search(db, workspace, { q: 'My card 4111 1111 1111 1111 was charged twice' }, meaning())
      expect(JSON.stringify(fake.requests)).toContain('charged twice')
      expect(JSON.stringify(fake.requests)).not.toContain('4111 1111')
    })
  })
})
