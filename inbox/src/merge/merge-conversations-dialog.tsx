import type { ConversationRow } from '@baton/protocol'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { customerName, firstName } from '../conversation/customer-name.ts'
import { HolderMark } from '../conversation/holder-mark.tsx'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useNow } from '../ui/use-now.ts'
import { goesOnIn, mergeWords } from './others.ts'

/** Both of them beside each other, which one goes on, and what will happen. */
export function MergeConversationsDialog({
  row,
  others,
  team,
  onMerge,
  onClose,
}: {
  row: ConversationRow
  others: readonly ConversationRow[]
  team: (id: string) => string
  onMerge: (from: ConversationRow, into: ConversationRow) => void
  onClose: () => void
}) {
  const desk = useDesk()
  const now = useNow(desk.now, 30_000)
  const [chosen, setChosen] = useState(others[0]?.id)
  const other = others.find(({ id }) => id === chosen) ?? others[0]
  const [turned, setTurned] = useState(false)
  if (!other) return null
  const usual = goesOnIn(row, other)
  const into = turned ? (usual.id === row.id ? other : row) : usual
  const from = into.id === row.id ? other : row
  const customer = firstName(row)
  return (
    <Dialog title={`Merge two conversations with ${customerName(row)}`} width="broad" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          onMerge(from, into)
        }}
      >
        {others.length > 1 && (
          <label className="mb-3 block">
            <span className="mb-1 block font-medium text-text-2">The other one</span>
            <select
              value={other.id}
              onChange={(event) => {
                setChosen(event.target.value)
                setTurned(false)
              }}
              className="h-9 w-full rounded-control border border-line-strong bg-surface px-2"
            >
              {others.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.problem ?? each.lastText ?? 'Nothing was said yet'}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="grid gap-2 desk:grid-cols-2">
          {[row, other].map((each) => (
            <Side
              key={each.id}
              row={each}
              goesOn={each.id === into.id}
              shown={each.id === row.id}
              now={now}
              team={team}
              me={desk.me.id}
            />
          ))}
        </div>
        <div className="mt-2 flex justify-center">
          <Button look="ghost" onClick={() => setTurned(!turned)}>
            <ArrowLeftRight size={14} aria-hidden /> Let the other one go on
          </Button>
        </div>
        <ul className="mt-2 list-disc pl-5 text-text-2" aria-label="What will happen">
          {mergeWords(from, into, {
            customer: customer === 'the visitor' ? 'the visitor' : customer,
            me: desk.me.id,
            team,
          }).map((each) => (
            <li key={each}>{capital(each)}</li>
          ))}
        </ul>
        <div className="mt-4 flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary">
            Merge
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Side({
  row,
  goesOn,
  shown,
  now,
  team,
  me,
}: {
  row: ConversationRow
  goesOn: boolean
  /** It is the one on the screen. */
  shown: boolean
  now: number
  team: (id: string) => string
  me: string
}) {
  const { holder } = row
  const who =
    holder.kind === 'agent'
      ? holder.id === me
        ? 'You'
        : holder.name
      : holder.kind === 'queue'
        ? `Waits for ${team(holder.id)}`
        : holder.kind === 'assistant'
          ? 'Assistant'
          : 'Nobody'
  return (
    <section
      aria-label={goesOn ? 'Goes on' : 'Comes into the other one'}
      data-goes-on={goesOn}
      className={classes(
        'flex min-w-0 flex-col rounded-card border px-3 py-2',
        goesOn ? 'border-accent bg-surface' : 'border-line bg-sunken',
      )}
    >
      <header className="flex items-center gap-1.5">
        <HolderMark kind={holder.kind} label={null} size={14} />
        <span className="min-w-0 flex-1 truncate font-medium">{who}</span>
        {goesOn ? <Chip tone="accent">goes on</Chip> : <Chip>comes into it</Chip>}
      </header>
      <p className="mt-1.5 line-clamp-3 min-h-10" dir="auto">
        {row.problem ?? row.lastText ?? <span className="text-text-3">Nothing was said yet</span>}
      </p>
      <p className="mt-auto flex flex-wrap gap-x-2 pt-1 text-11 text-text-3 tabular-nums">
        {shown && <span>on the screen</span>}
        <span>{row.channel}</span>
        <span title={momentWords(Date.parse(row.openedAt))}>began {whenWords(Date.parse(row.openedAt), now)}</span>
        <span>
          {row.messages} {row.messages === 1 ? 'message' : 'messages'}
        </span>
      </p>
    </section>
  )
}
