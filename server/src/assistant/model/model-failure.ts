import type { ModelFault } from '@baton/engine'
import type { UsedUp } from './spending.ts'
import type { ModelProvider } from './config.ts'
import { APICallError, InvalidResponseDataError, JSONParseError, TypeValidationError } from 'ai'

/** What about the setting-up is wrong, so that no model can answer at all. */
export type SetupFault = 'key' | 'model' | 'request' | 'unreachable'

/** A call of a model that did not come to its end. */
export class ModelFailure extends Error {
  readonly fault: ModelFault
  /** Asking again may help, after so many milliseconds; null when it does not. */
  readonly retryAfterMs: number | null
  readonly setup: SetupFault | null
  /** The budget that it was not made for. */
  readonly usedUp: UsedUp | null
  constructor(
    fault: ModelFault,
    detail: string,
    more: { retryAfterMs?: number | null; setup?: SetupFault | null; usedUp?: UsedUp | null } = {},
  ) {
    super(detail)
    this.fault = fault
    this.retryAfterMs = more.retryAfterMs ?? null
    this.setup = more.setup ?? null
    this.usedUp = more.usedUp ?? null
  }
}

export const budgetSpent = (usedUp: UsedUp): ModelFailure =>
  new ModelFailure('budget-spent', `the budget of the ${usedUp.of} is used up (${usedUp.measure})`, { usedUp })

/** What an error of the provider or of the way to it means for the turn. Its text may be logged: it holds no key and no customer's words. */
export function readFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error
  // The library reports a stream that broke as an answer with status 200.
  const refused = APICallError.isInstance(error) && (error.statusCode === undefined || error.statusCode >= 300)
  if (refused) return readRefusal(error)
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) {
    return new ModelFailure('garbage', 'the provider sent what is no chunk of an answer')
  }
  if (InvalidResponseDataError.isInstance(error) || isCut(error)) {
    return new ModelFailure('cut-stream', 'the stream ended before the answer did', { retryAfterMs: 0 })
  }
  return new ModelFailure('server-error', 'the provider reported an error in its stream', { retryAfterMs: 0 })
}

function readRefusal(error: APICallError): ModelFailure {
  const status = error.statusCode
  if (status === undefined) {
    const code = networkCode(error)
    if (code && /ECONNRESET|EPIPE|UND_ERR_SOCKET/.test(code)) {
      return new ModelFailure('server-error', `the connection broke (${code})`, { retryAfterMs: 0 })
    }
    return new ModelFailure('server-error', `no connection (${code ?? 'unknown'})`, { setup: 'unreachable' })
  }
  if (status === 429)
    return new ModelFailure('rate-limited', 'the provider says: too many requests (429)', {
      retryAfterMs: waitOf(error),
    })
  if (status >= 500) return new ModelFailure('server-error', `the provider failed (${status})`, { retryAfterMs: 0 })
  if (status === 408) return new ModelFailure('timeout', 'the provider took too long (408)', { retryAfterMs: 0 })
  const setup = status === 401 || status === 403 ? 'key' : status === 404 ? 'model' : 'request'
  return new ModelFailure('server-error', `the provider refused (${status})`, { setup })
}

/** What the provider asks to wait, in milliseconds; null when it does not say. */
function waitOf({ responseHeaders }: APICallError): number | null {
  const exact = Number(responseHeaders?.['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(exact)) return Math.max(0, exact)
  const given = responseHeaders?.['retry-after']
  if (!given) return null
  const seconds = Number(given)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

function networkCode(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    if ('code' in each && typeof each.code === 'string') return each.code
  }
  return null
}

function isCut(error: unknown): boolean {
  return networkCode(error) !== null || (error instanceof TypeError && /terminated|fetch failed/i.test(error.message))
}

/** The settings that a provider's key may stand in. */
export function keyNames(provider: ModelProvider): string {
  const own = provider === 'anthropic' ? ' or ANTHROPIC_API_KEY' : provider === 'openai' ? ' or OPENAI_API_KEY' : ''
  return `BATON_MODEL_KEY${own}`
}

/** What whoever runs the server must do about a setting-up that does not work. */
export function setupAdvice(setup: SetupFault, model: string, baseUrl: string | undefined, keyName: string): string {
  const where = baseUrl ? ` at ${baseUrl}` : ''
  const instead = 'or remove BATON_MODEL to answer with the built-in assistant'
  switch (setup) {
    case 'key':
      return `The provider${where} refused the key for ${model}. Set ${keyName} to a key that may use this model, ${instead}.`
    case 'model':
      return `The provider${where} does not know ${model}. Check the name in BATON_MODEL and the address in BATON_MODEL_BASE_URL, ${instead}.`
    case 'request':
      return `The provider${where} did not accept the request to ${model}: it may not stream or not call tools. Name another model in BATON_MODEL, ${instead}.`
    case 'unreachable':
      return `The provider${where} cannot be reached for ${model}. Check BATON_MODEL_BASE_URL and the network, ${instead}.`
  }
}
