import type { EstimatorModel } from '../../escalation/estimate.ts'
import type { ShadowResult } from './shadow.ts'

export type VersionStatus = 'shadow' | 'live' | 'retired'

/** One version of what was learned. A version never changes: a change is a version of its own. */
export interface LearnedVersion {
  number: number
  model: EstimatorModel
  status: VersionStatus
  /** The last comparison with what was live then; null before there was one. */
  compared: ShadowResult | null
}

export type NotSwitched = 'no-such-version' | 'already-live' | 'not-better' | 'nothing-before'

export type Switched = { ok: true; versions: LearnedVersion[] } | { ok: false; why: NotSwitched }

/** A candidate joins in shadow. One stands there at a time: the one before it is retired. */
export const addCandidate = (versions: readonly LearnedVersion[], model: EstimatorModel): LearnedVersion[] => [
  ...versions.map((each) => (each.status === 'shadow' ? { ...each, status: 'retired' as const } : each)),
  { number: Math.max(0, ...versions.map(({ number }) => number)) + 1, model, status: 'shadow', compared: null },
]

/** `by` a person any version may go live; by itself only one that was compared and found better. */
export function makeLive(versions: readonly LearnedVersion[], number: number, by: 'person' | 'itself'): Switched {
  const chosen = versions.find((each) => each.number === number)
  if (!chosen) return { ok: false, why: 'no-such-version' }
  if (chosen.status === 'live') return { ok: false, why: 'already-live' }
  if (by === 'itself' && chosen.compared?.better !== true) return { ok: false, why: 'not-better' }
  return {
    ok: true,
    versions: versions.map((each) => ({
      ...each,
      status: each.number === number ? 'live' : each.status === 'live' ? 'retired' : each.status,
    })),
  }
}

/** Back to the version before, in the order in which they were made. */
export function rollBack(versions: readonly LearnedVersion[]): Switched {
  const live = versions.find(({ status }) => status === 'live')
  const before = versions.findLast(({ number, status }) => status === 'retired' && number < (live?.number ?? Infinity))
  return before ? makeLive(versions, before.number, 'person') : { ok: false, why: 'nothing-before' }
}
