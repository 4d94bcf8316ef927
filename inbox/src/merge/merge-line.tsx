import type { ConversationRow } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { firstName } from '../conversation/customer-name.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { whenWords } from '../ui/clock-words.ts'
import { useNow } from '../ui/use-now.ts'
import type { Merging } from '../sync/held-merges.ts'

/** At the head of a thread whose customer has another open conversation: what it is about, and the way to make one of the two. */
export function MergeLine({
  row,
  others,
  merging,
  onMerge,
}: {
  row: ConversationRow
  others: readonly ConversationRow[]
  /** What was decided for this conversation, and is not done yet; null where nothing is. */
  merging: Merging | null
  onMerge: () => void
}) {
  const desk = useDesk()
  const now = useNow(desk.now, 30_000)
  const loaded = useDeskState((state) => state.loaded)
  const [other] = others
  if (!loaded || (!other && !merging)) return null
  return (
    <section
      aria-label="Another conversation of this customer"
      data-merge-line={other?.id ?? ''}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-sunken px-4 py-1 desk:px-6"
    >
      <Merge size={14} aria-hidden className="shrink-0 text-text-3" />
      {merging ? (
        <>
          <output className="min-w-0 flex-1 text-text-2">
            {merging.into === row.id ? 'The other one comes into this one' : 'This one goes on in the other'} in a
            moment …
          </output>
          <Button look="ghost" className="text-accent-text" onClick={merging.undo}>
            Undo
          </Button>
        </>
      ) : (
        other && (
          <>
            <p className="line-clamp-2 min-w-0 flex-1 text-text-2">
              <span className="font-medium text-text">
                {capital(firstName(row))} has{' '}
                {others.length === 1 ? 'another open conversation' : `${others.length} more open conversations`}
              </span>
              {': '}
              <Link
                to="/c/$conversationId"
                params={{ conversationId: other.id }}
                className="decoration-line-strong underline-offset-2 hover:underline"
              >
                <bdi>{other.problem ?? other.lastText ?? 'nothing was said yet'}</bdi>
              </Link>{' '}
              <span className="whitespace-nowrap text-text-3 tabular-nums">
                · {other.channel} · {whenWords(Date.parse(other.updatedAt), now)}
              </span>
            </p>
            <Button look="ghost" hint="M" onClick={onMerge}>
              Merge…
            </Button>
          </>
        )
      )}
    </section>
  )
}
