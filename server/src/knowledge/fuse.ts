import { defaultPolicy } from '@baton/engine'
import type { FoundPassage } from './search.ts'

/** How little the first places are worth more than those behind them: the constant of the paper. */
const k = 60

/**
 * Mixes two rankings by reciprocal rank fusion: a passage gets 1 / (60 + its rank) from each ranking that has it, and the sum decides. After G. V. Cormack,
 * C. L. A. Clarke and S. Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009. It needs no common
 * measure, which words and meaning do not have. What is grounded in neither ranking stays behind what is: the best of two bad answers is none.
 * The score is the better one of the two.
 */
export function fuse(worded: readonly FoundPassage[], meant: readonly FoundPassage[]): FoundPassage[] {
  const sums = new Map<string, { passage: FoundPassage; sum: number }>()
  for (const ranking of [worded, meant]) {
    for (const [i, passage] of ranking.entries()) {
      const before = sums.get(passage.passageId)
      const better = before && before.passage.score >= passage.score ? before.passage : passage
      sums.set(passage.passageId, { passage: better, sum: (before?.sum ?? 0) + 1 / (k + i + 1) })
    }
  }
  const isGrounded = ({ score }: FoundPassage) => Number(score >= defaultPolicy.groundedAt)
  return [...sums.values()]
    .sort(
      (a, b) =>
        isGrounded(b.passage) - isGrounded(a.passage) ||
        b.sum - a.sum ||
        b.passage.score - a.passage.score ||
        (a.passage.passageId < b.passage.passageId ? -1 : 1),
    )
    .map(({ passage }) => passage)
}
