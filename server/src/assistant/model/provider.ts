import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { extractReasoningMiddleware, wrapLanguageModel, type LanguageModel } from 'ai'
import type { ModelConfig } from './config.ts'

/** The model that the settings name. Nothing is asked yet. */
export function languageModel({ provider, model, apiKey, baseUrl }: ModelConfig): LanguageModel {
  const settings = { ...(apiKey && { apiKey }), ...(baseUrl && { baseURL: baseUrl }) }
  switch (provider) {
    case 'anthropic':
      return createAnthropic(settings)(model)
    case 'openai':
      // Chat completions rather than responses: nothing of the conversation is kept on the provider's side.
      return createOpenAI(settings).chat(model)
    case 'openai-compatible': {
      const named = { name: 'model', baseURL: baseUrl ?? '', includeUsage: true }
      // Open models think aloud between <think> tags where their server does not take that out; it is not for customers.
      return wrapLanguageModel({
        model: createOpenAICompatible({ ...named, ...(apiKey && { apiKey }) })(model),
        middleware: extractReasoningMiddleware({ tagName: 'think' }),
      })
    }
  }
}
