import { fitStack } from './fit-stack.ts'
import { readTurn, readTurns } from './read-turns.ts'
import { fitTerms, turnReader, type TermTable, type Turn, type TurnTerms } from './terms-of-turns.ts'
import { chanceOf, rowOf, scorerOf, type ScoredTurn, type TurnStack } from './turn-model.ts'

/** How a customer finds what they have got: 0 bad, 1 neither, 2 good. */
export type Satisfaction = 0 | 1 | 2

export interface RatedDialogue {
  /** Null where a turn is not rated. */
  turns: readonly (Turn & { satisfaction: Satisfaction | null })[]
}

export interface SatisfactionModel {
  version: string
  terms: TermTable
  bad: TurnStack
  good: TurnStack
  /** The chance of bad and of good count so many times, that of neither once: chosen so that the rare class is found, too. */
  counts: { bad: number; good: number }
}

export interface SatisfactionJudgement {
  bad: number
  good: number
  satisfaction: Satisfaction
}

const forests = 2

/** Learns how satisfied customers are, turn by turn, from rated conversations. As `fitTurns`: it looks back only, and knows no language. */
export function fitSatisfaction(
  dialogues: readonly RatedDialogue[],
  { seed, version, heard = () => {} }: { seed: number; version: string; heard?: (line: string) => void },
): SatisfactionModel {
  const terms = fitTerms(dialogues.flatMap(({ turns }) => turns.map(({ text }) => text)))
  const read = turnReader(terms)
  const readings = dialogues.map(({ turns }) => readTurns(turns.map(read)))
  const fit = (rating: Satisfaction) =>
    fitStack(
      dialogues.map(({ turns }, d) => ({
        readings: readings[d]!,
        labels: turns.map(({ satisfaction }) => (satisfaction === null ? null : satisfaction === rating)),
      })),
      { seed, forests, heard: (line) => heard(`${rating === 0 ? 'bad' : 'good'}: ${line}`) },
    )
  const bad = fit(0)
  const good = fit(2)
  const unseen = dialogues.flatMap(({ turns }, d) =>
    turns.flatMap(({ satisfaction }, i) =>
      satisfaction === null ? [] : [{ satisfaction, bad: bad.unseen[d]![i]!, good: good.unseen[d]![i]! }],
    ),
  )
  return { version, terms, bad: bad.stack, good: good.stack, counts: chooseCounts(unseen) }
}

/** Judges every turn of a conversation; what comes later never changes what was said. */
export function satisfactionJudge(model: SatisfactionModel): (turns: readonly Turn[]) => SatisfactionJudgement[] {
  const read = turnReader(model.terms)
  const scores = { bad: scorerOf(model.bad.lines), good: scorerOf(model.good.lines) }
  return (turns) => {
    const terms: TurnTerms[] = []
    const scored: { bad: ScoredTurn[]; good: ScoredTurn[] } = { bad: [], good: [] }
    return turns.map((turn, i) => {
      terms.push(read(turn))
      const reading = readTurn(terms, i)
      for (const side of ['bad', 'good'] as const) scored[side].push({ reading, scores: scores[side](reading) })
      const bad = chanceOf(model.bad, rowOf(scored.bad, i))
      const good = chanceOf(model.good, rowOf(scored.good, i))
      return { bad, good, satisfaction: ratingOf({ bad, good }, model.counts) }
    })
  }
}

function ratingOf({ bad, good }: { bad: number; good: number }, counts: SatisfactionModel['counts']): Satisfaction {
  const neither = Math.max(0, 1 - bad - good)
  if (bad * counts.bad > Math.max(neither, good * counts.good)) return 0
  return good * counts.good > neither ? 2 : 1
}

/** What makes the mean F1 of the three classes best on turns that were not learned from. */
function chooseCounts(
  unseen: readonly { satisfaction: Satisfaction; bad: number; good: number }[],
): SatisfactionModel['counts'] {
  let best = { bad: 1, good: 1 }
  let most = -1
  for (let bad = 0.8; bad <= 3; bad += 0.1)
    for (let good = 0.6; good <= 1.6; good += 0.1) {
      const table = Array.from({ length: 9 }, () => 0)
      for (const each of unseen) table[each.satisfaction * 3 + ratingOf(each, { bad, good })]! += 1
      const worth = macroOf(table)
      if (worth > most) [most, best] = [worth, { bad: round(bad), good: round(good) }]
    }
  return best
}

/** Of a table of true class by said class. */
function macroOf(table: readonly number[]): number {
  let sum = 0
  for (let c = 0; c < 3; c++) {
    const hits = table[c * 4]!
    const said = table[c]! + table[3 + c]! + table[6 + c]!
    const true_ = table[c * 3]! + table[c * 3 + 1]! + table[c * 3 + 2]!
    sum += (2 * hits) / Math.max(1, said + true_) / 3
  }
  return sum
}

const round = (value: number): number => Math.round(value * 100) / 100
