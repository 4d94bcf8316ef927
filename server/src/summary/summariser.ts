import type { Locale, Usage } from '@baton/engine'
import { Output, type LanguageModel } from 'ai'
import { callModel } from '../assistant/model/call-model.ts'
import { startClock } from '../assistant/model/clock.ts'
import type { ModelConfig } from '../assistant/model/config.ts'
import { createFence } from '../assistant/model/fence.ts'
import { defaultLimits, type ModelLimits } from '../assistant/model/limits.ts'
import { createMeter } from '../assistant/model/meter.ts'
import { budgetSpent, ModelFailure } from '../assistant/model/model-failure.ts'
import { languageModel } from '../assistant/model/provider.ts'
import { costOf, isUsedUp, type Begun, type Spending } from '../assistant/model/spending.ts'
import { longestAnswer, readSummary, SummaryShape } from './summary-shape.ts'
import { summaryInstructions, threadMessage } from './summary-prompt.ts'
import type { SpokenMessage } from './spoken-thread.ts'

export interface SummaryRequest {
  workspace: string
  conversation: string
  thread: readonly SpokenMessage[]
  language: Locale
  /** Slots of the workspace's own. */
  slots: readonly string[]
  signal: AbortSignal
}

/** What a model said, with its messages by id. Nothing of it is checked yet. */
export interface Written {
  claims: { kind: SummaryShape['claims'][number]['kind']; text: string; messageIds: string[] }[]
  values: { name: string; value: string; messageId: string }[]
}

/** What came of a request: what was written, or the fault; and what it cost either way. */
export type Summarised =
  | { kind: 'written'; written: Written; usage: Usage }
  | { kind: 'failed'; failure: ModelFailure; usage: Usage }

/** Makes summaries of conversations with a model. Throws `Interrupted` when its signal ends it, and nothing else. */
export interface Summariser {
  readonly name: string
  summarise(request: SummaryRequest): Promise<Summarised>
}

/** Nobody waits for a summary, so that it may take longer than an answer. Milliseconds. */
export const summaryLimits: ModelLimits = { ...defaultLimits, firstTokenMs: 10_000, gapMs: 6_000, turnMs: 25_000 }

export function createSummariser(parts: {
  config: ModelConfig
  spending: Spending
  limits?: ModelLimits | undefined
  model?: LanguageModel | undefined
}): Summariser {
  const { config, spending, limits = summaryLimits } = parts
  const name = `${config.provider}:${config.model}`
  const model = parts.model ?? languageModel(config)
  // Warnings of the library would go to standard error with every call; what matters of them is a failure and logged as one.
  globalThis.AI_SDK_LOG_WARNINGS = false

  return {
    name,
    async summarise({ workspace, conversation, thread, language, slots, signal }) {
      const clock = startClock(limits.turnMs, signal)
      const meter = createMeter(name, config.prices[config.model])
      let begun: Begun | null = null
      try {
        const instructions = summaryInstructions(language, slots)
        const message = threadMessage(thread, createFence())
        const input = Math.ceil((instructions.length + String(message.content).length) / 4)
        const most = {
          micros: costOf(config.prices[config.model], { input, cached: 0, output: limits.outputTokens }) ?? 0,
          tokens: input + limits.outputTokens,
        }
        const asked = await spending.begin(workspace, conversation, { begins: false, most })
        if (isUsedUp(asked)) throw budgetSpent(asked)
        begun = asked
        meter.begin(instructions.length + String(message.content).length)
        let answer = ''
        for await (const piece of callModel({
          model,
          reasoning: config.reasoning,
          instructions,
          messages: [message],
          tools: {},
          output: Output.object({ schema: SummaryShape }),
          limits,
          clock,
        })) {
          if (piece.kind === 'end') meter.end(piece.tokens)
          if (piece.kind !== 'text') continue
          answer += piece.text
          meter.came(piece.text.length)
          if (answer.length > longestAnswer) throw new ModelFailure('too-long', 'the summary goes on and on')
        }
        if (answer.trim() === '') throw new ModelFailure('empty', 'the model said nothing')
        const read = readSummary(answer)
        if (!read) throw new ModelFailure('garbage', 'what the model wrote is no summary')
        return { kind: 'written', written: withIds(read, thread), usage: meter.usage(clock.ms, null) }
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error
        return { kind: 'failed', failure: error, usage: meter.usage(clock.ms, null) }
      } finally {
        clock.stop()
        await begun?.done(meter.take())
      }
    },
  }
}

/** Numbers of messages as their ids. A number that there is not becomes an id that there is not: it is dropped, and counted, with its claim. */
function withIds({ claims, values }: SummaryShape, thread: readonly SpokenMessage[]): Written {
  const idOf = (number: number) => thread[number - 1]?.messageId ?? ''
  return {
    claims: claims.map(({ kind, text, messages }) => ({ kind, text, messageIds: messages.slice(0, 8).map(idOf) })),
    values: values.map(({ name, value, message }) => ({ name, value, messageId: idOf(message) })),
  }
}
