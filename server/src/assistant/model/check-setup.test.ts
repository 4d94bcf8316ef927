import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFakeOpenAi, type FakeOpenAi } from '../../testing/fake-openai.ts'
import { checkSetup } from './check-setup.ts'
import type { ModelConfig } from './config.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(() => fake.close())

const config = (change: Partial<ModelConfig> = {}): ModelConfig => ({
  provider: 'openai-compatible',
  model: fake.model,
  apiKey: fake.key,
  baseUrl: fake.url,
  budget: {},
  prices: {},
  ...change,
})

test('a key that the provider takes, and an address that it does not know, are nothing to be told of', async () => {
  expect(await checkSetup(config())).toBeNull()
  expect(await checkSetup(config({ baseUrl: `${fake.url}/elsewhere` }))).toBeNull()
  expect(fake.requests).toEqual([])
})

test('a wrong key is told with what to do, and without the key', async () => {
  const advice = await checkSetup(config({ apiKey: 'sk-secret-and-wrong' }))
  expect(advice).toMatch(/refused the key for fake-1\. Set BATON_MODEL_KEY to a key/)
  expect(advice).not.toContain('secret')
})

test('an address where nobody answers is told', async () => {
  expect(await checkSetup(config({ baseUrl: 'http://127.0.0.1:1/v1' }))).toMatch(/cannot be reached for fake-1/)
})

test('each provider is asked in its own way, and none is waited for longer than a moment', async () => {
  const asked: [string, Record<string, string>][] = []
  const fetch: typeof globalThis.fetch = (url, init) => {
    asked.push([String(url), init?.headers as Record<string, string>])
    return Promise.reject(new DOMException('too slow', 'TimeoutError'))
  }
  const { baseUrl: _, ...own } = config({ apiKey: 'k' })
  expect(await checkSetup({ ...own, provider: 'anthropic' }, fetch)).toBeNull()
  expect(await checkSetup({ ...own, provider: 'openai' }, fetch)).toBeNull()
  expect(asked).toEqual([
    ['https://api.anthropic.com/v1/models', { 'anthropic-version': '2023-06-01', 'x-api-key': 'k' }],
    ['https://api.openai.com/v1/models', { authorization: 'Bearer k' }],
  ])
})
