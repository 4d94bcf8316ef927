import { useSyncExternalStore } from 'react'

/** A choice of this browser that outlives a reload. Without storage it lives as long as the page. */
export interface Setting<T extends string> {
  get(): T
  set(value: T): void
  use(): T
}

export function createSetting<T extends string>(key: string, values: readonly [T, ...T[]]): Setting<T> {
  const listeners = new Set<() => void>()
  let value = read()

  function read(): T {
    try {
      const kept = localStorage.getItem(key)
      return values.find((each) => each === kept) ?? values[0]
    } catch {
      return values[0]
    }
  }

  const setting: Setting<T> = {
    get: () => value,
    set(next) {
      value = next
      try {
        localStorage.setItem(key, next)
      } catch {
        // Kept for this page only.
      }
      for (const listener of listeners) listener()
    },
    use: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        () => value,
      ),
  }
  return setting
}
