import type { Clock } from './clock.ts'

export interface TypingTeller {
  /** Something was typed; the box now holds `text`. */
  typed(text: string): void
  /** It was sent, or given up. */
  ended(): void
}

const every = 3_000
const pause = 5_000

/** Tells the other side that somebody writes: at most every three seconds, and that it has ended when it was sent, emptied or left for five. */
export function tellTyping(tell: (on: boolean) => void, clock: Clock): TypingTeller {
  let toldAt: number | null = null
  let cancel = () => {}

  function ended() {
    cancel()
    if (toldAt !== null) tell(false)
    toldAt = null
  }

  return {
    typed(text) {
      if (text.trim() === '') return ended()
      if (toldAt === null || clock.now() - toldAt >= every) {
        toldAt = clock.now()
        tell(true)
      }
      cancel()
      cancel = clock.after(pause, ended)
    },
    ended,
  }
}
