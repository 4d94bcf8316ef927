import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startInProcess, type InProcessDesk } from '../start-in-process.ts'

let desk: InProcessDesk
let key = ''
beforeAll(async () => {
  desk = await startInProcess()
  key = (await desk.workspace()).key
}, 60_000)
afterAll(() => desk.stop())

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) {
  const { status, json } = await desk.call(method, path, key, body)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
  return json
}

async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look()
    if (found) return found
    await sleep(20)
  }
  throw new Error('it does not come')
}

async function say(id: string, clientId: string, text: string) {
  await call('POST', `/v1/conversations/${id}/messages`, { clientId, author: { kind: 'customer' }, text })
}

const ask = async (externalId: string, text: string) => {
  const { id } = await call('POST', '/v1/conversations', { customer: { externalId } })
  await say(id, '1', text)
  await until(async () => {
    const { events } = await call('GET', `/v1/conversations/${id}/events?after=0`)
    return events.some((event: { type: string }) => event.type === 'TurnEnded')
  })
  return id as string
}

const listed = async (id: string) =>
  (await call('GET', '/v1/knowledge/articles')).articles.find((each: { id: string }) => each.id === id)

test('an article is drafted, published, changed, and put back', async () => {
  await call('PUT', '/v1/articles/narwhal', { title: 'Narwhals', body: 'They live in the north.', draft: true })
  expect(await listed('narwhal')).toMatchObject({ state: 'draft', keeper: { kind: 'editor' } })
  expect((await call('GET', '/v1/articles/search?q=narwhals')).passages).toEqual([])
  await call('PUT', '/v1/articles/narwhal', { title: 'Narwhals', body: 'They live in the north.' })
  await call('PUT', '/v1/articles/narwhal', { title: 'Narwhals', body: 'They live in the south.' })
  await call('PUT', '/v1/articles/narwhal', { title: 'Narwhals', body: 'They live in the east.', draft: true })
  expect(await listed('narwhal')).toMatchObject({ state: 'changed' })
  expect((await call('GET', '/v1/articles/search?q=narwhals')).passages[0].text).toBe('They live in the south.')
  const { published, draft, versions } = await call('GET', '/v1/articles/narwhal')
  expect([published.body, draft.body]).toEqual(['They live in the south.', 'They live in the east.'])
  expect(versions.map(({ number, body }: { number: number; body: string }) => [number, body])).toEqual([
    [2, 'They live in the south.'],
    [1, 'They live in the north.'],
  ])
  await call('PUT', '/v1/articles/narwhal', { title: versions[1].title, body: versions[1].body })
  expect((await call('GET', '/v1/articles/narwhal')).published.body).toBe('They live in the north.')
  expect(await listed('narwhal')).toMatchObject({ state: 'published' })
  await call('DELETE', '/v1/articles/narwhal')
  expect((await desk.call('GET', '/v1/articles/narwhal', key)).status).toBe(404)
})

test('no more than thirty versions are kept', async () => {
  for (let n = 1; n <= 32; n += 1) await call('PUT', '/v1/articles/often', { title: 'Often', body: `Version ${n}` })
  const { versions } = await call('GET', '/v1/articles/often')
  expect([versions.length, versions[0].number, versions.at(-1).number]).toEqual([30, 32, 3])
})

test('the list says how often an article was told and whether it helped', async () => {
  await call('PUT', '/v1/articles/walrus', { title: 'Feeding a walrus', body: 'A walrus eats clams, twice a day.' })
  const id = await ask('eater', 'what does a walrus eat?')
  await until(async () => (await listed('walrus')).used.cited === 1)
  expect((await listed('walrus')).used).toEqual({ cited: 1, helped: 0, failed: 0 })
  await say(id, '2', 'yes, thank you')
  await until(async () => (await listed('walrus')).used.helped === 1)
})

test('what nobody has written of is listed with the conversation, until the customer is forgotten', async () => {
  const id = await ask('asker', 'do you repair zeppelins?')
  const find = async () =>
    (await call('GET', '/v1/knowledge/questions')).questions.find(
      (each: { conversationId: string }) => each.conversationId === id,
    )
  expect(await until(find)).toMatchObject({ question: 'do you repair zeppelins?', score: 0, best: null })
  await call('DELETE', '/v1/customers/asker')
  expect(await find()).toMatchObject({ question: null })
})
