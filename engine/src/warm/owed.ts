import { isOver } from '../conversation/evolve.ts'
import type { Conversation } from '../conversation/state.ts'
import type { NudgedBecause } from '../conversation/warm-facts.ts'
import type { Policy } from '../escalation/policy.ts'

/** Since when whoever holds it has it, and what they said of when they are back. */
export interface Attending {
  since: number
  /** When they were nudged for what is owed now; null where they were not. */
  nudgedAt: number | null
  /** They said that they work on it and are back by then. */
  hold: { at: number; backAt: number } | null
  /** Times that they said so since they wrote last. */
  holds: number
}

/** A word that the person who holds it owes the customer: when they are nudged for it, and when it goes to somebody else. Ms UTC. */
export interface Owed {
  because: NudgedBecause
  nudgeAt: number
  /** Null where they keep it: they have written before, and are seen by the leads instead. */
  takenBackAt: number | null
}

/** What the holder owes the customer now; null where it is the customer's turn, or no person holds it. */
export function owed(c: Conversation, policy: Pick<Policy, 'nudgeMs' | 'silentMs' | 'unansweredMs'>): Owed | null {
  const { attending, handoff, unansweredSince, handled } = c
  if (c.status !== 'open' || c.holder.kind !== 'agent' || !attending) return null
  if (attending.hold) {
    const { backAt } = attending.hold
    const grace = Math.max(0, policy.silentMs - policy.nudgeMs)
    return { because: 'hold-over', nudgeAt: backAt, takenBackAt: backAt + grace }
  }
  if (handled && handled.replies > 0) {
    if (unansweredSince === null) return null
    return { because: 'customer-waits', nudgeAt: unansweredSince + policy.unansweredMs, takenBackAt: null }
  }
  const asked = handoff && !isOver(handoff) && handoff.firstResponseAt === null
  if (!asked && unansweredSince === null) return null
  const since = asked ? attending.since : Math.max(attending.since, unansweredSince ?? 0)
  return { because: 'no-answer', nudgeAt: since + policy.nudgeMs, takenBackAt: since + policy.silentMs }
}
