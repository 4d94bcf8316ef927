import type { Handoff } from '../conversation/state.ts'
import { causeOfRefusal } from './build-package.ts'
import { scoreCompleteness, type Weights } from './completeness.ts'
import { missing } from './missing.ts'
import type { HandoffPackage } from './package.ts'

/**
 * The package as it is presented: a picture of the page that was frozen for this very handoff, and came a moment after it, counts as if it
 * had been there. What was written stays as it was written; a picture that the package has already is not replaced.
 */
export function withCapture(kept: HandoffPackage, capture: Handoff['capture']): HandoffPackage {
  if (!capture || !kept.completeness || kept.page?.captureId) return kept
  const others = kept.missing.filter(({ part }) => part !== 'capture')
  if ('captureId' in capture) {
    if (!kept.page) return kept
    const page = { ...kept.page, captureId: capture.captureId }
    return { ...kept, page, missing: others, completeness: rescored(kept, others) }
  }
  const gaps = [...others, missing('capture', causeOfRefusal(capture.refused))]
  return { ...kept, missing: gaps, completeness: rescored(kept, gaps) }
}

/** By the weights and the partial parts that it was scored with. */
function rescored({ completeness }: HandoffPackage, gaps: HandoffPackage['missing']) {
  const weights = Object.fromEntries(completeness.parts.map(({ part, weight }) => [part, weight])) as Weights
  const partial = completeness.parts.flatMap(({ part, state, cause }) =>
    state === 'partial' && cause ? [missing(part, cause)] : [],
  )
  return scoreCompleteness(gaps, partial, weights)
}
