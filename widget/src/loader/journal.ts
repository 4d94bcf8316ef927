import type { Noted } from '../between.ts'

/** As many entries as are kept, and for how long; asking for a person is of the moment. Milliseconds. */
const most = 12
const lasts = 86_400_000
const asksLast = 120_000
const longestEntry = 6_000

/**
 * What the customer looked up alone on the site's pages, and a person asked for there, kept in this tab until the chat has taken it. Where
 * storage is refused it lasts as long as the page.
 */
export function journal(workspace: string, now = Date.now) {
  const key = `baton:${workspace}:journal`
  let memory: Noted[] = []
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    if (Array.isArray(kept)) memory = kept as Noted[]
  } catch {
    // Nothing of it can be used.
  }

  function keep(entries: Noted[]) {
    const at = now()
    memory = entries.filter((it) => at - it.n < (it.kind === 'handoff' ? asksLast : lasts)).slice(-most)
    try {
      sessionStorage.setItem(key, JSON.stringify(memory))
    } catch {
      // Then the next page begins without.
    }
  }
  // A page that has nothing to keep writes nothing.
  if (memory.length > 0) keep(memory)

  return {
    all: (): readonly Noted[] => memory,
    /** `n` tells entries apart and says when. False where it is too long to be kept. */
    add(kind: Noted['kind'], said: object): boolean {
      const entry = { ...said, kind, n: Math.max(now(), (memory.at(-1)?.n ?? 0) + 1) }
      const text = JSON.stringify(entry)
      if (text.length > longestEntry) return false
      keep([...memory, JSON.parse(text) as Noted])
      return true
    },
    drop: (taken: readonly number[]) => keep(memory.filter(({ n }) => !taken.includes(n))),
  }
}
