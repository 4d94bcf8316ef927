import { setImmediate as turn } from 'node:timers/promises'

/** So long somebody works before whatever else waits for this process has its turn. Milliseconds. */
const sliceMs = 8

/** Long work in slices: called between its pieces, this gives way when a slice is over. */
export type Pace = () => Promise<void>

export function createPace(): Pace {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < sliceMs) return
    await turn()
    began = performance.now()
  }
}

/** So many are a piece: the clock is not asked for each. */
const pieceOf = 64

/** Runs over many in pieces. */
export async function overAll<T>(all: readonly T[], pace: Pace, work: (piece: readonly T[]) => void): Promise<void> {
  for (let from = 0; from < all.length; from += pieceOf) {
    work(all.slice(from, from + pieceOf))
    await pace()
  }
}
