import type { MeasuredHandoff } from '@baton/protocol'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { causeWords, partWords } from '../handoff/missing-words.ts'
import { LoadError } from '../places/load-state.tsx'
import { behindQuery, type Behind } from '../sync/health-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { ScoreRing } from './score-ring.tsx'

const atFirst = 10
const atMost = 200

/** The handoffs behind a number, the newest first. Each opens its conversation. */
export function BehindList({ from, which }: { from: string; which: Behind }) {
  const [limit, setLimit] = useState(atFirst)
  const found = useQuery({ ...behindQuery(from, which, limit), placeholderData: keepPreviousData })
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
  if (handoffs.length === 0) return <p className="px-4 py-4 text-text-2">There is none any more.</p>
  return (
    <>
      <ul aria-label="The handoffs behind it">
        {handoffs.map((handoff) => (
          <Row key={handoff.handoffId} handoff={handoff} />
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

function Row({ handoff }: { handoff: MeasuredHandoff }) {
  const desk = useDesk()
  const row = useDeskState((state) => state.conversations.get(handoff.conversationId))
  const { score, corrected, gaps, askedParts } = handoff
  const lacks = gaps.map(({ part, cause }) => `${partWords(part)}: ${cause === null ? '–' : causeWords(cause, part)}`)
  const asked = askedParts.map((part) => `asked again: ${partWords(part)}`)
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: handoff.conversationId }}
        className="flex min-h-12 items-center gap-3 px-4 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <ScoreRing score={score} lost={score - corrected} size="small" />
        <span className="w-7 shrink-0 font-medium tabular-nums">{score}</span>
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <bdi className="font-medium">{row ? customerName(row) : 'A conversation'}</bdi>
            {row?.problem && <span className="text-text-2"> · {row.problem}</span>}
          </span>
          <span className="block truncate text-11 text-text-3">
            {[...asked, ...lacks].join(' · ') || 'nothing lacking'}
          </span>
        </span>
        <time dateTime={handoff.at} className="shrink-0 text-right text-11 text-text-3 tabular-nums desk:w-32">
          {whenWords(Date.parse(handoff.at), desk.now())}
        </time>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </Link>
    </li>
  )
}
