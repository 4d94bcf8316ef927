/** What can hold writes back and let them go together: a stream of Node. */
export interface Wire {
  cork(): void
  uncork(): void
}

/** Whom something was written to in this moment, and whether more is held back. One for all: an open socket costs nothing by it. */
const moment = new Map<Wire, boolean>()

/**
 * Call it before each write. The first of a moment goes out at once, what follows before the event loop goes on goes out together: a commit of
 * many conversations costs who reads them all two writes to the network, and not one for each.
 */
export function aboutToWrite(wire: Wire): void {
  if (moment.size === 0) process.nextTick(over)
  const held = moment.get(wire)
  if (held === undefined) moment.set(wire, false)
  else if (!held) {
    moment.set(wire, true)
    wire.cork()
  }
}

function over(): void {
  const written = [...moment]
  moment.clear()
  for (const [wire, held] of written) if (held) wire.uncork()
}
