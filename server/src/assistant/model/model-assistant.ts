import type { Assistant } from '../assistant.ts'
import type { ModelConfig } from './config.ts'
import { defaultLimits, type ModelLimits } from './limits.ts'
import { keyNames, setupAdvice, type ModelFailure } from './model-failure.ts'
import { languageModel } from './provider.ts'
import { createSpending, type Spending, type Spent } from './spending.ts'
import { wordedBy } from '../worded.ts'
import type { ModelTools } from './tools.ts'
import { takeModelTurn } from './turn.ts'

export interface ModelAssistantParts extends ModelConfig {
  tools: ModelTools
  limits?: ModelLimits | undefined
  /** Takes the turn when the provider cannot be used at all: refused key, unknown model, no connection. Without it a person does. */
  fallback?: Assistant | undefined
  /** What the facts say was spent already; without it counting starts with this process. */
  spent?: Spent | undefined
  /** Counts what is spent, where others spend from the same budget. */
  spending?: Spending | undefined
  now: () => number
  log: (message: string, detail: object) => void
}

/** The same advice is not logged more often than this. Milliseconds. */
const quietFor = 60_000

/**
 * An assistant that asks a language model. Its words are checked sentence by sentence before they are given out; every way in which a
 * model can fail ends the turn with a fault, which the engine turns into a person, within `limits.turnMs`.
 */
export function createModelAssistant(parts: ModelAssistantParts): Assistant {
  const { tools, limits = defaultLimits, fallback, spent, spending: shared, now, log, ...config } = parts
  const { provider, model, baseUrl, budget, prices } = config
  const spending = shared ?? createSpending(budget, now, spent, log)
  const advised = new Map<string, number>()
  // Warnings of the library would go to standard error with every call; what matters of them is a failure and logged as one.
  globalThis.AI_SDK_LOG_WARNINGS = false

  function onFailure(failure: ModelFailure, detail: object): void {
    const { setup } = failure
    if (setup === null) return log(`the model failed: ${failure.message}`, { ...detail, fault: failure.fault })
    if (now() - (advised.get(setup) ?? -Infinity) < quietFor) return
    advised.set(setup, now())
    log(setupAdvice(setup, model, baseUrl, keyNames(provider)), { detail: failure.message })
  }

  return {
    name: `${provider}:${model}`,
    takeTurn: (turn) =>
      wordedBy(
        `${provider}:${model}`,
        takeModelTurn(turn, {
          name: `${provider}:${model}`,
          model: languageModel(config),
          reasoning: config.reasoning,
          price: prices[model],
          tools,
          limits,
          spending,
          fallback,
          onFailure,
        }),
      ),
  }
}
