import type { ConversationRow } from '@baton/protocol'
import { useEffect, useRef, type RefObject } from 'react'
import { useDesk } from '../sync/use-desk.ts'

/** So far from the end somebody reads what was said before. Pixels. */
const far = 240

/** Tells once for each handoff that whoever has it reads back in the thread, for the discovery time. */
export function useReadBack(row: ConversationRow, place: RefObject<HTMLElement | null>): void {
  const desk = useDesk()
  const said = useRef('')
  const { id, holder, handoff, handoffId } = row
  const mine = holder.kind === 'agent' && holder.id === desk.me.id && handoff?.status === 'accepted'
  useEffect(() => {
    const it = place.current
    if (!it || !mine || handoffId === null) return undefined
    const onScroll = () => {
      if (said.current === handoffId || it.scrollHeight - it.scrollTop - it.clientHeight < far) return
      said.current = handoffId
      desk.openTranscript(id)
    }
    it.addEventListener('scroll', onScroll, { passive: true })
    return () => it.removeEventListener('scroll', onScroll)
  }, [desk, id, mine, handoffId, place])
}
