import { chooseThresholds } from './choose-thresholds.ts'
import { fitStack } from './fit-stack.ts'
import { readTurns } from './read-turns.ts'
import { fitTerms, turnReader, type Turn } from './terms-of-turns.ts'
import type { TurnModel } from './turn-model.ts'

/** A conversation of which it is known at which turns a person should have taken over. */
export interface LabelledDialogue {
  turns: readonly (Turn & { handOff: boolean })[]
}

export interface FitOptions {
  seed: number
  version: string
  heard?: (line: string) => void
}

const forests = 3

/** Learns when a person should take over; thresholds come from dialogues that were not learned from. Nothing but counts of words is known of the language. */
export function fitTurns(
  dialogues: readonly LabelledDialogue[],
  { seed, version, heard = () => {} }: FitOptions,
): TurnModel {
  const terms = fitTerms(dialogues.flatMap(({ turns }) => turns.map(({ text }) => text)))
  const read = turnReader(terms)
  const labels = dialogues.map(({ turns }) => turns.map(({ handOff }) => handOff))
  const { stack, unseen } = fitStack(
    dialogues.map(({ turns }, d) => ({ readings: readTurns(turns.map(read)), labels: labels[d]! })),
    { seed, forests, heard },
  )
  return { version, terms, ...stack, thresholds: chooseThresholds(unseen, labels) }
}
