import { randomFrom } from '../text/index.ts'

/** A logged decision with its outcome, as two versions would have decided it. */
export interface ShadowedDecision {
  conversation: string
  /** The chance of each version that the assistant resolves it alone. */
  live: number
  candidate: number
  /** Agent minutes of a person now, of a failure after going on, and of going on itself. */
  person: number
  failed: number
  goOn: number
  /** What became of it, and what it counts; see `labelOf`. */
  resolved: number
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
const leastConversations = 200
const leastDifferent = 30

/**
 * Whether a candidate would have cost less than the live version on the same decisions, with how sure that is: a bootstrap over conversations,
 * each with both of its costs (Efron and Tibshirani 1993, ch. 16). Nothing is decided by a candidate while it is compared. What it would have
 * handed off and was gone on with is known from what came of it; what it would have gone on with and was handed off only where an agent marked it.
 */
export function compareShadow(
  decisions: readonly ShadowedDecision[],
  { seed, confidence: wanted = 0.95 }: { seed: number; confidence?: number },
): ShadowResult {
  const saved = new Map<string, number>()
  let differ = 0
  for (const each of decisions) {
    const live = handsOff(each, each.live)
    const candidate = handsOff(each, each.candidate)
    if (live !== candidate) differ += 1
    const saves = each.weight * (costOf(each, live) - costOf(each, candidate))
    saved.set(each.conversation, (saved.get(each.conversation) ?? 0) + saves)
  }
  const all = [...saved.values()]
  const means = bootstrap(all, seed)
  const confidence = means.filter((mean) => mean > 0).length / Math.max(1, means.length)
  return {
    conversations: all.length,
    differ,
    saves: round(meanOf(all)),
    from: round(means[Math.floor(means.length * 0.05)] ?? 0),
    to: round(means[Math.floor(means.length * 0.95)] ?? 0),
    confidence: round(confidence),
    better: all.length >= leastConversations && differ >= leastDifferent && confidence >= wanted,
  }
}

const handsOff = ({ person, failed, goOn }: ShadowedDecision, chance: number): boolean =>
  (1 - chance) * failed + goOn > person

const costOf = ({ person, failed, goOn, resolved }: ShadowedDecision, handedOff: boolean): number =>
  handedOff ? person : (1 - resolved) * failed + goOn

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
