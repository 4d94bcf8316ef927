import type { FeedbackGiven } from '@baton/protocol'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { LoadError } from '../places/load-state.tsx'
import { saidQuery, type SaidWhich } from '../sync/feedback-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { whenWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { feedbackWords } from './words.ts'

const atFirst = 10
const atMost = 200

/** What was said behind a number. Each opens its conversation. */
export function SaidList({ from, which }: { from: string; which: SaidWhich }) {
  const [limit, setLimit] = useState(atFirst)
  const found = useQuery({ ...saidQuery(from, which, limit), placeholderData: keepPreviousData })
  if (found.isPending)
    return (
      <output aria-label="Loading what was said" className="flex flex-col gap-5 px-4 py-4">
        {[60, 44, 52].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </output>
    )
  if (found.isError)
    return (
      <LoadError what="What was said could not be listed" error={found.error} onAgain={() => void found.refetch()} />
    )
  const { feedback, total } = found.data
  if (feedback.length === 0) return <p className="px-4 py-4 text-text-2">Nobody has said that in these days.</p>
  return (
    <>
      <ul aria-label="What was said">
        {feedback.map((each) => (
          <Row key={`${each.conversationId} ${each.at}`} given={each} />
        ))}
      </ul>
      <p className="flex items-center gap-2 border-t border-line px-4 py-2 text-11 text-text-3">
        {feedback.length} of {total}
        {feedback.length < Math.min(total, atMost) && (
          <Button look="ghost" onClick={() => setLimit(Math.min(atMost, limit * 4))} disabled={found.isFetching}>
            Show more
          </Button>
        )}
      </p>
    </>
  )
}

function Row({ given }: { given: FeedbackGiven }) {
  const desk = useDesk()
  const team = useTeamName()
  const row = useDeskState((state) => state.conversations.get(given.conversationId))
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: given.conversationId }}
        className="flex min-h-12 items-center gap-3 px-4 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <bdi className="font-medium">{row ? customerName(row) : 'A customer'}</bdi>
            <span className="text-text-2"> · {capital(feedbackWords(given)) || 'A word'}</span>
          </span>
          {given.words !== null && (
            <span className="line-clamp-2 break-words text-text" dir="auto">
              “{given.words}”
            </span>
          )}
          <span className="block truncate text-11 text-text-3">
            {given.about === 'assistant' ? 'the assistant alone' : given.team === null ? 'a person' : team(given.team)}
          </span>
        </span>
        <time
          dateTime={given.at}
          className="shrink-0 text-right text-11 text-text-3 tabular-nums max-desk:hidden desk:w-32"
        >
          {whenWords(Date.parse(given.at), desk.now())}
        </time>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </Link>
    </li>
  )
}
