import { useSyncExternalStore } from 'react'
import { undoMs } from './held-replies.ts'
import { createStore } from './store.ts'

/** Decided, and done in a moment unless it is undone. */
export interface Merging {
  from: string
  into: string
  undo: () => void
}

const merging = createStore<readonly Merging[]>([])
const going = new Map<Merging, () => void>()

/** Lets a merge wait for as long as it can be undone, and then does it. Gives the way back. */
export function mergeSoon(from: string, into: string, act: () => void, ms = undoMs): () => void {
  const end = () => {
    clearTimeout(timer)
    going.delete(it)
    merging.set((all) => all.filter((each) => each !== it))
  }
  const it: Merging = { from, into, undo: end }
  const go = () => {
    if (!going.has(it)) return
    end()
    act()
  }
  const timer = setTimeout(go, ms)
  going.set(it, go)
  merging.set((all) => [...all, it])
  return end
}

/** The page goes away: what was decided is done. */
export function mergeNow(): void {
  for (const go of [...going.values()]) go()
}

/** What waits to be done with this conversation; null where nothing does. */
export function useMerging(conversationId: string): Merging | null {
  const all = useSyncExternalStore(merging.subscribe, merging.get)
  return all.find(({ from, into }) => from === conversationId || into === conversationId) ?? null
}
