/**
 * The frozen part of the simulator is this folder. It was written and committed before the learner that is measured on it
 * (docs/intelligence.md names the commit), and is not changed to please one: whoever changes it measures everything anew.
 *
 * A month of one desk. What a policy sees are the features of `Features`; what is true of a conversation it never sees.
 */
export interface IntentWorld {
  name: string
  /** Of conversations. */
  share: number
  /** Log-odds that the assistant can resolve one of middling difficulty. */
  ability: number
  /** Turns that it takes the assistant beyond the first, on average, where it can. */
  turns: number
  /** Minutes of an agent. */
  handleMin: number
  money: boolean
  /** How urgent, 0..1, in the middle. */
  urgency: number
  /** How much too sure the assistant is of itself here. */
  tooSure: number
}

const intent = (
  name: string,
  share: number,
  ability: number,
  turns: number,
  handleMin: number,
  rest: Partial<Pick<IntentWorld, 'money' | 'urgency' | 'tooSure'>> = {},
): IntentWorld => ({ name, share, ability, turns, handleMin, money: false, urgency: 0.15, tooSure: 0, ...rest })

/** Sixteen intents: the frequent ones the assistant mostly can, the rare ones less. Shares sum to 1. */
export const intents: readonly IntentWorld[] = [
  intent('order-status', 0.16, 2.2, 0.4, 4),
  intent('password-reset', 0.12, 1.8, 0.8, 4, { urgency: 0.3 }),
  intent('how-to', 0.12, 1.2, 1.2, 6),
  intent('shipping-change', 0.08, 0.7, 0.8, 5),
  intent('return', 0.08, 0.9, 1, 6),
  intent('refund-late', 0.06, -0.8, 0.9, 8, { money: true, urgency: 0.35, tooSure: 0.05 }),
  intent('charged-twice', 0.05, -1.2, 0.8, 9, { money: true, urgency: 0.5, tooSure: 0.04 }),
  intent('card-declined', 0.05, 0, 1, 7, { money: true, urgency: 0.55 }),
  intent('cancel-plan', 0.05, 0.5, 0.7, 7, { money: true }),
  intent('invoice-copy', 0.05, 1.6, 0.4, 4),
  intent('bug-report', 0.05, -1, 1.6, 12, { tooSure: 0.06 }),
  intent('integration', 0.04, -0.6, 1.8, 14, { tooSure: 0.05 }),
  intent('data-export', 0.03, 0.6, 1, 7),
  intent('damaged-item', 0.03, -0.4, 0.9, 8, { urgency: 0.35 }),
  intent('account-locked', 0.02, -0.9, 0.8, 8, { urgency: 0.6 }),
  intent('complaint', 0.01, -2, 0.8, 12, { urgency: 0.45 }),
]

/** What changes in the middle of the month: a release breaks one intent while the articles still say the old; a new article mends another. */
export const drift = {
  /** 0..1 of the month. */
  at: 0.5,
  breaks: { intent: 'password-reset', ability: -1.4 },
  mends: { intent: 'refund-late', ability: 1.2 },
} as const

/** Tiers by the names of the shipped policy. Who pays more writes less often, and of harder things. */
export const tiers = [
  { name: 'free', share: 0.5, difficulty: -0.1 },
  { name: 'pro', share: 0.3, difficulty: 0 },
  { name: 'business', share: 0.15, difficulty: 0.2 },
  { name: 'enterprise', share: 0.05, difficulty: 0.4 },
] as const

/** The assistant's articles are best in the first. */
export const languages = [
  { name: 'en', share: 0.5, ability: 0 },
  { name: 'de', share: 0.16, ability: -0.2 },
  { name: 'es', share: 0.14, ability: -0.2 },
  { name: 'fr', share: 0.12, ability: -0.3 },
  { name: 'pt', share: 0.08, ability: -0.5 },
] as const

/** How many write in each hour of a working day, and how many people are there for each thousand conversations a day. */
export const arrivalsByHour = [
  1, 0.7, 0.5, 0.5, 0.6, 1, 2, 3.5, 6, 8, 9, 9, 8, 7.5, 8, 8.5, 8, 7, 6, 5, 4, 3, 2, 1.5,
] as const
export const staffByHour = [0, 0, 0, 0, 0, 0, 0, 2, 4, 6, 6, 6, 5, 5, 6, 6, 6, 5, 3, 2, 0, 0, 0, 0] as const
/** Saturday and Sunday: so much less of both. */
export const weekend = { arrivals: 0.45, staff: 0.5 } as const

export const days = 30
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** What a policy may not do without: more turns than this the desk does not allow. */
export const mostTurns = 10
