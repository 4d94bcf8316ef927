import type { ConversationRow } from '@baton/protocol'
import { Clock3 } from 'lucide-react'
import { useState } from 'react'
import { firstName } from '../conversation/customer-name.ts'
import { capital } from '../ui/capital.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { useNow } from '../ui/use-now.ts'
import { bookedWith, comingWords, nearnessOf } from './words.ts'

/** Over the box: the time that the customer has, with whom, in the reader's own zone; moved or cancelled here. */
export function CallbackLine({ row, onMove }: { row: ConversationRow; onMove: () => void }) {
  const desk = useDesk()
  const now = useNow(desk.now, 5000)
  const nameOf = useNames()
  const [cancelling, setCancelling] = useState(false)
  const callback = row.status === 'open' && row.holder.kind === 'queue' ? row.handoff?.callback : undefined
  if (!callback) return null
  const at = Date.parse(callback.at)
  const nearness = nearnessOf(at, now)
  const cancel = async () => {
    setCancelling(true)
    await desk.cancelCallback(row)
    setCancelling(false)
  }
  return (
    <section
      aria-label="Booked time"
      data-callback
      className={classes(
        'mb-1.5 flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 rounded-card border px-3 py-1',
        nearness === 'far' ? 'border-line bg-surface' : 'border-amber bg-amber-tint',
      )}
    >
      <Clock3
        size={14}
        className={classes('shrink-0', nearness === 'far' ? 'text-text-3' : 'text-amber-text')}
        aria-hidden
      />
      <p className="min-w-0 flex-1">
        <span className="font-medium">
          {capital(firstName(row))} has a time with {bookedWith(row, desk.me.id, nameOf)}:{' '}
          <time dateTime={callback.at} className="tabular-nums">
            {comingWords(at, now)}
          </time>
          .
        </span>{' '}
        <span className="text-text-2 tabular-nums">
          {nearness === 'due' ? 'It is being offered now.' : `In ${lengthWords(at - now)} it is offered.`}
        </span>
      </p>
      <span className="flex">
        <Button look="ghost" onClick={onMove}>
          Move
        </Button>
        <Button look="ghost" disabled={cancelling} onClick={() => void cancel()}>
          Cancel the time
        </Button>
      </span>
    </section>
  )
}
