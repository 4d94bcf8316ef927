import { createContext, use, useSyncExternalStore } from 'react'
import type { Desk } from './desk.ts'
import type { DeskState } from './desk-state.ts'

/** The desk of who is signed in. */
export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk is called outside of a desk')
  return desk
}

/** A part of the desk's state. `select` gives the same value while that part has not changed. */
export function useDeskState<T>(select: (state: DeskState) => T): T {
  const desk = useDesk()
  return useSyncExternalStore(desk.subscribe, () => select(desk.get()))
}
