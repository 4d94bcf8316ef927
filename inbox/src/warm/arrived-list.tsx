import type { ArrivedHandoff } from '@baton/protocol'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { minutesWords } from '../levels/words.ts'
import { LoadError } from '../places/load-state.tsx'
import { arrivedQuery } from '../sync/warm-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { parts, type Chosen } from './words.ts'

const atFirst = 10
const atMost = 200

/** The handoffs behind a number. Each opens its conversation. */
export function ArrivedList({ from, which }: { from: string; which: Chosen }) {
  const [limit, setLimit] = useState(atFirst)
  const found = useQuery({ ...arrivedQuery(from, which, limit), placeholderData: keepPreviousData })
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
  return (
    <>
      <ul aria-label="Handoffs">
        {handoffs.map((each) => (
          <Row key={each.handoffId} handoff={each} />
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

function Row({ handoff }: { handoff: ArrivedHandoff }) {
  const desk = useDesk()
  const team = useTeamName()
  const row = useDeskState((state) => state.conversations.get(handoff.conversationId))
  const lacking = parts.filter(({ key }) => !handoff[key]).map(({ name }) => name.toLowerCase())
  const said = [
    team(handoff.team),
    handoff.firstResponseMinutes === null
      ? 'no word yet'
      : `first word after ${minutesWords(handoff.firstResponseMinutes)}`,
    ...(lacking.length > 0 && lacking.length < parts.length ? [`not: ${lacking.join(', ')}`] : []),
    ...(handoff.reopened ? ['open again'] : []),
    ...(handoff.sentOn ? ['sent on'] : []),
  ]
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: handoff.conversationId }}
        className="flex min-h-12 items-center gap-3 px-4 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <bdi className="font-medium">{row ? customerName(row) : 'A conversation'}</bdi>
            {row?.problem && <span className="text-text-2"> · {row.problem}</span>}
          </span>
          <span className="block truncate text-11 text-text-3">{said.join(' · ')}</span>
        </span>
        <time
          dateTime={handoff.at}
          className="shrink-0 text-right text-11 text-text-3 tabular-nums max-desk:hidden desk:w-32"
        >
          {whenWords(Date.parse(handoff.at), desk.now())}
        </time>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </Link>
    </li>
  )
}
