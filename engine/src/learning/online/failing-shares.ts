/**
 * What it costs when the assistant goes on and fails, as a share of what losing the customer would cost; by the turn at which it went on and
 * the chance that it saw. Going on is no promise to go on for ever: the next turn is decided anew, and who did not look promising is handed
 * off a turn later. Learned from what failures of this workspace did cost. Fading means; plain data.
 */
export type FailingShares = readonly { sum: number; all: number }[]

const turns = 3
const chances = 5
/** What is believed before anything is known counts as so many failures. */
const begins = 20
/** Before anything is known: half. The last turn is for all later ones. */
export const noFailures: FailingShares = Array.from({ length: turns * chances }, () => ({
  sum: begins / 2,
  all: begins,
}))
/** Where deciding without any of this must be as before: the whole loss, until failures say otherwise. */
export const wholeLoss: FailingShares = noFailures.map(() => ({ sum: begins, all: begins }))
const memory = 1500

const placeOf = (turn: number, chance: number): number =>
  Math.min(turn, turns - 1) * chances + Math.min(chances - 1, Math.floor(chance * chances))

export function countFailure(
  shares: FailingShares,
  { turn, chance }: { turn: number; chance: number },
  share: number,
): FailingShares {
  const place = placeOf(turn, chance)
  const fade = 1 - 1 / memory
  return shares.map((each, i) =>
    i === place ? { sum: each.sum * fade + Math.min(2, Math.max(0, share)), all: each.all * fade + 1 } : each,
  )
}

/** The cells as a table: turn, chances from and to, share, and how many failures it was learned from. */
export const failingTable = (shares: FailingShares) =>
  shares.map(({ sum, all }, place) => {
    const step = place % chances
    const edge = (at: number) => Math.sqrt(at / chances)
    return {
      turn: Math.floor(place / chances),
      from: edge(step),
      to: edge(step + 1),
      share: sum / all,
      count: Math.max(0, Math.round(all - begins)),
    }
  })

export function failingShare(shares: FailingShares, turn: number, chance: number): number {
  const { sum, all } = shares[placeOf(turn, chance)]!
  return sum / all
}
