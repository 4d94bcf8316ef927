import type { Conversation, Promised } from '../conversation/state.ts'
import type { Policy } from '../escalation/policy.ts'
import { mayHoldSeveral } from '../slots/built-in.ts'

/** What the assistant begins with when it gets a conversation back: references and names alone, worded where they are read. */
export interface Briefing {
  /** What was done for the customer, or helped them, the newest last. */
  done: readonly { attemptId: string; titleTextId: string }[]
  /** What was said would happen, by whom, and by when where that was said. */
  promised: readonly Promised[]
  watch: readonly Watch[]
}

/** What to be careful with. */
export type Watch =
  | { kind: 'upset'; frustration: number }
  | { kind: 'asked-again'; times: number }
  | { kind: 'conflict'; slot: string }
  | { kind: 'overdue'; dueAt: number }

const upset = 0.5
const most = 6

/** The same facts that a package is made of, looked at from the other side. Bounded, as the state is. */
export function briefingOf(c: Conversation, now: number, { slots }: Pick<Policy, 'slots'>): Briefing {
  const done = c.attempts
    .filter(({ outcome }) => outcome === 'action-done' || outcome === 'customer-said-yes')
    .map(({ attemptId, titleTextId }) => ({ attemptId, titleTextId }))
  const last = c.tones.at(-1)
  const current = c.slots.filter(({ supersededAt }) => supersededAt === null)
  const conflicts = [...new Set(current.map(({ name }) => name))].filter(
    (name) =>
      !mayHoldSeveral(name, slots) &&
      new Set(current.filter((slot) => slot.name === name).map(({ key }) => key)).size > 1,
  )
  const again = c.handoff?.askedAgain ?? 0
  const overdue = c.promises.flatMap(({ dueAt }) => (dueAt !== null && dueAt < now ? [dueAt] : []))
  return {
    done: done.slice(-most),
    promised: c.promises.slice(-most),
    watch: [
      ...(last && last.frustration >= upset ? [{ kind: 'upset', frustration: last.frustration } as const] : []),
      ...(again > 0 ? [{ kind: 'asked-again', times: again } as const] : []),
      ...conflicts.slice(0, most).map((slot) => ({ kind: 'conflict', slot }) as const),
      ...overdue.slice(0, 1).map((dueAt) => ({ kind: 'overdue', dueAt }) as const),
    ],
  }
}
