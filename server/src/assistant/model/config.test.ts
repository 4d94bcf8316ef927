import { describe, expect, test } from 'vitest'
import { parseModelConfig } from './config.ts'

test('without a model there is none, and nothing is wrong', () => {
  expect(parseModelConfig({})).toEqual({ faults: [] })
  expect(parseModelConfig({ BATON_MODEL: ' ', ANTHROPIC_API_KEY: 'k' })).toEqual({ faults: [] })
})

describe('a model', () => {
  test('of each provider', () => {
    expect(parseModelConfig({ BATON_MODEL: 'anthropic:a-1', ANTHROPIC_API_KEY: 'k1' }).config).toMatchObject({
      provider: 'anthropic',
      model: 'a-1',
      apiKey: 'k1',
    })
    expect(
      parseModelConfig({ BATON_MODEL: 'openai:o-1', OPENAI_API_KEY: 'k1', BATON_MODEL_KEY: 'k2' }).config?.apiKey,
    ).toBe('k2')
    expect(
      parseModelConfig({
        BATON_MODEL: 'openai-compatible:llama3:8b',
        BATON_MODEL_BASE_URL: 'http://localhost:11434/v1/',
      }).config,
    ).toMatchObject({
      provider: 'openai-compatible',
      model: 'llama3:8b',
      baseUrl: 'http://localhost:11434/v1',
      apiKey: undefined,
    })
  })

  test('with what it may cost', () => {
    const { config, faults } = parseModelConfig({
      BATON_MODEL: 'anthropic:a-1',
      BATON_MODEL_KEY: 'k',
      BATON_MODEL_PRICES: 'a-1=3/15/0.3, b=0.5/2',
      BATON_MODEL_DOLLARS_PER_CONVERSATION: '0.25',
      BATON_MODEL_TOKENS_PER_DAY: '2000000',
      BATON_MODEL_REASONING: 'low',
    })
    expect(faults).toEqual([])
    expect(config?.prices).toEqual({ 'a-1': { input: 3, output: 15, cachedInput: 0.3 }, b: { input: 0.5, output: 2 } })
    expect(config?.budget).toMatchObject({ conversationMicros: 250_000, workspaceDayTokens: 2_000_000 })
    expect(config?.reasoning).toBe('low')
  })
})

describe('what is wrong', () => {
  test('is said all at once, with what to write', () => {
    const { config, faults } = parseModelConfig({
      BATON_MODEL: 'openai-compatible:x',
      BATON_MODEL_KEY: 'a key with spaces',
      BATON_MODEL_PRICES: 'x=cheap',
      BATON_MODEL_DOLLARS_PER_DAY: 'many',
      BATON_MODEL_REASONING: 'deep',
    })
    expect(config).toBe(undefined)
    expect(faults).toHaveLength(5)
    for (const name of [
      'BATON_MODEL_BASE_URL',
      'BATON_MODEL_PRICES',
      'BATON_MODEL_DOLLARS_PER_DAY',
      'BATON_MODEL_REASONING',
    ]) {
      expect(faults.join('\n')).toContain(name)
    }
    expect(faults.join()).not.toContain('a key with spaces')
  })

  test.each<[Record<string, string>, RegExp]>([
    [{ BATON_MODEL: 'claude' }, /write provider:model, with a provider of anthropic, openai, openai-compatible/],
    [{ BATON_MODEL: 'openai:' }, /write provider:model/],
    [{ BATON_MODEL: 'anthropic:x' }, /set BATON_MODEL_KEY or ANTHROPIC_API_KEY/],
    [{ BATON_MODEL: 'openai:x', OPENAI_API_KEY: 'k', BATON_MODEL_BASE_URL: 'localhost' }, /begins with http/],
    [
      { BATON_MODEL: 'openai:x', OPENAI_API_KEY: 'k', BATON_MODEL_DOLLARS_PER_DAY: '5' },
      /needs a price: set BATON_MODEL_PRICES="x=3\/15"/,
    ],
    [{ BATON_MODEL_BASE_URL: 'http://x' }, /BATON_MODEL_BASE_URL without BATON_MODEL/],
  ])('%j', (env, fault) => {
    const { faults } = parseModelConfig(env)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(fault)
  })
})
