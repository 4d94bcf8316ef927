export const embeddingProviders = ['openai', 'openai-compatible'] as const
export type EmbeddingProvider = (typeof embeddingProviders)[number]

/** Which model says what a passage and a question mean, and what it costs. */
export interface EmbeddingConfig {
  provider: EmbeddingProvider
  model: string
  apiKey?: string | undefined
  baseUrl?: string | undefined
  /** US dollars for a million tokens, which is millionths of a dollar for one; undefined where nobody said. */
  price?: number | undefined
}

/** What each setting of it does, for `--help`, the docs and the message that lists faults. */
export const embeddingSettingHelp = {
  BATON_EMBEDDING_MODEL:
    'the model that finds articles by what they mean, beside their words, as provider:model, with a provider of openai, openai-compatible; without it words alone are searched',
  BATON_EMBEDDING_KEY: 'the key for it; OPENAI_API_KEY is read too',
  BATON_EMBEDDING_BASE_URL: 'where it is served, when not at its provider; for Ollama http://localhost:11434/v1',
  BATON_EMBEDDING_PRICE: 'what it costs, in dollars per million tokens',
} as const

type Env = Readonly<Record<string, string | undefined>>

/** The settings of the embedding model. Without BATON_EMBEDDING_MODEL there is none and no fault. Every fault is listed at once. */
export function parseEmbeddingConfig(env: Env): { config?: EmbeddingConfig; faults: string[] } {
  const faults: string[] = []
  const named = env['BATON_EMBEDDING_MODEL']?.trim()
  if (!named) {
    const alone = Object.keys(embeddingSettingHelp).filter((name) => env[name]?.trim())
    if (alone.length > 0)
      faults.push(
        `${alone.join(', ')} without BATON_EMBEDDING_MODEL: set BATON_EMBEDDING_MODEL=provider:model, or remove the others`,
      )
    return { faults }
  }
  const at = named.indexOf(':')
  const provider = embeddingProviders.find((each) => each === named.slice(0, Math.max(at, 0)))
  const model = named.slice(at + 1).trim()
  if (!provider || !model) {
    faults.push(
      `BATON_EMBEDDING_MODEL is "${named}": write provider:model, with a provider of ${embeddingProviders.join(', ')}`,
    )
    return { faults }
  }
  const config: EmbeddingConfig = {
    provider,
    model,
    apiKey: keyOf(provider, env, faults),
    baseUrl: baseUrlOf(provider, env, faults),
    price: priceOf(env, faults),
  }
  return faults.length > 0 ? { faults } : { config, faults }
}

function keyOf(provider: EmbeddingProvider, env: Env, faults: string[]): string | undefined {
  const own = provider === 'openai' ? env['OPENAI_API_KEY']?.trim() : undefined
  const key = env['BATON_EMBEDDING_KEY']?.trim() || own || undefined
  if (!key && provider === 'openai')
    faults.push('BATON_EMBEDDING_MODEL names openai, and there is no key: set BATON_EMBEDDING_KEY or OPENAI_API_KEY')
  if (key && /[^\x21-\x7e]/.test(key))
    faults.push('the key of the embedding model has characters in it that no key has: copy it again')
  return key
}

function baseUrlOf(provider: EmbeddingProvider, env: Env, faults: string[]): string | undefined {
  const given = env['BATON_EMBEDDING_BASE_URL']?.trim()
  if (!given) {
    if (provider === 'openai-compatible')
      faults.push(
        'BATON_EMBEDDING_MODEL names openai-compatible: set BATON_EMBEDDING_BASE_URL, for Ollama http://localhost:11434/v1',
      )
    return undefined
  }
  const url = URL.parse(given)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    faults.push(`BATON_EMBEDDING_BASE_URL is "${given}": write an address that begins with http:// or https://`)
    return undefined
  }
  return given.replace(/\/+$/, '')
}

function priceOf(env: Env, faults: string[]): number | undefined {
  const given = env['BATON_EMBEDDING_PRICE']?.trim()
  if (!given) return undefined
  const price = Number(given)
  if (Number.isFinite(price) && price >= 0) return price
  faults.push(`BATON_EMBEDDING_PRICE is "${given}": write dollars per million tokens, for example 0.02`)
  return undefined
}
