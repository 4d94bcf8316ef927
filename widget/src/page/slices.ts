/** Work on the page's own thread, cut into slices so short that nobody notices. Milliseconds. */
export interface Slices {
  /** Lets the page go on where the slice has lasted long enough. Cheap when it has not: call it after each small piece of work. */
  breathe(): Promise<void> | null
  /** The whole has taken longer than it may. */
  isLate(): boolean
  /** How many there were, the longest of them, and all of them together. */
  spent(): { slices: number; longest: number; total: number }
}

const sliceMs = 6

export function createSlices(limitMs: number): Slices {
  const began = performance.now()
  let from = began
  let slices = 1
  let longest = 0
  let total = 0
  const close = (now: number) => {
    longest = Math.max(longest, now - from)
    total += now - from
  }
  return {
    breathe() {
      const now = performance.now()
      if (now - from < sliceMs) return null
      close(now)
      slices += 1
      return afterOthers().then(() => void (from = performance.now()))
    },
    isLate: () => performance.now() - began > limitMs,
    spent() {
      const open = performance.now() - from
      return { slices, longest: Math.max(longest, open), total: total + open }
    },
  }
}

/** After whatever else waits: input, drawing, the page's own work. */
function afterOthers(): Promise<void> {
  const { scheduler } = window as { scheduler?: { yield?: () => Promise<void> } }
  if (scheduler?.yield) return scheduler.yield()
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      go()
    })
    port1.start()
    port2.postMessage(null)
  })
}
