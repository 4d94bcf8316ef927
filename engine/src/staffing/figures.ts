import type { Played } from './play-day.ts'

/** What came of some arrivals. Waits are of everybody, those who left and those who wait still included; minutes. */
export interface Figures {
  arrivals: number
  answered: number
  left: number
  waiting: number
  meanWait: number
  p50: number
  p80: number
  p95: number
  /** The share of all who came that was answered within the target, 0..1. */
  inTime: number
  /** The share of all who came that left, 0..1. */
  abandoned: number
}

export const noFigures: Figures = {
  arrivals: 0,
  answered: 0,
  left: 0,
  waiting: 0,
  meanWait: 0,
  p50: 0,
  p80: 0,
  p95: 0,
  inTime: 1,
  abandoned: 0,
}

export const waitOf = ({ at, arrival }: Pick<Played, 'at' | 'arrival'>): number => (at - arrival.at) / 60_000

export function figuresOf(played: readonly Played[], targetMinutes: number): Figures {
  if (played.length === 0) return noFigures
  const waits = Float64Array.from(played, waitOf).sort()
  const count = (end: Played['end']) => played.reduce((sum, each) => sum + (each.end === end ? 1 : 0), 0)
  const [answered, left] = [count('answered'), count('left')]
  const prompt = played.filter((each) => each.end === 'answered' && waitOf(each) <= targetMinutes).length
  return {
    arrivals: played.length,
    answered,
    left,
    waiting: played.length - answered - left,
    meanWait: waits.reduce((sum, each) => sum + each, 0) / waits.length,
    p50: rank(waits, 0.5),
    p80: rank(waits, 0.8),
    p95: rank(waits, 0.95),
    inTime: prompt / played.length,
    abandoned: left / played.length,
  }
}

/** The value that so many are no longer than: the nearest rank. */
export const rank = (sorted: Float64Array | readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0

const names = Object.keys(noFigures) as (keyof Figures)[]

/** The mean of several, figure by figure. */
export function meanFigures(each: readonly Figures[]): Figures {
  const mean = { ...noFigures }
  for (const name of names)
    mean[name] = each.reduce((sum, figures) => sum + figures[name], 0) / Math.max(1, each.length)
  return mean
}
