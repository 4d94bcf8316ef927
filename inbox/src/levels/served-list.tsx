import type { ServedHandoff } from '@baton/protocol'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { LoadError } from '../places/load-state.tsx'
import { servedQuery, type ServedWhich } from '../sync/level-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { kindWords, minutesWords } from './words.ts'

const atFirst = 10
const atMost = 200

/** The clocks behind a number. Each opens its conversation. */
export function ServedList({ from, which }: { from: string; which: ServedWhich }) {
  const [limit, setLimit] = useState(atFirst)
  const found = useQuery({ ...servedQuery(from, which, limit), placeholderData: keepPreviousData })
  if (found.isPending)
    return (
      <output aria-label="Loading the handoffs" className="flex flex-col gap-5 px-4 py-4">
        {[60, 44, 52].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </output>
    )
  if (found.isError)
    return (
      <LoadError what="The handoffs could not be listed" error={found.error} onAgain={() => void found.refetch()} />
    )
  const { handoffs, total } = found.data
  if (total === 0) return <p className="px-4 pt-1 pb-4 text-text-2">Every promise was kept.</p>
  return (
    <>
      <ul aria-label="Not kept">
        {handoffs.map((each) => (
          <Row key={`${each.handoffId} ${each.kind}`} served={each} />
        ))}
      </ul>
      <p className="flex items-center gap-2 border-t border-line px-4 py-2 text-11 text-text-3">
        {handoffs.length} of {total}
        {handoffs.length < Math.min(total, atMost) && (
          <Button look="ghost" onClick={() => setLimit(Math.min(atMost, limit * 4))} disabled={found.isFetching}>
            Show more
          </Button>
        )}
      </p>
    </>
  )
}

function Row({ served }: { served: ServedHandoff }) {
  const desk = useDesk()
  const team = useTeamName()
  const row = useDeskState((state) => state.conversations.get(served.conversationId))
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: served.conversationId }}
        className="flex min-h-12 items-center gap-3 px-4 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <bdi className="font-medium">{row ? customerName(row) : 'A conversation'}</bdi>
            {row?.problem && <span className="text-text-2"> · {row.problem}</span>}
          </span>
          <span className="block truncate text-11 text-text-3">
            {kindWords(served.kind)} · {team(served.team)}
            {served.tier && ` · ${served.tier}`}
          </span>
        </span>
        <Chip tone="red">
          {minutesWords(served.usedMinutes)} of {minutesWords(served.targetMinutes)}
        </Chip>
        <time
          dateTime={served.at}
          className="shrink-0 text-right text-11 text-text-3 tabular-nums max-desk:hidden desk:w-32"
        >
          {whenWords(Date.parse(served.at), desk.now())}
        </time>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </Link>
    </li>
  )
}
