import { useEffect, useRef } from 'react'
import { createStore } from '../sync/store.ts'

/** What was asked for, from elsewhere, of the conversation on the screen. */
export type CaseWish =
  | 'tags'
  | 'snooze'
  | 'wait'
  | 'merge'
  | 'resolve'
  | 'transfer'
  | 'pass-back'
  | 'consult'
  | 'take-over'
  | 'legal-hold'

const wished = createStore<{ conversationId: string; wish: CaseWish } | null>(null)

export const wishFor = (conversationId: string, wish: CaseWish): void => wished.set(() => ({ conversationId, wish }))

/** Does what is wished for of this conversation, once. */
export function useCaseWish(conversationId: string, act: (wish: CaseWish) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(
    () =>
      wished.subscribe(() => {
        const it = wished.get()
        if (it?.conversationId !== conversationId) return
        wished.set(() => null)
        latest.current(it.wish)
      }),
    [conversationId],
  )
}
