import type { Act } from '@baton/engine'
import type { LanguageModel, ModelMessage } from 'ai'
import type { TurnAttempts } from './attempts.ts'
import { callModel, type ModelPiece } from './call-model.ts'
import type { TurnClock } from './clock.ts'
import type { ModelReasoning } from './config.ts'
import { Unfit } from './fit.ts'
import type { ModelLimits } from './limits.ts'
import type { Meter } from './meter.ts'
import { ModelFailure } from './model-failure.ts'
import type { Reply, Say } from './reply.ts'
import { describeTools, type Offered } from './tools.ts'

/** A call of a tool as the model made it. */
export type AskedFor = Extract<ModelPiece, { kind: 'call' }>

/** What the model did with one request. */
export interface Heard {
  words: string
  calls: readonly AskedFor[]
  /** The end of the reply; null when the model goes to its tools first. */
  rest: readonly Say[] | null
}

export interface AskParts {
  model: LanguageModel
  reasoning?: ModelReasoning | undefined
  offered: Offered
  /** What the model must do; told more firmly after it did not. */
  instructions: (insist: boolean) => string
  limits: ModelLimits
  clock: TurnClock
  meter: Meter
  reply: Reply
  attempts: TurnAttempts
  /** Called before each request. @throws {ModelFailure} the model may not be asked now */
  onAsk: (messages: readonly ModelMessage[]) => Promise<void>
  /** A call ended, however it ended: its cost goes to the budgets. */
  onCost: () => Promise<void>
}

/** After a sentence that claims a transfer so much is read on: the model may ask for the real one behind it. Characters. */
const afterClaim = 300

/**
 * Asks the model and passes its sentences on as they are ready. Over one turn it asks once more when that may help and nothing was
 * given out yet: words that a customer has seen are never said twice.
 */
export function createAsk(parts: AskParts) {
  const { reply, limits, clock } = parts
  let retries = 1
  let insist = false

  return async function* ask(messages: readonly ModelMessage[]): AsyncGenerator<readonly Act[], Heard> {
    for (;;) {
      try {
        await parts.onAsk(messages)
        return yield* listen(messages)
      } catch (error) {
        const failure = error instanceof Unfit ? ofUnfit(error) : error
        if (!(failure instanceof ModelFailure)) throw error
        const wait = failure.retryAfterMs
        if (reply.claim || reply.shown > 0 || retries === 0 || wait === null || wait > limits.retryAfterMs)
          throw failure
        retries--
        insist = failure.fault === 'wrong-language'
        reply.forget()
        if (wait > 0) await clock.wait(new Promise((resolve) => setTimeout(resolve, wait)))
      } finally {
        await parts.onCost()
      }
    }
  }

  async function* listen(messages: readonly ModelMessage[]): AsyncGenerator<readonly Act[], Heard> {
    const { model, reasoning, offered, meter, attempts } = parts
    const instructions = parts.instructions(insist)
    const calls: AskedFor[] = []
    let words = ''
    let whole = true
    meter.begin(instructions.length + JSON.stringify(messages).length)
    for await (const piece of callModel({
      model,
      reasoning,
      instructions,
      messages,
      tools: describeTools(offered),
      limits,
      clock,
    })) {
      if (piece.kind === 'call') calls.push(piece)
      if (piece.kind === 'end') {
        meter.end(piece.tokens)
        whole = piece.whole
      }
      if (piece.kind !== 'text') continue
      words += piece.text
      meter.came(piece.text.length)
      for (const say of reply.add(piece.text)) yield [...attempts.told(say.citations), say]
      if (reply.full || (reply.claim && words.length > afterClaim + reply.claim.text.length)) break
    }
    const ended = calls.length === 0 || reply.full
    return { words, calls, rest: ended ? reply.end(whole) : null }
  }
}

function ofUnfit({ fault }: Unfit): ModelFailure {
  return new ModelFailure(fault, `what the model said is not fit to be shown (${fault})`, {
    retryAfterMs: fault === 'wrong-language' ? 0 : null,
  })
}
