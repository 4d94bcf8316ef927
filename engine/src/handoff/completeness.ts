import type { GapOwner, Missing, MissingCause, PackagePart } from './missing.ts'

export interface PartState {
  part: PackagePart
  state: 'present' | 'partial' | 'missing'
  cause: MissingCause | null
  owner: GapOwner | null
  /** The workspace's weight of this part; weights compare with each other. */
  weight: number
}

/** How much of the context travels. The minimum is unweighted: no weight can hide what it lacks. */
export interface Completeness {
  /** 0..100, weighted; a part that is partly there counts half. */
  score: number
  minimum: { pass: boolean; missing: readonly PackagePart[] }
  parts: readonly PartState[]
}

export type Weights = Readonly<Record<PackagePart, number>>

export const defaultWeights: Weights = {
  transcript: 20,
  wanted: 20,
  attempts: 15,
  reason: 10,
  account: 10,
  page: 10,
  facts: 5,
  intent: 5,
  tone: 3,
  capture: 2,
}

/** The parts of a package that are scored, in the order in which they are told. */
export const packageParts = Object.keys(defaultWeights) as readonly PackagePart[]

/** Full transcript, what it is about, account, reason, page, what was tried and why it failed. */
export const minimumParts: readonly PackagePart[] = ['transcript', 'wanted', 'account', 'reason', 'page', 'attempts']

/**
 * Scores a package by what it lacks. `partial` parts are there in part; a part of which nothing is known to be missing is present. That
 * nothing was tried, and that is known, is no gap.
 */
export function scoreCompleteness(
  gaps: readonly Missing[],
  partial: readonly Missing[],
  weights: Weights,
): Completeness {
  const parts = packageParts.map((part): PartState => {
    const gap = gaps.find((each) => each.part === part && !isHalf(each, partial) && !isNoGap(each))
    const half = partial.find((each) => each.part === part)
    const { cause = null, owner = null } = gap ?? half ?? {}
    const weight = Math.max(0, weights[part])
    return { part, state: gap ? 'missing' : half ? 'partial' : 'present', cause, owner, weight }
  })
  return { score: scoreOfParts(parts), minimum: minimumOf(parts), parts }
}

const isNoGap = ({ part, cause }: Missing) => part === 'attempts' && cause === 'nothing-tried'

/** Told among what is missing, and there in part all the same: a transcript that was cut. */
const isHalf = ({ part, cause }: Missing, partial: readonly Missing[]) =>
  partial.some((half) => half.part === part && half.cause === cause)

/** 0..100 from states and weights; a part that is partly there counts half. Without any weight nothing is lacking. */
export function scoreOfParts(parts: readonly Pick<PartState, 'state' | 'weight'>[]): number {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const there = parts.reduce(
    (sum, { state, weight }) => sum + (state === 'present' ? weight : state === 'partial' ? weight / 2 : 0),
    0,
  )
  return total === 0 ? 100 : Math.round((there / total) * 100)
}

/**
 * The completeness as it proved to be: a part that counted as present, and whose content the customer was asked for all the same, counts as partly
 * there. What travelled stays as it was written; this is for health.
 */
export function correctedCompleteness(
  { parts }: Pick<Completeness, 'parts'>,
  asked: readonly PackagePart[],
): { score: number; pass: boolean } {
  const proved = parts.map((each) =>
    each.state === 'present' && asked.includes(each.part) ? { ...each, state: 'partial' as const } : each,
  )
  return { score: scoreOfParts(proved), pass: minimumOf(proved).pass }
}

function minimumOf(parts: readonly Pick<PartState, 'part' | 'state'>[]): Completeness['minimum'] {
  const lacking = parts
    .filter(({ part, state }) => state !== 'present' && minimumParts.includes(part))
    .map(({ part }) => part)
  return { pass: lacking.length === 0, missing: lacking }
}
