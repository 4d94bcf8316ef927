import { createContext, type ComponentType } from 'react'
import type { ThreadNames } from './hand-line.ts'
import type { ThreadItem } from './thread-items.ts'

/** What stands within a thread that has a thread in it: the names of the outer one, and how the inner one is shown. */
export interface WithinThread {
  names: Omit<ThreadNames, 'now'>
  Merged: ComponentType<{ item: Extract<ThreadItem, { kind: 'merged' }>; customer: string; now: number }>
}

export const WithinThreadContext = createContext<WithinThread | null>(null)
