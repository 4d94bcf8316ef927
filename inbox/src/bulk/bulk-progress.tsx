import type { BulkResult } from '@baton/protocol'
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { bulkWork, dismiss, stop, undo } from './bulk-work.ts'
import { undoOf } from './run-bulk.ts'

/** How far a deed with many is: how many are done, how many were refused and why, and the way back. */
export function BulkProgress() {
  const work = useSyncExternalStore(bulkWork.subscribe, bulkWork.get)
  const [showing, setShowing] = useState(false)
  const refused = work?.results.filter(({ done }) => !done) ?? []
  const over = work?.state === 'done' && refused.length === 0
  useEffect(() => {
    if (!over) return undefined
    const timer = setTimeout(dismiss, 9000)
    return () => clearTimeout(timer)
  }, [over])
  if (!work) return null
  const done = work.results.length - refused.length
  const ended = work.state === 'done' || work.state === 'stopped'
  return (
    <section aria-label="Progress" className="shrink-0 border-t border-line px-3 py-2" data-bulk={work.state}>
      <div className="flex items-center gap-1">
        <output className="min-w-0 flex-1">
          <span className="block truncate font-medium">{work.words}</span>
          <span className="block text-11 text-text-2 tabular-nums">
            {work.state === 'waiting'
              ? `${work.of} begin in a moment`
              : `${done} of ${work.of}${refused.length > 0 ? ` · ${refused.length} refused` : ''}${work.state === 'stopped' ? ' · stopped' : ''}`}
          </span>
        </output>
        {!ended && (
          <Button look="ghost" onClick={stop}>
            {work.state === 'waiting' ? 'Undo' : 'Stop'}
          </Button>
        )}
        {ended && refused.length > 0 && (
          <Button look="ghost" onClick={() => setShowing(true)}>
            Why
          </Button>
        )}
        {ended && undoOf(work.deed, work.results).length > 0 && !work.words.startsWith('Undone') && (
          <Button look="ghost" onClick={() => void undo(work)}>
            Undo
          </Button>
        )}
        {ended && (
          <IconButton label="Dismiss" onClick={dismiss}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="mt-1 h-1 overflow-hidden rounded-full bg-line" aria-hidden>
        <div className="h-full rounded-full bg-accent" style={{ width: `${(100 * work.results.length) / work.of}%` }} />
      </div>
      {showing && <WhyRefused refused={refused} onClose={() => setShowing(false)} />}
    </section>
  )
}

function WhyRefused({ refused, onClose }: { refused: readonly BulkResult[]; onClose: () => void }) {
  const rows = useDeskState((state) => state.conversations)
  return (
    <Dialog title={`${refused.length} refused`} about="The others are done." onClose={onClose}>
      <ul className="flex flex-col gap-2">
        {refused.map(({ id, problem }) => {
          const row = rows.get(id)
          return (
            <li key={id}>
              <p className="truncate font-medium">{row ? customerName(row) : id}</p>
              <p className="text-text-2">
                {problem?.title}. {problem?.next}
              </p>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
