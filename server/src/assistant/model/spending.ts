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

export interface Spending {
  /** Which budget is used up; null while the model may be asked. Two turns at once may each begin below a limit. */
  whyNot(workspace: string, conversationId: string): Promise<'conversation' | 'workspace-day' | null>
  add(workspace: string, conversationId: string, amount: Amount): Promise<void>
}

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
    async whyNot(workspace, conversationId) {
      const { conversation, today } = counters(workspace, conversationId)
      if (isOver(await conversation, budget.conversationMicros, budget.conversationTokens)) return 'conversation'
      return isOver(await today, budget.workspaceDayMicros, budget.workspaceDayTokens) ? 'workspace-day' : null
    },
    async add(workspace, conversationId, { micros, tokens }) {
      const { conversation, today } = counters(workspace, conversationId)
      for (const counter of await Promise.all([conversation, today])) {
        counter.micros += micros
        counter.tokens += tokens
      }
    },
  }
}

const nothing = (): Amount => ({ micros: 0, tokens: 0 })

function isOver(amount: Amount, micros = Infinity, tokens = Infinity): boolean {
  return amount.micros >= micros || amount.tokens >= tokens
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
