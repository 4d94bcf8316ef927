import { streamText, type LanguageModel, type ModelMessage, type TextStreamPart, type ToolSet } from 'ai'
import type { ModelReasoning } from './config.ts'
import type { TurnClock } from './clock.ts'
import type { ModelLimits } from './limits.ts'
import { ModelFailure, readFailure } from './model-failure.ts'

/** Tokens as the provider counts them; `cached` is part of `input`. */
export interface Tokens {
  input: number
  cached: number
  output: number
}

/** What comes out of one call of a model. `end` is the last, and the only one that knows what it cost. */
export type ModelPiece =
  | { kind: 'text'; text: string }
  | { kind: 'call'; id: string; name: string; input: unknown }
  | { kind: 'end'; whole: boolean; tokens: Tokens | null }

export interface ModelCall {
  model: LanguageModel
  instructions: string
  messages: readonly ModelMessage[]
  tools: ToolSet
  /** The shape that the answer must have; its text comes as pieces all the same. */
  output?: Parameters<typeof streamText>[0]['output']
  reasoning?: ModelReasoning | undefined
  limits: ModelLimits
  clock: TurnClock
}

/**
 * One call of a model, streamed. The provider is asked once: who asks again is the turn's decision. Leaving the loop ends the request.
 * @throws {ModelFailure} it did not come to its end
 * @throws {Interrupted}
 */
export async function* callModel(call: ModelCall): AsyncGenerator<ModelPiece> {
  const { limits, clock } = call
  const controller = new AbortController()
  const result = streamText({
    model: call.model,
    instructions: call.instructions,
    messages: [...call.messages],
    tools: call.tools,
    maxRetries: 0,
    maxOutputTokens: limits.outputTokens,
    abortSignal: AbortSignal.any([controller.signal, clock.signal]),
    onError: () => {}, // read from the stream below
    ...(call.reasoning && { reasoning: call.reasoning }),
    ...(call.output && { output: call.output }),
  })
  const parts = result.stream[Symbol.asyncIterator]()
  let until = clock.ms + limits.firstTokenMs
  try {
    for (;;) {
      const { done, value } = await clock.wait(parts.next(), until)
      if (done) throw new ModelFailure('cut-stream', 'the stream ended before the answer did', { retryAfterMs: 0 })
      if (isContent(value)) until = clock.ms + limits.gapMs
      const piece = readPart(value)
      if (piece) yield piece
      if (piece?.kind === 'end') return
    }
  } catch (error) {
    // Whatever came of it, the turn's own end is the reason when there is one.
    throw clock.signal.aborted ? clock.signal.reason : readFailure(error)
  } finally {
    controller.abort()
  }
}

function isContent({ type }: TextStreamPart<ToolSet>): boolean {
  return type.startsWith('text-') || type.startsWith('reasoning-') || type.startsWith('tool-')
}

function readPart(part: TextStreamPart<ToolSet>): ModelPiece | null {
  switch (part.type) {
    case 'text-delta':
      return { kind: 'text', text: part.text }
    case 'tool-call':
      return { kind: 'call', id: part.toolCallId, name: part.toolName, input: part.input }
    case 'finish': {
      const { inputTokens, outputTokens, inputTokenDetails } = part.totalUsage
      const counted = inputTokens !== undefined && outputTokens !== undefined
      const tokens = counted
        ? { input: inputTokens, cached: inputTokenDetails.cacheReadTokens ?? 0, output: outputTokens }
        : null
      return { kind: 'end', whole: part.finishReason !== 'length', tokens }
    }
    case 'error':
      throw readFailure(part.error)
    case 'abort':
      throw new ModelFailure('cut-stream', 'the request was ended')
    default:
      return null
  }
}
