import type { Item } from '../thread/thread.ts'
import { changed, emptyThread } from '../thread/thread.ts'
import { backOff, type Clock } from './clock.ts'
import { readEvents } from './frames.ts'
import type { Rest } from './rest.ts'
import { passes } from './trouble.ts'

export interface CameInDeps {
  rest: Rest
  clock: Clock
  random(): number
  token(): string | null
  /** The conversation that is read: what came into another is nobody's here any more. */
  conversationId(): string | null
  /** What was said in `from`, which came into the conversation with fact `seq`. */
  brought(from: string, seq: number, items: readonly Item[]): void
}

/** One merge leads to the next; nobody makes more than this. */
const deepest = 20

/** Reads what was said in the customer's other conversations that came into this one, each once. */
export function createCameIn(deps: CameInDeps) {
  const { rest, clock } = deps
  let asked = new Set<string>()

  /** Null where it cannot be had: then the conversation is shown without it. */
  async function itemsOf(id: string, depth = 0): Promise<Item[] | 'later' | null> {
    let thread = emptyThread
    const others: Item[] = []
    for (;;) {
      const answer = await rest('GET', `/v1/conversations/${id}/events?after=${thread.cursor}`, { token: deps.token() })
      if (!answer.ok) return passes(answer.trouble) ? 'later' : null
      const { events, upTo, caughtUp } = readEvents(answer.value)
      for (const event of events) {
        if (event.type !== 'ConversationMerged' || depth === deepest) continue
        const inner = await itemsOf(event.from, depth + 1)
        if (inner === 'later') return inner
        others.push(...(inner ?? []))
      }
      const before = thread.cursor
      thread = changed(thread, { type: 'events', events, upTo, caughtUp })
      if (caughtUp || thread.cursor <= before) break
    }
    return [...others, ...thread.items.map((item) => ({ ...item, key: keyIn(id, item) }))]
  }

  async function bring(home: string, from: string, seq: number, fails: number): Promise<void> {
    const items = await itemsOf(from)
    if (deps.conversationId() !== home) return
    if (items === 'later') {
      clock.after(backOff(fails, deps.random()), () => void bring(home, from, seq, fails + 1))
      return
    }
    if (items) deps.brought(from, seq, items)
  }

  return {
    /** `from` came into the conversation that is read. */
    heard(from: string, seq: number): void {
      const home = deps.conversationId()
      if (home === null || asked.has(`${home} ${from}`)) return
      asked.add(`${home} ${from}`)
      void bring(home, from, seq, 0)
    },
    /** The conversation is read anew. */
    forget(): void {
      asked = new Set()
    },
  }
}

/** A message is known by what its sender called it, wherever it stands; the rest by its place in its own conversation. */
const keyIn = (id: string, item: Item): string => (item.kind === 'message' ? item.key : `${id}-${item.key}`)
