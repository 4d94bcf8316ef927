/** A stretch of time cut into equal pieces that add up what falls into them. */
export interface Pieces {
  readonly length: number
  /** Into the piece of that moment; nothing where it lies outside. */
  add(at: number, amount: number): void
  /** So much for each minute, into every piece that the stretch touches. */
  spread(from: number, to: number, perMinute: number): void
  values(): Float64Array
}

export const halfHourMs = 30 * 60_000

export function createPieces(from: number, to: number, eachMs = halfHourMs): Pieces {
  const values = new Float64Array(Math.max(1, Math.ceil((to - from) / eachMs)))
  return {
    length: values.length,
    add(at, amount) {
      const i = Math.floor((at - from) / eachMs)
      if (i >= 0 && i < values.length) values[i]! += amount
    },
    spread(start, end, perMinute) {
      const [first, last] = [Math.max(start, from), Math.min(end, to)]
      for (let at = first; at < last;) {
        const i = Math.floor((at - from) / eachMs)
        const until = Math.min(last, from + (i + 1) * eachMs)
        values[i]! += (perMinute * (until - at)) / 60_000
        at = until
      }
    },
    values: () => values,
  }
}
