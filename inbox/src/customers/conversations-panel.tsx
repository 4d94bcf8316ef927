import type { CustomersConversation } from '@baton/protocol'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { NotebookPen, Users } from 'lucide-react'
import { HolderMark } from '../conversation/holder-mark.tsx'
import { LoadError } from '../places/load-state.tsx'
import { customersConversationsQuery } from '../sync/customer-queries.ts'
import { shownRows } from '../sync/take-frame.ts'
import { useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { endedWords } from './words.ts'

/** Everything they ever wrote about, the newest first. */
export function ConversationsPanel({ externalId, count, now }: { externalId: string; count: number; now: number }) {
  const pages = useInfiniteQuery(customersConversationsQuery(externalId))
  const live = useDeskState(shownRows)
  const all = pages.data?.pages.flatMap(({ conversations }) => conversations) ?? []
  return (
    <Panel title="Conversations" about={all.length < count ? `The newest ${all.length} of ${count}` : undefined} flush>
      {pages.isError ? (
        <LoadError
          what="Their conversations could not be loaded"
          error={pages.error}
          onAgain={() => void pages.refetch()}
        />
      ) : pages.isPending ? (
        <output aria-label="Loading their conversations" className="flex flex-col gap-3 p-4">
          <SkeletonLine width={64} />
          <SkeletonLine width={48} />
        </output>
      ) : all.length === 0 ? (
        <p className="px-4 pb-4 text-text-2">
          They have not written yet. What they write stands here, with how it ended.
        </p>
      ) : (
        <ul>
          {all.map((each) => (
            <Entry key={each.conversation.id} entry={withLive(each, live)} now={now} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <div className="border-t border-line p-2">
          <Button look="ghost" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {pages.isFetchingNextPage ? 'Loading …' : 'Show older ones'}
          </Button>
        </div>
      )}
    </Panel>
  )
}

/** As it stands now, where it is on the desk. */
function withLive(entry: CustomersConversation, live: ReturnType<typeof shownRows>): CustomersConversation {
  const row = live.get(entry.conversation.id)
  return row && row.version > entry.conversation.version ? { ...entry, conversation: row } : entry
}

function Entry({ entry, now }: { entry: CustomersConversation; now: number }) {
  const { conversation: row, handoffs, notes, satisfaction } = entry
  const teamName = useTeamName()
  const { holder } = row
  const held =
    holder.kind === 'agent'
      ? holder.name
      : holder.kind === 'queue'
        ? `waits for ${teamName(holder.id)}`
        : holder.kind === 'assistant'
          ? 'the assistant has it'
          : null
  const ended = row.status === 'resolved' ? (endedWords(entry) ?? 'resolved') : null
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: row.id }}
        className="flex min-h-12 items-start gap-2.5 px-4 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <span className="pt-0.5">
          <HolderMark kind={holder.kind} label={null} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2" dir="auto">
            {row.problem ?? <span className="text-text-3">Without words</span>}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-11 text-text-3">
            {row.status === 'open' ? (
              <Chip tone="accent">open</Chip>
            ) : (
              <Chip>{row.status === 'merged' ? 'merged into another' : ended}</Chip>
            )}
            {row.status === 'open' && held && <span>{held}</span>}
            <span title={momentWords(Date.parse(row.openedAt))}>began {whenWords(Date.parse(row.openedAt), now)}</span>
            <span title={momentWords(Date.parse(row.updatedAt))}>
              last change {whenWords(Date.parse(row.updatedAt), now)}
            </span>
            <span>{row.channel}</span>
            {handoffs > 0 && (
              <span className="inline-flex items-center gap-1">
                <Users size={11} aria-hidden /> {handoffs} {handoffs === 1 ? 'handoff' : 'handoffs'}
              </span>
            )}
            {satisfaction !== null && <span>rated {satisfaction} of 5</span>}
            {notes > 0 && (
              <span className="inline-flex items-center gap-1">
                <NotebookPen size={11} aria-hidden /> {notes} {notes === 1 ? 'note' : 'notes'}
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  )
}
