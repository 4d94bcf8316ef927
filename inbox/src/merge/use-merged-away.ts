import type { ConversationRow } from '@baton/protocol'
import { useEffect, useRef } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { useDesk } from '../sync/use-desk.ts'
import { toast } from '../ui/toaster.tsx'

type Rows = ReadonlyMap<string, ConversationRow>

/**
 * A conversation that goes on in another one opens as that one, wherever it was asked for; and whoever held it hears where it went, when somebody
 * else did it.
 */
export function useMergedAway(
  rows: Rows,
  selectedId: string | null,
  goOnIn: (id: string) => void,
  open: (id: string) => void,
): void {
  const desk = useDesk()
  const latest = useRef({ goOnIn, open })
  useEffect(() => {
    latest.current = { goOnIn, open }
  })
  const into = selectedId === null ? undefined : rows.get(selectedId)?.mergedInto
  useEffect(() => {
    if (into) latest.current.goOnIn(into)
  }, [into])

  const held = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const id of held.current) {
      const row = rows.get(id)
      const to = row?.mergedInto
      if (!row || !to || desk.merges(id)) continue
      const { holder } = rows.get(to) ?? {}
      const who =
        holder?.kind !== 'agent'
          ? null
          : holder.id === desk.me.id
            ? 'You have that one.'
            : `${holder.name} has that one.`
      toast('plain', `${customerName(row)} goes on in another conversation`, who ?? '', {
        name: 'Open',
        act: () => latest.current.open(to),
      })
    }
    held.current = new Set(
      [...rows.values()].flatMap(({ id, holder }) => (holder.kind === 'agent' && holder.id === desk.me.id ? [id] : [])),
    )
  }, [rows, desk])
}
