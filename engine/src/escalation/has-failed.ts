import type { Attempt } from '../conversation/state.ts'

/** Whether a path came to nothing. No answer is unknown: neither success nor failure. */
export function hasFailed(outcome: Attempt['outcome']): boolean {
  return outcome === 'customer-said-no' || outcome === 'action-failed' || outcome === 'nothing-found'
}
