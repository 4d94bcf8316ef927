/** What is to come, the soonest first; of the same moment, what was put in first. */
export interface Soonest<T> {
  readonly size: number
  put(at: number, it: T): void
  /** When the next is. Infinity where there is none. */
  nextAt(): number
  take(): T
}

/** A binary heap. */
export function createSoonest<T>(): Soonest<T> {
  const heap: { at: number; order: number; it: T }[] = []
  let order = 0
  const before = (a: number, b: number) =>
    heap[a]!.at < heap[b]!.at || (heap[a]!.at === heap[b]!.at && heap[a]!.order < heap[b]!.order)
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b]!, heap[a]!])

  function sink(from: number): void {
    for (let at = from; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && before(child, least)) least = child
      if (least === at) return
      swap(at, least)
      at = least
    }
  }

  return {
    get size() {
      return heap.length
    },
    put(at, it) {
      heap.push({ at, order: order++, it })
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1
        if (!before(i, parent)) return
        swap(i, parent)
        i = parent
      }
    },
    nextAt: () => heap[0]?.at ?? Infinity,
    take() {
      const first = heap[0]
      if (!first) throw new Error('nothing is to come')
      const last = heap.pop()!
      if (heap.length > 0) {
        heap[0] = last
        sink(0)
      }
      return first.it
    },
  }
}
