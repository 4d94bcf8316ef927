/** Lets those who come in through a few at a time. */
export interface Arrivals {
  /** In the order in which they came. Where nobody waits, at once. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** Being let in costs a place in the pool of database connections, and time of the one thread: more at once would take them from who writes. */
const atOnce = 3
/** Between two, where others wait: whoever writes is served meanwhile. Milliseconds. */
const restMs = 1
/** While nobody writes there is nobody to be kept waiting. */
const atOnceInCalm = 16

/**
 * A server that comes back, or a network that does, has everybody come in at one moment: to say who they are and to read what they missed. Without
 * this, whoever writes meanwhile waits behind all of them. `isWriting`: whether anybody does, now.
 */
export function createArrivals(isWriting: () => boolean): Arrivals {
  const queue: (() => void)[] = []
  let inside = 0

  const room = () => (isWriting() ? atOnce : atOnceInCalm) - inside

  /** Whoever has left has still their place here, and gives it to the next. */
  function left(): void {
    if (room() < 0 || queue.length === 0) {
      inside -= 1
      return
    }
    const next = queue.shift()
    if (next && isWriting()) setTimeout(next, restMs)
    else next?.()
    while (queue.length > 0 && room() > 0) {
      inside += 1
      queue.shift()?.()
    }
  }

  return {
    async run(work) {
      if (queue.length === 0 && room() > 0) inside += 1
      else await new Promise<void>((resolve) => queue.push(resolve))
      try {
        return await work()
      } finally {
        left()
      }
    },
  }
}
