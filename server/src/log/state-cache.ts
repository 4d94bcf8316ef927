/** The least recently used goes first. What it holds is a copy of the truth: dropping any of it costs a read. */
export interface StateCache<T> {
  get(key: string): T | undefined
  put(key: string, value: T): T
  drop(key: string): void
}

export function createStateCache<T>(limit: number): StateCache<T> {
  const entries = new Map<string, T>()
  return {
    get(key) {
      const value = entries.get(key)
      if (value !== undefined) {
        entries.delete(key)
        entries.set(key, value)
      }
      return value
    },
    put(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > limit) entries.delete(entries.keys().next().value as string)
      return value
    },
    drop: (key) => void entries.delete(key),
  }
}
