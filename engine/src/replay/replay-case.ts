import type { HandoffReason } from '../escalation/reason.ts'
import type { OutcomeCosts } from '../escalation/weigh.ts'

/** A turn of the customer's at which a policy would have decided. */
export interface ReplayPoint {
  /** The message that ends the turn: its place among all turns, from 0. */
  turn: number
  rule: HandoffReason['kind'] | null
  resolves: number
  costs: OutcomeCosts
  /** What decided costs with this margin. */
  margin: number
  /** What a late handoff and lost patience would cost here, a person, and the wait for one: agent minutes. */
  late: number
  churn: number
  person: number
  wait: number
  /** What the customer's time until here costs, in agent minutes. */
  effort: number
}

/** One past conversation as a policy sees it: where it would have decided what, and what happened. */
export interface ReplayCase {
  id: string
  tier: string | null
  intent: string | null
  points: readonly ReplayPoint[]
  turns: number
  /** The turn at which a person took over, or at which somebody says that one should have; null where none did. */
  actual: number | null
  /** Whether it was solved without a person; null where nobody said: silence is unknown. */
  solved: boolean | null
  /** Whether more was said after a person took over, without them: only then can a policy be later rather than never. */
  goesOn: boolean
}
