import type { Conversation, Locale } from '@baton/engine'
import { Interrupted } from '../assistant/model/clock.ts'
import type { Database } from '../db/database.ts'
import type { Committed, Door, Where, Surroundings } from '../handle.ts'
import type { Summariser } from './summariser.ts'
import { spokenThread } from './spoken-thread.ts'
import { whenToSummarise } from './when-to-summarise.ts'

export interface SummariesParts {
  db: Database
  door: Door
  surroundings: Pick<Surroundings, 'policy'>
  summariser: Summariser
  now: () => number
  log: (message: string, detail: object) => void
  /** For tests: the quiet time before a summary in milliseconds, in place of the real one. */
  quietMs?: number | undefined
}

export interface Summaries {
  /** Begins nothing more and ends what runs. */
  stop(): Promise<void>
  /** Resolves when nothing is being made and nothing waits to be. */
  idle(): Promise<void>
}

const atOnce = 4
/** As often as one conversation is summarised between two handoffs: what it costs stays bounded. */
const mostRuns = 12
const remembered = 10_000
/** A provider that cannot be used at all is left alone for so long. Milliseconds. */
const restMs = 60_000

/**
 * Makes a model's summary of conversations beside them: when one may soon be handed off, and when it was. The handoff never waits for it; what is
 * finished in time travels with the package, what comes later is a fact of its own. Whatever goes wrong leaves the built-in summary.
 */
export function createSummaries({ db, door, surroundings, summariser, now, log, quietMs }: SummariesParts): Summaries {
  const timers = new Map<string, { where: Where; timer: NodeJS.Timeout }>()
  const runs = new Map<string, number>()
  const running = new Map<string, { controller: AbortController; done: Promise<void> }>()
  const waiting: Where[] = []
  let stopped = false
  let restUntil = 0

  const keyOf = ({ workspace, conversation }: Where) => `${workspace}/${conversation}`

  door.onCommitted(({ workspace, conversation, after, records }: Committed) => {
    if (stopped) return
    const where = { workspace, conversation }
    const wait = whenToSummarise(after.state, records)
    if (wait === null) return
    if (records.some(({ fact }) => fact.type === 'HandoffPrepared')) runs.delete(keyOf(where))
    expect(where, wait === 0 ? 0 : (quietMs ?? wait))
  })

  /** One timer a conversation. What must be at once is not put off by a message that comes after it. */
  function expect(where: Where, ms: number): void {
    const key = keyOf(where)
    clearTimeout(timers.get(key)?.timer)
    const timer = setTimeout(() => {
      timers.delete(key)
      waiting.push(where)
      next()
    }, ms)
    timer.unref()
    timers.set(key, { where, timer })
  }

  function next(): void {
    while (!stopped && running.size < atOnce) {
      const place = waiting.findIndex((where) => !running.has(keyOf(where)))
      const [where] = place < 0 ? [] : waiting.splice(place, 1)
      if (!where) return
      begin(where)
    }
  }

  function begin(where: Where): void {
    const key = keyOf(where)
    const controller = new AbortController()
    const done = make(where, controller.signal)
      .catch((error: unknown) => {
        if (!(error instanceof Interrupted)) log('a summary could not be made', { ...where, error: String(error) })
      })
      .then(() => {
        running.delete(key)
        next()
      })
    running.set(key, { controller, done })
  }

  /** Whether this conversation may be summarised once more. */
  function mayRun(where: Where): boolean {
    const key = keyOf(where)
    const count = (runs.get(key) ?? 0) + 1
    if (count > mostRuns || now() < restUntil) return false
    runs.delete(key)
    runs.set(key, count)
    const oldest = runs.keys().next().value
    if (runs.size > remembered && oldest !== undefined) runs.delete(oldest)
    return true
  }

  async function make(where: Where, signal: AbortSignal): Promise<void> {
    const { state } = await door.current(where)
    const language = await languageFor(where, state)
    if (state.status !== 'open' || isFresh(state, language) || !mayRun(where)) return
    const upToSeq = state.version
    const thread = await spokenThread(db, where, upToSeq)
    const last = thread.at(-1)
    if (!last || signal.aborted) return
    const { slots } = await surroundings.policy(where.workspace)
    const made = await summariser.summarise({
      ...where,
      thread,
      language,
      slots: slots.map(({ name }) => name),
      signal,
    })
    const system = { kind: 'system' } as const
    if (made.kind === 'written') {
      const command = { type: 'KeepSummary', upToSeq, upToMessageId: last.messageId, language, said: thread } as const
      await door.handle(where, system, { ...command, ...made.written, usage: made.usage })
      return
    }
    const { fault, setup, message } = made.failure
    log(`no summary was made: ${message}`, { ...where, fault })
    if (setup) restUntil = now() + restMs
    if (setup || fault === 'budget-spent') return
    await door.handle(where, system, { type: 'NoteSummaryFailed', upToSeq, language, fault, usage: made.usage })
  }

  /** The language of whoever has the conversation or is asked to take it; else the workspace's. */
  async function languageFor({ workspace }: Where, { holder, handoff }: Conversation): Promise<Locale> {
    const agentId = holder.kind === 'agent' ? holder.id : (handoff?.offer?.agentId ?? null)
    const [row] = await db.scoped<{ locale: Locale }>(
      workspace,
      `select coalesce((select a.locale from baton.agents a where a.workspace_id = $1 and a.id = $2), w.locale) as locale
        from baton.workspaces w where w.workspace_id = $1`,
      [workspace, agentId],
    )
    return row?.locale ?? 'en'
  }

  return {
    async stop() {
      stopped = true
      for (const { timer } of timers.values()) clearTimeout(timer)
      timers.clear()
      waiting.length = 0
      for (const { controller } of running.values()) controller.abort(new Interrupted('the server stops'))
      await Promise.all([...running.values()].map(({ done }) => done))
    },
    async idle() {
      while (timers.size > 0 || waiting.length > 0 || running.size > 0) {
        await Promise.all([...running.values()].map(({ done }) => done))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
  }
}

/** There is a summary in this language, and the customer has said nothing since. */
function isFresh({ summaries, lastCustomer }: Conversation, language: Locale): boolean {
  const mine = summaries.find((each) => each.language === language)
  return mine !== undefined && lastCustomer !== null && mine.upToSeq >= lastCustomer.seq
}
