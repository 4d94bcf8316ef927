import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from '../chance.ts'

/** How long people take, in seconds at their own speed. */
const seconds = {
  betweenSentences: [2, 6],
  beforeAnswering: [10, 30],
  beforeAccepting: [3, 12],
  typingAnAnswer: [8, 24],
  beforeBargingIn: [0, 20],
} as const

export type Pause = keyof typeof seconds

/** Waits as long as a person would, so many times faster. */
export type Pace = (pause: Pause, chance: Chance) => Promise<void>

export function createPace(speed: number): Pace {
  return async (pause, chance) => {
    const [from, to] = seconds[pause]
    await sleep(((from + chance.next() * (to - from)) * 1000) / speed)
  }
}
