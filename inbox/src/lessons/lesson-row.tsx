import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { capital } from '../ui/capital.ts'
import { whenWords } from '../ui/clock-words.ts'
import { effectWords, intentWords, saidWords, type Lesson } from './words.ts'

/** One lesson: what it is about, from which team to which, and what stands behind it; at the right what can be done. */
export function LessonRow({ lesson, children }: { lesson: Lesson; children?: ReactNode }) {
  const desk = useDesk()
  const nameOf = useNames()
  const team = useTeamName()
  const { intent, fromTeam, toTeam, said, of, decision, decidedAt, decidedBy } = lesson
  const decided = decidedAt === null ? '' : whenWords(Date.parse(decidedAt), desk.now())
  const by = decidedBy ? ` by ${nameOf(decidedBy, 'an API key')}` : ''
  return (
    <li
      data-lesson={`${intent} ${fromTeam} ${toTeam}`}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3 first:border-t-0"
    >
      <div className="min-w-0 flex-[1_1_18rem]">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{capital(intentWords(intent))}</span>
          <span className="flex min-w-0 items-center gap-1.5">
            <bdi className="truncate text-text-2 line-through decoration-text-3">{team(fromTeam)}</bdi>
            <ArrowRight size={14} aria-label="belongs to" className="shrink-0 text-text-3" />
            <bdi className="truncate font-medium">{team(toTeam)}</bdi>
          </span>
        </p>
        <p className="flex items-center gap-2 text-text-2 tabular-nums">
          {said > 0 && (
            <span aria-hidden className="h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full bg-text-2" style={{ width: `${(said / Math.max(1, of)) * 100}%` }} />
            </span>
          )}
          {saidWords(lesson, team)}
        </p>
        {decision && decidedAt !== null && (
          <p className="text-11 text-text-3">
            {decision === 'accepted' ? `${effectWords(lesson, team)} Accepted` : 'Refused'} {decided}
            {by}
          </p>
        )}
      </div>
      {children}
    </li>
  )
}
