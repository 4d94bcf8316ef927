import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { snoozeTimesQuery } from '../sync/aside-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { momentInside } from '../ui/clock-words.ts'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/menu.tsx'
import { useNow } from '../ui/use-now.ts'
import { snoozeWords } from './words.ts'

/** Until when something is put aside: a few times of the reader's own hours, one that they pick, or the customer's next word. */
export function SnoozeMenu({
  trigger,
  open,
  onOpenChange,
  waiting,
  onUntil,
  onPick,
  onWait,
}: {
  trigger: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
  /** It waits for the customer already. */
  waiting: boolean
  onUntil: (at: number) => void
  onPick: () => void
  onWait: () => void
}) {
  const desk = useDesk()
  const now = useNow(desk.now, 30_000)
  const times = useQuery({ ...snoozeTimesQuery, enabled: open })
  return (
    <Menu align="end" open={open} onOpenChange={onOpenChange} trigger={trigger}>
      <MenuLabel>Put aside until</MenuLabel>
      {times.isPending && <MenuItem onSelect={() => undefined}>Reading your hours…</MenuItem>}
      {times.data?.times.map(({ kind, at }) => (
        <MenuItem key={kind} hint={momentInside(Date.parse(at), now)} onSelect={() => onUntil(Date.parse(at))}>
          {snoozeWords[kind]}
        </MenuItem>
      ))}
      <MenuItem onSelect={onPick}>Pick a time…</MenuItem>
      {!waiting && (
        <>
          <MenuLine />
          <MenuItem hint="Y" onSelect={onWait}>
            The customer writes
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
