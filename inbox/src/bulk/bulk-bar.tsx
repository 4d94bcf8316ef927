import type { BulkDeed } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { AlarmClock, Check, Tag, Users, X } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { PickTimeDialog } from '../aside/pick-time-dialog.tsx'
import { SnoozeMenu } from '../aside/snooze-menu.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { allThatFit, viewsQuery } from '../sync/view-queries.ts'
import { TagDialog } from '../tags/tag-dialog.tsx'
import { useTags } from '../tags/tag-names.ts'
import { momentInside } from '../ui/clock-words.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { begin } from './bulk-work.ts'
import { GiveDialog } from './give-dialog.tsx'
import { ResolveManyDialog } from './resolve-many-dialog.tsx'
import { clearSelection, mostSelected, selectAll, selection } from './selection.ts'

/** What can be done with the conversations that are selected. Nothing while none is. */
export function BulkBar({ viewId }: { viewId: string | null }) {
  const desk = useDesk()
  const { ids } = useSyncExternalStore(selection.subscribe, selection.get)
  const rows = useDeskState((state) => state.conversations)
  const tags = useTags()
  const view = useQuery(viewsQuery).data?.find(({ id }) => id === viewId)
  const [over, setOver] = useState<'tags' | 'pick' | 'give' | 'resolve' | null>(null)
  const [snoozing, setSnoozing] = useState(false)
  useKeys(ids.size > 0 ? { 'select-none': clearSelection } : {})
  if (ids.size === 0) return null
  const chosen = [...ids]
  const close = () => setOver(null)
  const run = (deed: BulkDeed, words: string) => {
    clearSelection()
    void begin(chosen, deed, words)
  }
  const until = (at: number) =>
    run({ kind: 'snooze', until: new Date(at).toISOString() }, `Put aside until ${momentInside(at, desk.now())}`)
  return (
    <section
      aria-label="Selected"
      className="flex min-h-10 shrink-0 flex-wrap items-center border-b border-line bg-accent-tint pl-3"
      data-selected={ids.size}
    >
      <output className="mr-1 font-medium tabular-nums">{ids.size} selected</output>
      {view && (
        <Button look="ghost" onClick={() => void allThatFit(view.filter, mostSelected).then(selectAll)}>
          All that fit
        </Button>
      )}
      <span className="flex-1" />
      <IconButton label="Tags" onClick={() => setOver('tags')}>
        <Tag size={16} aria-hidden />
      </IconButton>
      <SnoozeMenu
        open={snoozing}
        onOpenChange={setSnoozing}
        waiting={false}
        onUntil={until}
        onPick={() => setOver('pick')}
        onWait={() => run({ kind: 'wait' }, 'Waiting for the customer')}
        trigger={
          <button
            type="button"
            aria-label="Put aside"
            title="Put aside"
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
          >
            <AlarmClock size={16} aria-hidden />
          </button>
        }
      />
      <IconButton label="Give to a team or somebody" onClick={() => setOver('give')}>
        <Users size={16} aria-hidden />
      </IconButton>
      <IconButton label="Resolve" onClick={() => setOver('resolve')}>
        <Check size={16} aria-hidden />
      </IconButton>
      <IconButton label="Select none" hint="Esc" onClick={clearSelection}>
        <X size={16} aria-hidden />
      </IconButton>
      {over === 'tags' && (
        <TagDialog
          title={`Tags of ${ids.size} conversations`}
          has={(tag) => {
            const having = chosen.filter((id) => {
              const row = rows.get(id)
              return row && tags.on(row).some((each) => each.id === tag.id)
            }).length
            return having === 0 ? 'none' : having === chosen.length ? 'all' : 'some'
          }}
          onSend={(change) => run({ kind: 'tag', ...change }, 'Tags given')}
          onClose={close}
        />
      )}
      {over === 'pick' && <PickTimeDialog onPick={until} onClose={close} />}
      {over === 'give' && <GiveDialog count={ids.size} onSend={run} onClose={close} />}
      {over === 'resolve' && <ResolveManyDialog count={ids.size} onSend={run} onClose={close} />}
    </section>
  )
}
