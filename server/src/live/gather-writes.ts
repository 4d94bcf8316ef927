/** What can hold writes back and let them go together: a stream of Node. */
export interface Wire {
  cork(): void
  uncork(): void
}

/**
 * Call it before each write. The first of a moment goes out at once, what follows before the event loop goes on goes out together: a commit of
 * many conversations costs who reads them all two writes to the network, and not one for each.
 */
export function gatherWrites(wire: Wire): () => void {
  let first = true
  let held = false

  function over(): void {
    if (held) wire.uncork()
    first = true
    held = false
  }

  return () => {
    if (first) {
      first = false
      process.nextTick(over)
    } else if (!held) {
      held = true
      wire.cork()
    }
  }
}
