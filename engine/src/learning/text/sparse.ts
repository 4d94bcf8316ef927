/** A row of which only what is not 0 is kept: places, and the values there. */
export interface SparseVector {
  ids: Int32Array
  values: Float32Array
}

/** Rows one after the other: row `i` is from `starts[i]` to `starts[i + 1]`. `width` is one more than the greatest place. */
export interface SparseRows {
  count: number
  width: number
  starts: Int32Array
  ids: Int32Array
  values: Float32Array
}

export function rowsOf(vectors: readonly SparseVector[], width: number): SparseRows {
  const starts = new Int32Array(vectors.length + 1)
  vectors.forEach(({ ids }, i) => {
    starts[i + 1] = starts[i]! + ids.length
  })
  const ids = new Int32Array(starts[vectors.length]!)
  const values = new Float32Array(ids.length)
  vectors.forEach((vector, i) => {
    ids.set(vector.ids, starts[i])
    values.set(vector.values, starts[i])
  })
  return { count: vectors.length, width, starts, ids, values }
}

/** Two rows side by side: the places of `right` come after the `width` places of `left`. To join words with numbers. */
export function beside(left: SparseVector, width: number, right: SparseVector): SparseVector {
  const ids = new Int32Array(left.ids.length + right.ids.length)
  const values = new Float32Array(ids.length)
  ids.set(left.ids)
  values.set(left.values)
  for (let i = 0; i < right.ids.length; i++) ids[left.ids.length + i] = right.ids[i]! + width
  values.set(right.values, left.ids.length)
  return { ids, values }
}
