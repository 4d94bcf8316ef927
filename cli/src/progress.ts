import { stderr } from 'node:process'

export interface Progress {
  /** Shows how far it is; on a terminal in one line that changes, elsewhere as a line now and then. */
  show(text: string): void
  /** A line that stays. */
  say(text: string): void
  done(): void
}

interface Screen {
  isTTY?: boolean | undefined
  columns?: number | undefined
  write(text: string): unknown
}

/** Progress on standard error, so that what a command prints stays clean. Without a terminal at most one line each `everyMs`. */
export function createProgress(screen: Screen = stderr, everyMs = 5000, now: () => number = Date.now): Progress {
  let drawn = false
  let last = now()
  const clear = () => {
    if (drawn) screen.write('\r\u001b[2K')
    drawn = false
  }
  return {
    show(text) {
      if (screen.isTTY) {
        clear()
        screen.write(text.slice(0, Math.max(20, (screen.columns ?? 80) - 1)))
        drawn = true
      } else if (now() - last >= everyMs) {
        last = now()
        screen.write(`${text}\n`)
      }
    },
    say(text) {
      clear()
      screen.write(`${text}\n`)
    },
    done: clear,
  }
}
