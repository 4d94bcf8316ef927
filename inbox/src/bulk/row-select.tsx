import type { ConversationRow } from '@baton/protocol'
import { memo, useSyncExternalStore, type ReactNode } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { classes } from '../ui/classes.ts'
import { select, selection, shownIds } from './selection.ts'

/** A row with its box to select it: seen when the row is pointed at, when it has the focus, and while anything is selected. */
export const RowSelect = memo(function RowSelect({ row, children }: { row: ConversationRow; children: ReactNode }) {
  const on = useSyncExternalStore(selection.subscribe, () => selection.get().ids.has(row.id))
  const any = useSyncExternalStore(selection.subscribe, () => selection.get().ids.size > 0)
  return (
    <div className={classes('group/row relative', on && 'bg-accent-tint')}>
      {children}
      <label
        className={classes(
          'absolute top-0 left-0 flex h-9 w-9 cursor-pointer items-center justify-center',
          any || on ? 'opacity-100' : 'opacity-0 group-hover/row:opacity-100 focus-within:opacity-100',
          // A finger that opens the row would hit a box that it does not see.
          any ? 'pointer-coarse:w-11' : 'pointer-coarse:hidden',
        )}
      >
        {/* In the colour of its row: it covers the mark of who has it. */}
        <span
          className={classes(
            'flex size-5 items-center justify-center rounded-chip',
            on ? 'bg-accent-tint' : 'bg-surface',
          )}
        >
          <input
            type="checkbox"
            aria-label={`Select ${customerName(row)}`}
            tabIndex={-1}
            className="size-4 accent-accent"
            checked={on}
            onChange={() => undefined}
            onClick={(event) => select(row.id, event.shiftKey, shownIds())}
          />
        </span>
      </label>
    </div>
  )
})

/** Selects the row that has the focus, or else the one that is open. */
export function selectFocused(selectedId: string | null, through: boolean): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['row'] : undefined
  const id = focused ?? selectedId
  if (id !== undefined && id !== null) select(id, through, shownIds())
}
