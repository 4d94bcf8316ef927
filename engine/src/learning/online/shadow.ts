import { randomFrom } from '../text/index.ts'

/** A conversation with a known outcome, as two versions would have gone through it. */
export interface ShadowedConversation {
  /** Agent minutes that it would have cost by each version. */
  live: number
  candidate: number
  /** Its decisions that the two would have made differently. */
  differ: number
  /** What it counts; see `labelOf`. */
  weight: number
}

export interface ShadowResult {
  conversations: number
  /** Decisions that the two would have made differently. */
  differ: number
  /** Agent minutes that the candidate saves for each conversation: the mean, and where it lies nine times of ten. */
  saves: number
  from: number
  to: number
  /** The chance that it saves anything at all, 0..1. */
  confidence: number
  /** Enough was seen and the confidence is as high as asked for. */
  better: boolean
}

const rounds = 1000
export const leastConversations = 200
const leastDifferent = 30

export interface ShadowOptions {
  seed: number
  /** How sure it must be that the candidate saves anything, and how much must have been seen. */
  confidence?: number | undefined
  conversations?: number | undefined
  different?: number | undefined
}

/**
 * Whether a candidate would have cost less than the live version on the same conversations, with how sure that is: a bootstrap over conversations,
 * each with both of its costs (Efron and Tibshirani 1993, ch. 16). Nothing is decided by a candidate while it is compared.
 */
export function compareShadow(
  conversations: readonly ShadowedConversation[],
  {
    seed,
    confidence: wanted = 0.95,
    conversations: least = leastConversations,
    different = leastDifferent,
  }: ShadowOptions,
): ShadowResult {
  // Each stands for as many conversations as its weight: the mean is over those.
  const weigh = meanOf(conversations.map(({ weight }) => weight))
  const all = conversations.map(({ live, candidate, weight }) => (weight * (live - candidate)) / weigh)
  const differ = conversations.reduce((sum, each) => sum + each.differ, 0)
  const means = bootstrap(all, seed)
  const confidence = means.filter((mean) => mean > 0).length / Math.max(1, means.length)
  return {
    conversations: all.length,
    differ,
    saves: round(meanOf(all)),
    from: round(means[Math.floor(means.length * 0.05)] ?? 0),
    to: round(means[Math.floor(means.length * 0.95)] ?? 0),
    confidence: round(confidence),
    better: all.length >= least && differ >= different && confidence >= wanted,
  }
}

function bootstrap(values: readonly number[], seed: number): number[] {
  if (values.length === 0) return []
  const random = randomFrom(seed)
  return Array.from({ length: rounds }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)]!
    return sum / values.length
  }).sort((a, b) => a - b)
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length)
const round = (value: number): number => Math.round(value * 1000) / 1000
