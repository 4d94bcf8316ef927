import { linearScores, vectorsBy, type SparseVector, type View } from '../../learning/text/index.ts'
import { chancesOf } from './chances.ts'
import type { IntentModel } from './intent-model.ts'
import { pairSettler } from './pair-lines.ts'

/** How a message is cut: words alone and in pairs of neighbours, any two words, and runs of characters. */
export const views: readonly View[] = [
  { kind: 'words', from: 1, to: 2, weight: 1 },
  { kind: 'characters', from: 2, to: 5, weight: 1 },
  { kind: 'pairs', from: 1, to: 40, weight: 1 },
]

export interface Judgement {
  best: number
  /** By class; they add up to 1. */
  chances: Float64Array
  /** The chance of the likeliest, less where much of the message is unlike all examples. */
  confidence: number
}

/** Makes the function that judges one text as a whole. */
export function judgeBy(model: Omit<IntentModel, 'threshold' | 'areas' | 'version' | 'names'>) {
  const vectorOf = vectorsBy(model.vectoriser)
  const judge = judgeVectorBy(model)
  return (text: string): Judgement => judge(vectorOf(text))
}

export function judgeVectorBy({ lines, pairs, sharpness }: Pick<IntentModel, 'lines' | 'pairs' | 'sharpness'>) {
  const settle = pairSettler(pairs, lines.classes)
  return (vector: SparseVector): Judgement => {
    const scores = linearScores(lines, vector)
    const chances = chancesOf(scores, sharpness)
    settle(vector, scores, chances, sharpness)
    let best = 0
    for (let c = 1; c < chances.length; c++) if (chances[c]! > chances[best]!) best = c
    return {
      best,
      chances,
      confidence: (Math.min(1, Math.max(-1, highest(scores))) / 2 + 0.5) * Math.sqrt(knownShare(vector)),
    }
  }
}

/** How much of a text was in any example, 0..1: what was not makes the row shorter. */
export function knownShare({ values }: SparseVector): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.min(1, sum / views.length)
}

function highest(scores: Float64Array): number {
  let most = -Infinity
  for (const score of scores) if (score > most) most = score
  return most
}
