import type { Priority } from '../conversation/facts.ts'

/** How far the search for a person is widened, and after how long a wait. */
export interface Ring {
  /** `skill-level`: one level less. `sibling-team`: teams of the same parent. `anyone`: whoever has the skill, wherever and however well. */
  widen: 'skill-level' | 'sibling-team' | 'anyone'
  afterMs: number
}

/** What a minute of waiting costs, and after how many minutes it costs twice as much. */
export interface WaitCost {
  cost: number
  targetMinutes: number
}

/** How a workspace routes. What is in minutes says how long a customer's wait that is worth. */
export interface RoutingPolicy {
  /** In the order in which they open. */
  rings: readonly Ring[]
  /** By the tier's name in lower case; `otherTier` for all the others. */
  tiers: Readonly<Record<string, WaitCost>>
  otherTier: WaitCost
  /** What a customer is worth that counts in full, in the workspace's own money: twice as dear as the tier says. Null: it does not count. */
  fullValue: number | null
  /** Multiplies the cost. */
  priorities: Readonly<Record<Priority, number>>
  /** What a case takes a person where nothing is known of it. */
  handleMinutes: number
  /** Past this wait age counts for more than anything else, whatever the tier. */
  boundMinutes: number
  /** The agent's score: a minute without a case, and how many of those count at most. */
  idleMinute: number
  idleMost: number
  /** Hands full against hands empty. */
  loadMinutes: number
  /** Skills that the case does not need and few others have: each at most, and all together at most. */
  scarceMinutes: number
  scarceMost: number
  /** Occupied for more than this share of the last hours beyond the mean costs `fairMinutes` for each tenth. */
  fairShare: number
  fairMinutes: number
  /** The person who had the customer last, and whose account it is: worth so long a wait, and no longer. */
  previousMinutes: number
  ownerMinutes: number
  /** Whether an agent's speed counts. Off by default: it watches people, and makes the quick ones carry more. */
  bySpeed: boolean
}

const minute = 60_000

export const defaultRouting: RoutingPolicy = {
  rings: [
    { widen: 'skill-level', afterMs: 2 * minute },
    { widen: 'sibling-team', afterMs: 5 * minute },
    { widen: 'anyone', afterMs: 10 * minute },
  ],
  tiers: {
    free: { cost: 0.5, targetMinutes: 20 },
    trial: { cost: 1, targetMinutes: 15 },
    basic: { cost: 1, targetMinutes: 15 },
    pro: { cost: 1.5, targetMinutes: 10 },
    business: { cost: 2, targetMinutes: 8 },
    enterprise: { cost: 4, targetMinutes: 5 },
  },
  otherTier: { cost: 1, targetMinutes: 15 },
  fullValue: null,
  priorities: { low: 0.5, normal: 1, high: 3, urgent: 12 },
  handleMinutes: 6,
  boundMinutes: 30,
  idleMinute: 0.1,
  idleMost: 30,
  loadMinutes: 3,
  scarceMinutes: 5,
  scarceMost: 10,
  fairShare: 0.05,
  fairMinutes: 1,
  previousMinutes: 4,
  ownerMinutes: 6,
  bySpeed: false,
}

/** Names come from outside: "constructor" is nobody's tier. */
export const waitCostOf = ({ tiers, otherTier }: RoutingPolicy, tier: string | null | undefined): WaitCost => {
  const name = tier?.toLowerCase()
  return name !== undefined && Object.hasOwn(tiers, name) ? (tiers[name] ?? otherTier) : otherTier
}
