import { embedMany, type EmbeddingModel } from 'ai'
import { ModelFailure, readFailure } from '../assistant/model/model-failure.ts'
import type { Amount } from '../assistant/model/spending.ts'
import type { EmbeddingConfig } from './config.ts'
import { embeddingModel } from './provider.ts'

/** Vectors of length 1 in the order of their texts, and what they cost. */
export interface Embedded {
  vectors: readonly Float32Array[]
  cost: Amount
}

export interface Embedder {
  /** Provider and model: vectors of another name are never compared with its own. */
  readonly name: string
  /** What so many texts cost at most. */
  most(texts: readonly string[]): Amount
  /** @throws {ModelFailure} and nothing else; its words hold no key and nobody's text. */
  embed(texts: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<Embedded>
}

/** No tokenizer makes more of a text than this: nearly none makes tokens of less than two characters. */
const charactersPerToken = 2

/** What asks the embedding model. Nothing is tried twice here: who asks knows how long it may wait. */
export function createEmbedder(config: EmbeddingConfig, model: EmbeddingModel = embeddingModel(config)): Embedder {
  globalThis.AI_SDK_LOG_WARNINGS = false
  const costOf = (tokens: number): Amount => ({ tokens, micros: Math.round(tokens * (config.price ?? 0)) })
  const most = (texts: readonly string[]) =>
    costOf(Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / charactersPerToken))
  return {
    name: `${config.provider}:${config.model}`,
    most,
    async embed(texts, timeoutMs, signal) {
      const deadline = AbortSignal.timeout(timeoutMs)
      const abortSignal = signal ? AbortSignal.any([signal, deadline]) : deadline
      try {
        const { embeddings, usage } = await embedMany({ model, values: [...texts], maxRetries: 0, abortSignal })
        const tokens = Number.isFinite(usage.tokens) && usage.tokens >= 0 ? usage.tokens : most(texts).tokens
        return { vectors: readVectors(embeddings, texts.length), cost: costOf(tokens) }
      } catch (error) {
        if (deadline.aborted) throw new ModelFailure('timeout', `no answer within ${timeoutMs} ms`, { retryAfterMs: 0 })
        throw readFailure(error)
      }
    },
  }
}

const mostDimensions = 8192

function readVectors(embeddings: readonly (readonly number[])[], wanted: number): Float32Array[] {
  const dimensions = embeddings[0]?.length ?? 0
  const garbled = (what: string) => new ModelFailure('garbage', `the provider sent ${what}`)
  if (embeddings.length !== wanted) throw garbled(`${embeddings.length} vectors for ${wanted} texts`)
  if (dimensions === 0 || dimensions > mostDimensions) throw garbled(`vectors of ${dimensions} numbers`)
  return embeddings.map((each) => {
    const length = Math.hypot(...each)
    if (each.length !== dimensions || !Number.isFinite(length) || length === 0) throw garbled('a vector that is none')
    return Float32Array.from(each, (value) => value / length)
  })
}
