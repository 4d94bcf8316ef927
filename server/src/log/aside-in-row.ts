import { closesAt, comesBack, owed, type Conversation, type Policy } from '@baton/engine'

/** What was put aside, as lists show it. Times are ms UTC. */
export interface AsideInRow {
  for: 'time' | 'customer'
  at: number
  backAt: number | null
  closesAt: number | null
}

/** A word that is owed brings it back before its time. */
export function asideOf(state: Conversation, policy: Policy): AsideInRow | null {
  const { aside } = state
  if (!aside) return null
  const times = [comesBack(state)?.at, owed(state, policy)?.nudgeAt].filter((at) => at !== undefined)
  return {
    for: aside.for,
    at: aside.at,
    backAt: times.length > 0 ? Math.min(...times) : null,
    closesAt: closesAt(state, policy),
  }
}
