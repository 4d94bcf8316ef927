import type { GuardTurn } from './conversation-evidence.ts'
import { readFeatures, type Features } from './features.ts'
import { topicBit } from './read-asks.ts'
import { topics, type Topic } from './topics.ts'
import { shipped, type GuardModel } from './weights.ts'

/** What a conversation says of a draft, without a list of known slots. */
export interface AskedIn {
  again: boolean
  /** The chance that it asks again, 0..1. */
  score: number
  /** What it asks for that the customer gave last; null where that is not known by its kind. */
  topic: Topic | null
  /** The index of the turn that gave it. */
  turn: number | null
}

/**
 * Whether a draft asks for what the customer has said in these turns. For conversations whose slots nobody extracted: imported ones,
 * and `baton eval reask`. Where slots are known, `asksAgain` is exact.
 */
export function asksAgainIn(turns: readonly GuardTurn[], draft: string, model: GuardModel = shipped): AskedIn {
  const { features, topics: asked, evidence } = readFeatures(turns, draft)
  const score = scoreOf(features, model)
  let topic: Topic | null = null
  let turn: number | null = null
  for (const name of topics) {
    const bit = topicBit(name)
    const at = asked & bit ? evidence.givenAt.get(bit) : undefined
    if (at === undefined || at < (turn ?? -1)) continue
    topic = name
    turn = at
  }
  return { again: score >= model.threshold, score, topic, turn }
}

/** The logistic of the weighted sum; a feature without a weight counts nothing. */
export function scoreOf(features: Features, { weights }: Pick<GuardModel, 'weights'>): number {
  let sum = 0
  for (const name in features) sum += (weights[name] ?? 0) * features[name]!
  return 1 / (1 + Math.exp(-sum))
}
