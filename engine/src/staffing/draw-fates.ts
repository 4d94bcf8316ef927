import { drawsOf, exponential } from './chance.ts'
import { enoughSeen, type Fate, type StaffingDay } from './staffing-day.ts'

/**
 * The chances of one replication, drawn before anybody is chosen. Who left is known to have had just that patience; who was answered had more than they
 * waited, and by an exponential that has no memory the rest is drawn as though they had just come.
 */
export function drawFates({ arrivals, handling, patienceMinutes }: StaffingDay, seed: number): Fate[] {
  const [takes, stays] = [drawsOf(seed, 'takes'), drawsOf(seed, 'stays')]
  return arrivals.map(({ matter, leftAfter, stayed }) => {
    const { mean, seen } = handling[matter] ?? { mean: 0, seen: [] }
    const draw = takes()
    const more = exponential(stays, patienceMinutes ?? Infinity)
    return {
      takes: seen.length >= enoughSeen ? seen[Math.floor(draw * seen.length)]! : -mean * Math.log(1 - draw),
      patience: leftAfter ?? (patienceMinutes === null ? Infinity : stayed + more),
    }
  })
}

/** The mean patience by those who left and those who were answered before: all waits over all who left. Null where too few left to tell. */
export function patienceOf(waits: readonly { minutes: number; left: boolean }[]): number | null {
  const left = waits.filter((each) => each.left).length
  return left < enoughLeft ? null : waits.reduce((sum, { minutes }) => sum + minutes, 0) / left
}

export const enoughLeft = 5
