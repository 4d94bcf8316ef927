import type { ConversationRow } from '@baton/protocol'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { CaseView } from '../handoff/case-view.ts'
import type { Timeline } from '../sync/desk-state.ts'
import { useDesk } from '../sync/use-desk.ts'
import { markRead } from './read-marks.ts'

/**
 * What follows from looking at a conversation: it is read; and when it is one's own, the customer's messages count as seen, and the case
 * counts as opened.
 */
export function useAttention(row: ConversationRow, timeline: Timeline | undefined, view: CaseView): void {
  const desk = useDesk()
  const looking = useLooking()
  const mine = row.status === 'open' && row.holder.kind === 'agent' && row.holder.id === desk.me.id
  const { id, messages } = row
  const upTo = timeline?.upTo ?? 0
  const caughtUp = timeline?.caughtUp ?? false
  const said = useRef('')

  useEffect(() => {
    if (looking) markRead({ id, messages })
  }, [looking, id, messages])

  useEffect(() => {
    if (looking && mine && upTo > 0) desk.seen(id, upTo)
  }, [desk, looking, mine, id, upTo])

  const opens = looking && mine && caughtUp && row.handoff?.status === 'accepted' && !view.opened && view.handoff
  const handoffId = opens ? view.handoff?.id : undefined
  const given = row.handoff?.given?.offerId
  useEffect(() => {
    if (!handoffId || said.current === handoffId) return
    said.current = handoffId
    // What was accepted for them while they looked at it: the card was there before.
    void (given ? desk.cardLoaded(given) : Promise.resolve()).then(() => desk.openCase(id))
  }, [desk, id, handoffId, given])
}

/** Whether this page can be seen. */
export function useLooking(): boolean {
  return useSyncExternalStore(whenLooking, () => document.visibilityState === 'visible')
}

function whenLooking(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
