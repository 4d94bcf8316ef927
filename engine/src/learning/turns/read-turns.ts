import { coveredBy, sharedBy, type TurnTerms } from './terms-of-turns.ts'

/** What one turn looks like to the estimator: hashed features with values, and plain numbers. It looks back and never ahead. */
export interface TurnReading {
  hashes: number[]
  values: number[]
  /** Where the features of the turn's own words end, and those of what was before begin. */
  own: number
  numbers: number[]
  byCustomer: boolean
}

/** So many turns it looks back: a long thread costs no more than this. */
const reach = 30
/** What was before counts less the longer ago it was. */
const decay = 0.75
const weights = { own: 1, either: 0.7, previous: 0.6, history: 0.5, shape: 0.5 }
const none = -0.1

/** Reads a conversation. Turn i is read from turns 0..i alone. */
export function readTurns(turns: readonly TurnTerms[]): TurnReading[] {
  return turns.map((_, i) => readTurn(turns, i))
}

export function readTurn(turns: readonly TurnTerms[], i: number): TurnReading {
  const turn = turns[i]!
  const reading: TurnReading = { hashes: [], values: [], own: 0, numbers: [], byCustomer: turn.by === 'customer' }
  const side = reading.byCustomer ? 1 : 2
  put(reading, side, turn, weights.own)
  put(reading, 3, turn, weights.either)
  reading.own = reading.hashes.length

  const same: TurnTerms[] = []
  const other: TurnTerms[] = []
  for (let j = i - 1; j >= Math.max(0, i - reach); j--) (turns[j]!.by === turn.by ? same : other).push(turns[j]!)
  const before = turns[i - 1]
  if (before) put(reading, 4 + 2 * side + (before.by === 'customer' ? 1 : 0), before, weights.previous)
  putHistory(reading, 10 + side, same)
  putHistory(reading, 20 + side, other)

  let run = 0
  while (run < same.length && turns[i - 1 - run]?.by === turn.by) run += 1
  const shape = shapeOf(turn, same, other)
  const bys = [1, 2, 3].map((back) => byOf(turns[i - back]))
  const one = (kind: number, bucket: number) => flag(reading, (kind * 4 + side) * 64 + bucket + 8)
  one(30, Math.min(i, 8))
  one(31, bys[0]! * 3 + bys[1]!)
  one(32, Math.min(same.length, 5))
  one(33, Math.min(other.length, 5))
  one(34, Math.min(run, 4))
  shape.forEach((value, k) => {
    one(40 + k, k < lengths ? Math.round(Math.log2(1 + value) * 1.5) : Math.round(value * 5))
    if (k >= lengths && value > 0) {
      reading.hashes.push(mix(Math.imul(100 + k, 0x9e3779b1) ^ side))
      reading.values.push(value)
    }
  })
  reading.numbers.push(
    side,
    i,
    same.length,
    other.length,
    run,
    ...bys,
    ...shape,
    turn.count / Math.max(1, before?.count ?? 1),
  )
  reading.numbers.push(same.filter((each) => sharedBy(turn, each) > 0.8).length)
  return reading
}

/** How many of the numbers of a shape are lengths in words; the others are shares. */
const lengths = 3

/**
 * How long it is beside what was before, how much of it is new, whether it repeats its side or takes up the other, and whether the customer's
 * last two lines, and our last two answers, are the same again.
 */
function shapeOf(turn: TurnTerms, same: readonly TurnTerms[], other: readonly TurnTerms[]): number[] {
  const asks = turn.by === 'customer' ? [turn, same[0]] : [other[0], other[1]]
  const answers = turn.by === 'customer' ? [other[0], other[1]] : [turn, same[0]]
  const alike = (a: TurnTerms | undefined, b: TurnTerms | undefined) => (a && b ? sharedBy(a, b) : none)
  let rare = 0
  for (const value of turn.rarity.values()) rare += value
  return [
    turn.count,
    other[0]?.count ?? 0,
    same[0]?.count ?? 0,
    turn.known,
    rare / Math.max(1, turn.rarity.size),
    same.length ? Math.max(...same.map((each) => sharedBy(turn, each))) : none,
    alike(turn, same[0]),
    other.length ? Math.max(...other.map((each) => sharedBy(turn, each))) : none,
    other[0] ? coveredBy(turn, other[0]) : none,
    other[0] ? coveredBy(other[0], turn) : none,
    alike(asks[0], asks[1]),
    alike(answers[0], answers[1]),
  ]
}

const byOf = (turn: TurnTerms | undefined): number => (turn === undefined ? 0 : turn.by === 'customer' ? 1 : 2)

function put(reading: TurnReading, space: number, { words, pairs }: TurnTerms, weight: number): void {
  for (const terms of [words, pairs])
    for (const [hash, value] of terms) {
      reading.hashes.push(mix(Math.imul(space, 0x9e3779b1) ^ hash))
      reading.values.push(value * weight)
    }
}

/** The words of earlier turns, each as strong as where it counts most. */
function putHistory(reading: TurnReading, space: number, turns: readonly TurnTerms[]): void {
  const strongest = new Map<number, number>()
  turns.forEach(({ words }, k) => {
    const fade = decay ** k
    for (const [hash, value] of words) strongest.set(hash, Math.max(strongest.get(hash) ?? 0, value * fade))
  })
  for (const [hash, value] of strongest) {
    reading.hashes.push(mix(Math.imul(space, 0x9e3779b1) ^ hash))
    reading.values.push(value * weights.history)
  }
}

function flag(reading: TurnReading, id: number): void {
  reading.hashes.push(mix(Math.imul(id, 0x85ebca6b) ^ 0x5bd1e995))
  reading.values.push(weights.shape)
}

/** Spreads a hash over all its bits (the finish of MurmurHash3). */
function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
