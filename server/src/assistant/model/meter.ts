import type { Usage } from '@baton/engine'
import type { Tokens } from './call-model.ts'
import type { ModelPrice } from './config.ts'
import { costOf, type Amount } from './spending.ts'

/** What a turn costs. Facts get what the provider counted; budgets also count what a call that broke off must have cost. */
export interface Meter {
  /** A call begins: so many characters go out. */
  begin(characters: number): void
  /** So many characters came. */
  came(characters: number): void
  /** The call ended; null when the provider did not say what it cost. */
  end(tokens: Tokens | null): void
  usage(ms: number, confidence: number | null): Usage
  /** What was not counted towards a budget yet. */
  take(): Amount
}

/** A rough measure for what nobody counted. */
const charactersPerToken = 4

export function createMeter(model: string, price: ModelPrice | undefined): Meter {
  let counted: Tokens | null = null
  let open: { input: number; output: number } | null = null
  let untaken: Tokens = { input: 0, cached: 0, output: 0 }

  const close = (tokens: Tokens | null) => {
    if (!open) return
    const estimate = { input: open.input / charactersPerToken, cached: 0, output: open.output / charactersPerToken }
    untaken = sum(untaken, tokens ?? estimate)
    if (tokens) counted = sum(counted ?? { input: 0, cached: 0, output: 0 }, tokens)
    open = null
  }

  return {
    begin(characters) {
      open = { input: characters, output: 0 }
    },
    came(characters) {
      if (open) open.output += characters
    },
    end: close,
    usage(ms, confidence) {
      const costMicros = counted ? costOf(price, counted) : undefined
      return {
        model,
        ms: Math.round(ms),
        confidence,
        ...(counted && { inputTokens: counted.input, outputTokens: counted.output }),
        ...(costMicros !== undefined && { costMicros }),
      }
    },
    take() {
      close(null)
      const amount = { micros: costOf(price, untaken) ?? 0, tokens: Math.round(untaken.input + untaken.output) }
      untaken = { input: 0, cached: 0, output: 0 }
      return amount
    },
  }
}

function sum(a: Tokens, b: Tokens): Tokens {
  return { input: a.input + b.input, cached: a.cached + b.cached, output: a.output + b.output }
}
