import type { EstimatedWait } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { customerName } from '../conversation/customer-name.ts'
import { minutesWords } from '../levels/words.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { whenWords } from '../ui/clock-words.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { outcomeOf, outcomeWords, rangeWords } from './words.ts'

/** The same waits in words, the newest first. Each opens its conversation. */
export function ToldList({ waits }: { waits: readonly EstimatedWait[] }) {
  return (
    <ul aria-label="Waits" className="max-h-96 overflow-y-auto">
      {waits.map((each) => (
        <Row key={`${each.handoffId} ${each.at}`} wait={each} />
      ))}
    </ul>
  )
}

function Row({ wait }: { wait: EstimatedWait }) {
  const desk = useDesk()
  const team = useTeamName()
  const row = useDeskState((state) => state.conversations.get(wait.conversationId))
  const outcome = outcomeOf(wait)
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: wait.conversationId }}
        className="flex min-h-12 items-center gap-3 px-4 py-2 outline-offset-[-2px] hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <bdi className="font-medium">{row ? customerName(row) : 'A conversation'}</bdi>
            <span className="text-text-2"> · {team(wait.team)}</span>
          </span>
          <span className="block truncate text-11 text-text-3 tabular-nums">
            told {rangeWords(wait)}
            {wait.kind === 'position' && `, ${wait.ahead === 0 ? 'next' : `${wait.ahead} ahead`}`}
            {wait.waitedSeconds !== null && ` · waited ${minutesWords(wait.waitedSeconds / 60)}`}
          </span>
        </span>
        <span className="shrink-0 text-11 text-text-2">
          <OutcomeMark of={outcome} words={outcomeWords[outcome]} />
        </span>
        <time dateTime={wait.at} className="w-28 shrink-0 text-right text-11 text-text-3 tabular-nums max-desk:hidden">
          {whenWords(Date.parse(wait.at), desk.now())}
        </time>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </Link>
    </li>
  )
}
