import { expect, test } from 'vitest'
import { parseEmbeddingConfig } from './config.ts'

test('without a model there is none, and nothing is wrong', () => {
  expect(parseEmbeddingConfig({ BATON_MODEL: 'openai:big', OPENAI_API_KEY: 'sk-1' })).toEqual({ faults: [] })
})

test('a model of a provider, and of a server of one’s own', () => {
  expect(
    parseEmbeddingConfig({
      BATON_EMBEDDING_MODEL: 'openai:small',
      OPENAI_API_KEY: 'sk-1',
      BATON_EMBEDDING_PRICE: '0.02',
    }).config,
  ).toEqual({ provider: 'openai', model: 'small', apiKey: 'sk-1', baseUrl: undefined, price: 0.02 })
  expect(
    parseEmbeddingConfig({
      BATON_EMBEDDING_MODEL: 'openai-compatible:nomic-embed-text:v1.5',
      BATON_EMBEDDING_BASE_URL: 'http://localhost:11434/v1/',
    }).config,
  ).toMatchObject({ model: 'nomic-embed-text:v1.5', baseUrl: 'http://localhost:11434/v1', apiKey: undefined })
})

test.each([
  [{ BATON_EMBEDDING_KEY: 'sk-secret' }, 'without BATON_EMBEDDING_MODEL'],
  [{ BATON_EMBEDDING_MODEL: 'anthropic:claude' }, 'with a provider of openai, openai-compatible'],
  [{ BATON_EMBEDDING_MODEL: 'openai:small' }, 'there is no key'],
  [{ BATON_EMBEDDING_MODEL: 'openai:small', BATON_EMBEDDING_KEY: 'sk-secret…' }, 'copy it again'],
  [{ BATON_EMBEDDING_MODEL: 'openai-compatible:small' }, 'set BATON_EMBEDDING_BASE_URL'],
  [{ BATON_EMBEDDING_MODEL: 'openai-compatible:small', BATON_EMBEDDING_BASE_URL: 'ftp://x' }, 'begins with http'],
  [
    { BATON_EMBEDDING_MODEL: 'openai:small', BATON_EMBEDDING_KEY: 'k', BATON_EMBEDDING_PRICE: 'two' },
    'for example 0.02',
  ],
])('%o is told: %s', (env, words) => {
  const { config, faults } = parseEmbeddingConfig(env)
  expect(config).toBe(undefined)
  expect(faults.join('\n')).toContain(words)
  expect(faults.join('\n')).not.toContain('sk-secret')
})
