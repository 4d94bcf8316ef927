import type { CameBackBecause } from '../conversation/aside-facts.ts'
import type { Conversation } from '../conversation/state.ts'
import type { Policy } from '../escalation/policy.ts'

/** What whoever holds it has put aside: it stays theirs. Times are ms UTC. */
export interface Aside {
  for: 'time' | 'customer'
  agentId: string
  /** Since when, or since the holder wrote last in it. */
  at: number
  /** Null where it waits for the customer alone. */
  until: number | null
  /** The customer was told that it will be closed then; null where nothing was told. */
  closesAt: number | null
}

/** So long before a promised time it is back, or half the time to it where that is less: whoever made the promise has to keep it yet. */
const beforePromiseMs = 15 * 60_000

export interface ComesBack {
  at: number
  because: Extract<CameBackBecause, 'time' | 'promise-due'>
}

/** When it comes back if nobody says anything: at its time, or before a time that was promised meanwhile. Null where it waits for the customer alone. */
export function comesBack({ aside, promises }: Conversation): ComesBack | null {
  if (!aside) return null
  const due = promises.flatMap(({ dueAt }) => (dueAt !== null && dueAt > aside.at ? [dueAt] : []))
  const promised = due.length > 0 ? Math.min(...due) : null
  const before = promised === null ? null : promised - Math.min(beforePromiseMs, (promised - aside.at) / 2)
  if (before !== null && (aside.until === null || before < aside.until))
    return { at: Math.ceil(before), because: 'promise-due' }
  return aside.until === null ? null : { at: aside.until, because: 'time' }
}

/** When a customer who does not write is told that it will be closed; null where that is not done, or was. */
export function wordAt({ aside }: Conversation, { waitingClose }: Pick<Policy, 'waitingClose'>): number | null {
  if (aside?.for !== 'customer' || aside.closesAt !== null || waitingClose === null) return null
  return aside.at + Math.max(0, waitingClose.afterMs - waitingClose.wordMs)
}

/** What happens next to what was put aside; null where it waits for a person's word alone. */
export function asideDueAt(c: Conversation, policy: Pick<Policy, 'waitingClose'>): number | null {
  if (!c.aside) return null
  const times = [comesBack(c)?.at, wordAt(c, policy), closesAt(c, policy)].filter((at) => at != null)
  return times.length > 0 ? Math.min(...times) : null
}

/** When it is closed by itself: never without the word before, and not where it was switched off since. */
export function closesAt({ aside }: Conversation, { waitingClose }: Pick<Policy, 'waitingClose'>): number | null {
  return waitingClose === null ? null : (aside?.closesAt ?? null)
}
