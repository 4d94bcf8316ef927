import type { ModelBudget } from './spending.ts'

export const modelProviders = ['anthropic', 'openai', 'openai-compatible'] as const
export type ModelProvider = (typeof modelProviders)[number]

/** US dollars for a million tokens, which is millionths of a dollar for one. */
export interface ModelPrice {
  input: number
  output: number
  /** For input that the provider had in its cache; as `input` where absent. */
  cachedInput?: number | undefined
}

const reasonings = ['none', 'minimal', 'low', 'medium', 'high'] as const
export type ModelReasoning = (typeof reasonings)[number]

/** Which model answers, and what it may cost. */
export interface ModelConfig {
  provider: ModelProvider
  model: string
  apiKey?: string | undefined
  baseUrl?: string | undefined
  /** How long the model thinks before it speaks; the provider's own default where absent. */
  reasoning?: ModelReasoning | undefined
  budget: ModelBudget
  /** By the model's name. */
  prices: Readonly<Record<string, ModelPrice>>
}

/** What each setting of the model does, for `--help`, the docs and the message that lists faults. */
export const modelSettingHelp = {
  BATON_MODEL:
    'the model that answers, as provider:model, with a provider of anthropic, openai, openai-compatible; without it the built-in assistant answers',
  BATON_MODEL_KEY: 'the key for it; ANTHROPIC_API_KEY and OPENAI_API_KEY are read too',
  BATON_MODEL_BASE_URL: 'where it is served, when not at its provider; for Ollama http://localhost:11434/v1',
  BATON_MODEL_REASONING: 'none, minimal, low, medium or high; a model that thinks must say its first word within 6 s',
  BATON_MODEL_PRICES:
    'model=input/output or model=input/output/cached input, in dollars per million tokens, several with commas',
  BATON_MODEL_DOLLARS_PER_CONVERSATION: 'a person takes a conversation that has cost this much',
  BATON_MODEL_DOLLARS_PER_DAY: 'people take all conversations of a workspace that has cost this much today (UTC)',
  BATON_MODEL_TOKENS_PER_CONVERSATION: 'the same in tokens',
  BATON_MODEL_TOKENS_PER_DAY: 'the same in tokens',
} as const

type Env = Readonly<Record<string, string | undefined>>

/**
 * The model's settings, from BATON_MODEL and its companions. Without BATON_MODEL there is no model and no fault: the built-in assistant
 * answers. Every fault is listed at once, in words that say what to write.
 */
export function parseModelConfig(env: Env): { config?: ModelConfig; faults: string[] } {
  const faults: string[] = []
  const named = env['BATON_MODEL']?.trim()
  if (!named) {
    const alone = Object.keys(modelSettingHelp).filter((name) => env[name]?.trim())
    if (alone.length > 0)
      faults.push(`${alone.join(', ')} without BATON_MODEL: set BATON_MODEL=provider:model, or remove the others`)
    return { faults }
  }
  const at = named.indexOf(':')
  const provider = modelProviders.find((each) => each === named.slice(0, Math.max(at, 0)))
  const model = named.slice(at + 1).trim()
  if (!provider || !model) {
    faults.push(`BATON_MODEL is "${named}": write provider:model, with a provider of ${modelProviders.join(', ')}`)
    return { faults }
  }
  const config: ModelConfig = {
    provider,
    model,
    apiKey: keyOf(provider, env, faults),
    baseUrl: baseUrlOf(provider, env, faults),
    reasoning: reasoningOf(env, faults),
    budget: budgetOf(env, faults),
    prices: pricesOf(env, faults),
  }
  const { conversationMicros, workspaceDayMicros } = config.budget
  if ((conversationMicros ?? workspaceDayMicros) !== undefined && !config.prices[model]) {
    faults.push(
      `a budget in dollars needs a price: set BATON_MODEL_PRICES="${model}=3/15" (dollars per million tokens, input/output)`,
    )
  }
  return faults.length > 0 ? { faults } : { config, faults }
}

const ownKeys: Partial<Record<ModelProvider, string>> = { anthropic: 'ANTHROPIC_API_KEY', openai: 'OPENAI_API_KEY' }

function keyOf(provider: ModelProvider, env: Env, faults: string[]): string | undefined {
  const own = ownKeys[provider]
  const key = env['BATON_MODEL_KEY']?.trim() || (own && env[own]?.trim()) || undefined
  if (!key && own) faults.push(`BATON_MODEL names ${provider}, and there is no key: set BATON_MODEL_KEY or ${own}`)
  if (key && /[^\x21-\x7e]/.test(key))
    faults.push('the key of the model has characters in it that no key has: copy it again')
  return key
}

function baseUrlOf(provider: ModelProvider, env: Env, faults: string[]): string | undefined {
  const given = env['BATON_MODEL_BASE_URL']?.trim()
  if (!given) {
    if (provider === 'openai-compatible') {
      faults.push('BATON_MODEL names openai-compatible: set BATON_MODEL_BASE_URL, for Ollama http://localhost:11434/v1')
    }
    return undefined
  }
  const url = URL.parse(given)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    faults.push(`BATON_MODEL_BASE_URL is "${given}": write an address that begins with http:// or https://`)
    return undefined
  }
  return given.replace(/\/+$/, '')
}

function reasoningOf(env: Env, faults: string[]): ModelReasoning | undefined {
  const given = env['BATON_MODEL_REASONING']?.trim()
  if (!given) return undefined
  const known = reasonings.find((each) => each === given)
  if (!known) faults.push(`BATON_MODEL_REASONING is "${given}": write one of ${reasonings.join(', ')}`)
  return known
}

function budgetOf(env: Env, faults: string[]): ModelBudget {
  const dollars = (name: string) => {
    const amount = amountOf(name, env, faults)
    return amount === undefined ? undefined : Math.round(amount * 1_000_000)
  }
  return {
    conversationMicros: dollars('BATON_MODEL_DOLLARS_PER_CONVERSATION'),
    conversationTokens: amountOf('BATON_MODEL_TOKENS_PER_CONVERSATION', env, faults),
    workspaceDayMicros: dollars('BATON_MODEL_DOLLARS_PER_DAY'),
    workspaceDayTokens: amountOf('BATON_MODEL_TOKENS_PER_DAY', env, faults),
  }
}

function amountOf(name: string, env: Env, faults: string[]): number | undefined {
  const given = env[name]?.trim()
  if (!given) return undefined
  const amount = Number(given)
  if (Number.isFinite(amount) && amount > 0) return amount
  faults.push(`${name} is "${given}": write a number above 0, or remove it for no limit`)
  return undefined
}

/** `model=input/output` or `model=input/output/cachedInput`, several with commas between. */
function pricesOf(env: Env, faults: string[]): Record<string, ModelPrice> {
  const prices: Record<string, ModelPrice> = {}
  for (const entry of (env['BATON_MODEL_PRICES'] ?? '').split(',').filter((each) => each.trim() !== '')) {
    const match = /^\s*(\S+?)\s*=\s*([\d.]+)\s*\/\s*([\d.]+)(?:\s*\/\s*([\d.]+))?\s*$/.exec(entry)
    const [input, output, cachedInput] = [match?.[2], match?.[3], match?.[4]].map((each) =>
      each ? Number(each) : undefined,
    )
    if (!match?.[1] || input === undefined || output === undefined || [input, output, cachedInput].some(Number.isNaN)) {
      faults.push(
        `BATON_MODEL_PRICES has "${entry.trim()}": write model=input/output, in dollars per million tokens, for example small=0.5/2`,
      )
    } else {
      prices[match[1]] = { input, output, cachedInput }
    }
  }
  return prices
}
