import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { EmbeddingModel } from 'ai'
import type { EmbeddingConfig } from './config.ts'

/** The embedding model that the settings name. Nothing is asked yet. */
export function embeddingModel({ provider, model, apiKey, baseUrl }: EmbeddingConfig): EmbeddingModel {
  const key = apiKey ? { apiKey } : {}
  return provider === 'openai'
    ? createOpenAI({ ...key, ...(baseUrl && { baseURL: baseUrl }) }).embeddingModel(model)
    : createOpenAICompatible({ name: 'embedding', baseURL: baseUrl ?? '', ...key }).embeddingModel(model)
}
