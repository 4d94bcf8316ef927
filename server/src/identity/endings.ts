/** Credentials that no longer open what they opened. A visitor who is identified gets a new token: the old one ended too. */
export interface Ended {
  kind: 'session' | 'key' | 'visitor'
  workspace: string
  ids: readonly string[]
}

/** Where this process tells itself that credentials ended. Other nodes learn it by looking again: see `stillValid`. */
export interface Endings {
  announce(ended: Ended): void
  /** Returns the function that takes the listener away. */
  onEnded(listener: (ended: Ended) => void): () => void
}

/** One a process. Listeners must not throw. */
export function createEndings(): Endings {
  const listeners = new Set<(ended: Ended) => void>()
  return {
    announce(ended) {
      if (ended.ids.length === 0) return
      for (const listener of listeners) listener(ended)
    },
    onEnded(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
