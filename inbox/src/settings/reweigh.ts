import { packageParts, scoreOfParts, type PackagePart, type Weights } from '@baton/engine'
import type { MeasuredHandoff } from '@baton/protocol'

type Gaps = Pick<MeasuredHandoff, 'gaps'>

/** What the score of a handoff is by these weights: as the engine counts it, from what the handoff lacks. */
export function scoreBy(weights: Weights, { gaps }: Gaps): number {
  return scoreOfParts(
    packageParts.map((part) => {
      const gap = gaps.find((each) => each.part === part)
      return { weight: weights[part], state: !gap ? 'present' : gap.state === 'partial' ? 'partial' : 'missing' }
    }),
  )
}

/** The mean over handoffs, to one place; null without any. */
export function meanBy(weights: Weights, handoffs: readonly Gaps[]): number | null {
  if (handoffs.length === 0) return null
  const sum = handoffs.reduce((total, each) => total + scoreBy(weights, each), 0)
  return Math.round((sum / handoffs.length) * 10) / 10
}

/** The weights that are other than `before`; null where none is. */
export function changed(before: Weights, after: Weights): Partial<Record<PackagePart, number>> | null {
  const parts = packageParts.filter((part) => before[part] !== after[part])
  return parts.length === 0 ? null : Object.fromEntries(parts.map((part) => [part, after[part]]))
}

/** A weight as it was typed: a whole number of 0 to 100; null where it is none. */
export function readWeight(text: string): number | null {
  const value = Number(text)
  return text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 100 ? value : null
}
