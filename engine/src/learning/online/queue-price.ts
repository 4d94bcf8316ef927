/**
 * What one more handoff costs those who come after it: where a queue stands, each conversation that a person takes makes everybody behind it
 * wait longer, until the queue has run empty. The desk learns how many those are from its own days, by the hour. Plain data.
 */
export interface QueuePrice {
  /** Handoffs that came after one made in this hour (0..23, UTC), before the queue was empty, and waited no longer than what counts. */
  behind: readonly number[]
  /** Of the spell that goes on: in which hour each handoff was made, and whether its wait still counted. */
  spell: readonly { hour: number; counts: boolean }[]
}

export const noQueue: QueuePrice = { behind: Array.from({ length: 24 }, () => 0), spell: [] }

/** How much a day changes what is known of an hour: one handoff so much. */
const rate = 0.02
const longestSpell = 3000

/** A handoff is made. `waitMin`: of whoever is handed off now. Waits from `capMin` on count no more than that. */
export function countHandoff(price: QueuePrice, hour: number, waitMin: number, capMin: number): QueuePrice {
  if (waitMin >= 1) {
    const spell = [...price.spell.slice(-longestSpell), { hour, counts: waitMin < capMin }]
    return { ...price, spell }
  }
  const behind = [...price.behind]
  let after = 0
  for (const { hour: made, counts } of price.spell.toReversed()) {
    behind[made] = behind[made]! + rate * (after - behind[made]!)
    if (counts) after += 1
  }
  behind[hour] = behind[hour]! * (1 - rate)
  return { behind, spell: [] }
}

/** Minutes that all of those wait longer, together: `keepsMin` is how long a conversation keeps one of `staff` people. */
export const minutesForOthers = ({ behind }: QueuePrice, hour: number, keepsMin: number, staff: number): number =>
  ((behind[hour] ?? 0) * keepsMin) / Math.max(1, staff)
