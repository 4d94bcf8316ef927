import { fitTurns, type LabelledDialogue } from './fit-turns.ts'
import type { Turn } from './terms-of-turns.ts'
import { turnJudge, type TurnJudgement } from './turn-model.ts'

/** Learns when a person should take over from conversations as they end. */
export interface OnlineTurns {
  /** From the conversations before; unknown (a chance of a half, and no call) before the first are learned. */
  judge(turns: readonly Turn[]): TurnJudgement[]
  learn(dialogue: LabelledDialogue): void
}

const first = 20
/** It learns anew when there are so many times as many conversations as the last time: all in all some five times the work of learning once. */
const growth = 1.2

/**
 * One pass in the order of time: a conversation is judged before it is learned, and never again. It learns anew from all that have ended each
 * time they have grown by a fifth, as a desk would by night. Not pure: it is a thing that learns; the same conversations teach the same.
 */
export function onlineTurns(seed: number, heard: (line: string) => void = () => {}): OnlineTurns {
  const ended: LabelledDialogue[] = []
  let judge: ((turns: readonly Turn[]) => TurnJudgement[]) | null = null
  let next = first
  return {
    judge: (turns) => judge?.(turns) ?? turns.map(() => ({ chance: 0.5, handOff: false })),
    learn(dialogue) {
      ended.push(dialogue)
      if (ended.length < next) return
      const labels = new Set(ended.flatMap(({ turns }) => turns.map(({ handOff }) => handOff)))
      if (labels.size < 2) return
      heard(`learning from ${ended.length} conversations`)
      judge = turnJudge(fitTurns(ended, { seed, version: `after ${ended.length}` }))
      next = Math.ceil(ended.length * growth)
    },
  }
}
