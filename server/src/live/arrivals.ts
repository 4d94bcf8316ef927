/** Lets those who come in through a few at a time. */
export interface Arrivals {
  /** In the order in which they came. Where nobody waits, at once. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** Being let in costs a place in the pool of database connections, and time of the one thread: more at once would take them from who is here. */
const atOnce = 3
/** Between two, where others wait: whoever is here is served meanwhile. Milliseconds. */
const restMs = 1

/**
 * A server that comes back, or a network that does, has everybody come in at one moment: to say who they are and to read what they missed. Without
 * this, whoever writes meanwhile waits behind all of them.
 */
export function createArrivals(): Arrivals {
  const queue: (() => void)[] = []
  let inside = 0

  function left(): void {
    const next = queue.shift()
    if (next) setTimeout(next, restMs)
    else inside -= 1
  }

  return {
    async run(work) {
      if (inside < atOnce) inside += 1
      else await new Promise<void>((resolve) => queue.push(resolve))
      try {
        return await work()
      } finally {
        left()
      }
    },
  }
}
