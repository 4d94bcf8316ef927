import { useEffect, useMemo, useRef } from 'react'
import { useLooking } from '../conversation/use-attention.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { readCase } from './case-view.ts'

/**
 * The thread and the card of what is offered are here before anybody says yes: accepting waits for nothing. Once somebody can see it, that is said,
 * once for each offer.
 */
export function useCardReady(conversationId: string, offerId: string | undefined): PackageOnWire | null {
  const desk = useDesk()
  const timeline = useDeskState((state) => state.timelines.get(conversationId))
  const looking = useLooking()
  const said = useRef('')
  useEffect(() => desk.watch(conversationId), [desk, conversationId])
  const events = timeline?.events
  const pkg = useMemo(() => readCase(events ?? []).handoff?.package ?? null, [events])
  const ready = looking && timeline?.caughtUp === true && pkg !== null ? offerId : undefined
  useEffect(() => {
    if (ready === undefined || said.current === ready) return
    said.current = ready
    void desk.cardLoaded(ready)
  }, [desk, ready])
  return pkg
}
