import { useQueryClient } from '@tanstack/react-query'
import type { WallboardCase } from '@baton/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import { boardQuery } from '../sync/board-queries.ts'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { toast } from '../ui/toaster.tsx'

/** Whom it is given to. `full`: they have no room, and it is theirs at once where the lead says so. */
export type Receiver =
  | { kind: 'agent'; id: string; name: string; full: boolean }
  | { kind: 'team'; id: string; name: string }

export interface Gift {
  what: WallboardCase
  to: Receiver
  /** When it goes, ms of this machine's clock. */
  at: number
}

/** So long it can be taken back. */
export const undoMs = 5000

export interface Giving {
  /** What is about to be given. */
  pending: Gift | null
  /** What was dropped on somebody without room, until the lead says yes or no. */
  asking: { what: WallboardCase; to: Receiver } | null
  give(what: WallboardCase, to: Receiver): void
  /** Yes, although they have no room; or no. */
  answer(yes: boolean): void
  undo(): void
}

/** Gives a case to somebody, five seconds after it was said: until then it can be undone, and nobody has heard of it. */
export function useGive(): Giving {
  const queries = useQueryClient()
  const [pending, setPending] = useState<Gift | null>(null)
  const [asking, setAsking] = useState<Giving['asking']>(null)
  const waiting = useRef<{ gift: Gift; timer: ReturnType<typeof setTimeout> } | null>(null)

  const send = useCallback(
    async ({ what, to }: Gift) => {
      const body = { ...(to.kind === 'agent' ? { to: to.id, over: to.full } : { team: to.id }), epoch: what.epoch }
      try {
        const { how, over } = await callApi('give', { params: { id: what.conversationId }, body })
        if (over) toast('plain', `${to.name} has it now`, 'They had no room for it: the thread says so.')
        else if (how === 'has-it') toast('plain', `${to.name} has it now`)
      } catch (error) {
        if (!(error instanceof CallRefused)) throw error
        toast('red', 'It stays where it is', `${error.problem.title}. ${error.problem.next}`)
      }
      void queries.invalidateQueries({ queryKey: boardQuery.queryKey })
    },
    [queries],
  )

  const flush = useCallback(() => {
    const now = waiting.current
    if (!now) return
    clearTimeout(now.timer)
    waiting.current = null
    setPending(null)
    void send(now.gift)
  }, [send])

  const begin = useCallback(
    (what: WallboardCase, to: Receiver) => {
      flush()
      const gift = { what, to, at: Date.now() + undoMs }
      waiting.current = { gift, timer: setTimeout(flush, undoMs) }
      setPending(gift)
    },
    [flush],
  )

  // Who leaves the board has meant it.
  useEffect(() => flush, [flush])

  return {
    pending,
    asking,
    give: (what, to) => (to.kind === 'agent' && to.full ? setAsking({ what, to }) : begin(what, to)),
    answer(yes) {
      if (yes && asking) begin(asking.what, asking.to)
      setAsking(null)
    },
    undo() {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = null
      setPending(null)
    },
  }
}
