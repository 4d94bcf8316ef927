import type { ModelConfig } from './config.ts'
import { keyNames, setupAdvice } from './model-failure.ts'

/** A provider that is slower than this is asked at the first turn. Milliseconds. */
const within = 5_000
const addresses = { anthropic: 'https://api.anthropic.com/v1', openai: 'https://api.openai.com/v1' } as const

/**
 * Asks the provider for its list of models, which costs nothing: a key that it refuses, and an address where nobody answers, are told at the
 * start and not by the first customer. Gives what to do about it; null where nothing is known to be wrong.
 */
export async function checkSetup(
  { provider, model, apiKey, baseUrl }: ModelConfig,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<string | null> {
  const address = baseUrl ?? (provider === 'openai-compatible' ? undefined : addresses[provider])
  if (address === undefined) return null
  const headers: Record<string, string> =
    provider === 'anthropic'
      ? { 'anthropic-version': '2023-06-01', ...(apiKey && { 'x-api-key': apiKey }) }
      : { ...(apiKey && { authorization: `Bearer ${apiKey}` }) }
  try {
    const response = await fetch(`${address.replace(/\/+$/, '')}/models`, {
      headers,
      signal: AbortSignal.timeout(within),
      redirect: 'manual', // the key is for this address alone
    })
    await response.body?.cancel()
    if (response.status !== 401 && response.status !== 403) return null
    return setupAdvice('key', model, baseUrl, keyNames(provider))
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return null
    return setupAdvice('unreachable', model, baseUrl, keyNames(provider))
  }
}
