import { scoreByTrees, type BoostedTrees } from './boosted-trees.ts'
import { readTurn, type TurnReading } from './read-turns.ts'
import { turnReader, type TermTable, type Turn, type TurnTerms } from './terms-of-turns.ts'

/** Lines over hashed features: for each feature one weight a line. Plain data. */
export interface TurnLines {
  hashes: readonly number[]
  /** By feature, then by line. */
  weights: readonly number[]
  biases: readonly number[]
}

/** What was learned of one yes or no of turns. Plain data. */
export interface TurnStack {
  lines: TurnLines
  forests: readonly BoostedTrees[]
  /** Log-odds of the forests to log-odds that are right on turns not learned from (Platt 1999). */
  calibration: { slope: number; shift: number }
}

/** What was learned of when a person should take over. Plain data: it can be written as JSON and read again. */
export interface TurnModel extends TurnStack {
  version: string
  terms: TermTable
  /** From which chance on a person is called: as long as none was called in this conversation, and once one was. */
  thresholds: { first: number; again: number }
}

export interface TurnJudgement {
  /** The chance that a person should take over at this turn. */
  chance: number
  handOff: boolean
}

/** What each line says of a turn, and what they said before it. The rows that the forests learn from. */
export interface ScoredTurn {
  reading: TurnReading
  scores: readonly number[]
}

/** Judges conversations turn by turn. What comes later never changes what was said. */
export function turnJudge(model: TurnModel): (turns: readonly Turn[]) => TurnJudgement[] {
  const read = turnReader(model.terms)
  const score = scorerOf(model.lines)
  return (turns) => {
    const terms: TurnTerms[] = []
    const scored: ScoredTurn[] = []
    let called = false
    return turns.map((turn, i) => {
      terms.push(read(turn))
      const reading = readTurn(terms, i)
      scored.push({ reading, scores: score(reading) })
      const chance = chanceOf(model, rowOf(scored, i))
      const handOff = chance >= (called ? model.thresholds.again : model.thresholds.first)
      called ||= handOff
      return { chance, handOff }
    })
  }
}

export function chanceOf({ forests, calibration: { slope, shift } }: TurnStack, row: Float64Array): number {
  return 1 / (1 + Math.exp(-(slope * oddsBy(forests, row) + shift)))
}

/** The mean of several forests says more than each. */
export const oddsBy = (forests: readonly BoostedTrees[], row: Float64Array): number =>
  forests.reduce((sum, forest) => sum + scoreByTrees(forest, row), 0) / forests.length

export function scorerOf({ hashes, weights, biases }: TurnLines): (reading: TurnReading) => number[] {
  const places = new Map(hashes.map((hash, i) => [hash, i * biases.length]))
  return (reading) => {
    const scores = [...biases]
    for (let i = 0; i < reading.hashes.length; i++) {
      const place = places.get(reading.hashes[i]!)
      if (place === undefined) continue
      const value = reading.values[i]!
      for (let line = 0; line < scores.length; line++) scores[line]! += value * weights[place + line]!
    }
    return scores
  }
}

/** What a line says where there is no turn. */
const nothing = -1.5

/** The numbers of a turn, what the lines say of it, and what they said of the turns before. */
export function rowOf(scored: readonly ScoredTurn[], i: number): Float64Array {
  const { reading, scores } = scored[i]!
  const lines = scores.length
  const most = { all: nothing, customer: nothing, us: nothing }
  let sum = 0
  let same = nothing
  let other = nothing
  for (let j = 0; j < i; j++) {
    const { reading: earlier, scores: said } = scored[j]!
    const first = said[0]!
    most.all = Math.max(most.all, first)
    const side = earlier.byCustomer ? 'customer' : 'us'
    most[side] = Math.max(most[side], first)
    sum += 1 / (1 + Math.exp(-2 * first))
    if (earlier.byCustomer === reading.byCustomer) same = first
    else other = first
  }
  const before = [1, 2, 3].flatMap((back) => scored[i - back]?.scores ?? Array.from({ length: lines }, () => nothing))
  return Float64Array.from([
    ...reading.numbers,
    ...scores,
    most.all,
    most.customer,
    most.us,
    sum,
    same,
    other,
    ...before,
  ])
}
