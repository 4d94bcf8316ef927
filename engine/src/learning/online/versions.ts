import type { EstimatorModel } from '../../escalation/estimate.ts'
import type { ShadowResult } from './shadow.ts'

export type VersionStatus = 'shadow' | 'live' | 'retired'

/** One version of what was learned. A version never changes: a change is a version of its own. Number 0 is what ships, and is in no list. */
export interface LearnedVersion {
  number: number
  model: EstimatorModel
  status: VersionStatus
  /** The last comparison with what was live then; null before there was one. */
  compared: ShadowResult | null
  /** What was live before it went live; null where it never did. */
  before: number | null
}

export const shippedVersion = 0

export type NotSwitched = 'no-such-version' | 'already-live' | 'not-better' | 'nothing-before'

export type Switched<V extends LearnedVersion = LearnedVersion> =
  | { ok: true; versions: V[] }
  | { ok: false; why: NotSwitched }

/** The version that decides. */
export const liveNumber = (versions: readonly LearnedVersion[]): number =>
  versions.find(({ status }) => status === 'live')?.number ?? shippedVersion

/** A candidate joins in shadow. One stands there at a time: the one before it is retired. */
export const addCandidate = (versions: readonly LearnedVersion[], model: EstimatorModel): LearnedVersion[] => [
  ...versions.map((each) => (each.status === 'shadow' ? { ...each, status: 'retired' as const } : each)),
  { number: nextNumber(versions), model, status: 'shadow', compared: null, before: null },
]

export const nextNumber = (versions: readonly LearnedVersion[]): number =>
  Math.max(shippedVersion, ...versions.map(({ number }) => number)) + 1

/** `by` a person any version may go live, the shipped one too; by itself only one that was compared and found better. */
export function makeLive<V extends LearnedVersion>(
  versions: readonly V[],
  number: number,
  by: 'person' | 'itself',
): Switched<V> {
  const chosen = versions.find((each) => each.number === number)
  if (!chosen && number !== shippedVersion) return { ok: false, why: 'no-such-version' }
  const before = liveNumber(versions)
  if (before === number) return { ok: false, why: 'already-live' }
  if (by === 'itself' && chosen?.compared?.better !== true) return { ok: false, why: 'not-better' }
  return { ok: true, versions: switched(versions, number, before) }
}

/** Back to what was live before, whatever was made since. What ships has nothing before it. */
export function rollBack<V extends LearnedVersion>(versions: readonly V[]): Switched<V> {
  const live = versions.find(({ status }) => status === 'live')
  if (!live) return { ok: false, why: 'nothing-before' }
  return { ok: true, versions: switched(versions, live.before ?? shippedVersion, undefined) }
}

/** @param before what was live; left as it was where somebody goes back. */
const switched = <V extends LearnedVersion>(versions: readonly V[], number: number, before: number | undefined): V[] =>
  versions.map((each) => {
    if (each.number === number) return { ...each, status: 'live', before: before ?? each.before }
    return each.status === 'live' ? { ...each, status: 'retired' } : each
  })
