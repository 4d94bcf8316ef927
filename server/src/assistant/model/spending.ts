import { faultWords } from '../../http/server-log.ts'
import type { ModelPrice } from './config.ts'

/** Limits on what models may cost. Money in millionths of a US dollar, days in UTC; what is absent has no limit. */
export interface ModelBudget {
  conversationMicros?: number | undefined
  conversationTokens?: number | undefined
  workspaceDayMicros?: number | undefined
  workspaceDayTokens?: number | undefined
}

/** What was spent. */
export interface Amount {
  micros: number
  tokens: number
}

/** What the facts say was spent before this process began to count. */
export type Spent = (workspace: string, conversationId: string) => Promise<{ conversation: Amount; today: Amount }>

/** Which budget is used up, in what, and what the workspace does then. */
export interface UsedUp {
  of: 'conversation' | 'day' | 'month'
  measure: 'turns' | 'tokens' | 'money'
  otherwise: 'hand-off' | 'built-in'
}

/** A call that is about to be made: whether a turn begins with it, and what it may cost at most. */
export interface Call {
  begins: boolean
  most: Amount
}

/** A call that may be made, until it says what it has cost. */
export interface Begun {
  done(cost: Amount): Promise<void>
}

export interface Spending {
  /**
   * Asks before a call. What calls under way may cost counts as spent: while a budget is not used up one call more begins, and beyond that none,
   * however many ask at once. `conversationId` is null where a call belongs to none.
   */
  begin(workspace: string, conversationId: string | null, call: Call): Promise<Begun | UsedUp>
}

export const isUsedUp = (it: Begun | UsedUp): it is UsedUp => 'measure' in it

/** As many conversations as are counted at once; the oldest is read from the facts again. */
const kept = 10_000

/** Counts in memory, from what `spent` knows. When `spent` fails, counting starts at nothing rather than not at all. */
export function createSpending(
  budget: ModelBudget,
  now: () => number,
  spent: Spent = () => Promise.resolve({ conversation: nothing(), today: nothing() }),
  log: (message: string, detail: object) => void = () => {},
): Spending {
  const conversations = new Map<string, Promise<Amount>>()
  let day = ''
  const days = new Map<string, Promise<Amount>>()

  function counters(
    workspace: string,
    conversationId: string,
  ): { conversation: Promise<Amount>; today: Promise<Amount> } {
    const date = new Date(now()).toISOString().slice(0, 10)
    if (date !== day) {
      day = date
      days.clear()
    }
    const key = `${workspace}/${conversationId}`
    let read: ReturnType<Spent> | undefined
    const first = () =>
      (read ??= spent(workspace, conversationId).catch((error: unknown) => {
        log('what was spent on the model could not be read; counting starts at nothing', {
          workspace,
          error: faultWords(error),
        })
        return { conversation: nothing(), today: nothing() }
      }))
    const conversation = conversations.get(key) ?? first().then((each) => ({ ...each.conversation }))
    conversations.delete(key)
    conversations.set(key, conversation)
    const oldest = conversations.keys().next().value
    if (conversations.size > kept && oldest !== undefined) conversations.delete(oldest)
    const today = days.get(workspace) ?? first().then((each) => ({ ...each.today }))
    days.set(workspace, today)
    return { conversation, today }
  }

  return {
    async begin(workspace, conversationId, { most }) {
      const { conversation, today } = counters(workspace, conversationId ?? '')
      const [own, all] = await Promise.all([conversation, today])
      const mine = conversationId === null ? nothing() : own
      const measure =
        overIn(mine, budget.conversationMicros, budget.conversationTokens) ??
        overIn(all, budget.workspaceDayMicros, budget.workspaceDayTokens)
      if (measure) {
        const of = overIn(mine, budget.conversationMicros, budget.conversationTokens) ? 'conversation' : 'day'
        return { of, measure, otherwise: 'hand-off' }
      }
      for (const counter of [mine, all]) add(counter, most, 1)
      return {
        async done(cost) {
          for (const counter of [mine, all]) {
            add(counter, most, -1)
            add(counter, cost, 1)
          }
        },
      }
    },
  }
}

function add(counter: Amount, { micros, tokens }: Amount, sign: 1 | -1): void {
  counter.micros += sign * micros
  counter.tokens += sign * tokens
}

const nothing = (): Amount => ({ micros: 0, tokens: 0 })

function overIn({ micros, tokens }: Amount, mostMicros = Infinity, mostTokens = Infinity): 'money' | 'tokens' | null {
  return micros >= mostMicros ? 'money' : tokens >= mostTokens ? 'tokens' : null
}

/** What tokens cost, in millionths of a US dollar; undefined without a price. */
export function costOf(
  price: ModelPrice | undefined,
  tokens: { input: number; cached: number; output: number },
): number | undefined {
  if (!price) return undefined
  const cached = Math.min(tokens.cached, tokens.input)
  const input = (tokens.input - cached) * price.input + cached * (price.cachedInput ?? price.input)
  return Math.round(input + tokens.output * price.output)
}
