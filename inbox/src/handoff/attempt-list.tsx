import { Check, CircleHelp, X } from 'lucide-react'
import { outcomeWords, pathWords, signOf, type AttemptView, type Sign } from './attempt-words.ts'

const signs: Record<Sign, { Icon: typeof Check; tone: string; label: string }> = {
  yes: { Icon: Check, tone: 'text-green-text', label: 'worked' },
  no: { Icon: X, tone: 'text-red-text', label: 'did not work' },
  unknown: { Icon: CircleHelp, tone: 'text-text-3', label: 'unknown' },
}

/** What was tried, each with its sign and how it ended. */
export function AttemptList({ attempts }: { attempts: readonly AttemptView[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {attempts.map((attempt) => {
        const { Icon, tone, label } = signs[signOf(attempt.outcome)]
        return (
          <li key={attempt.attemptId} className="flex items-start gap-2">
            <Icon size={14} strokeWidth={2.5} className={`mt-[3px] shrink-0 ${tone}`} aria-label={label} />
            <span className="min-w-0 flex-1">
              <span className="text-text">{attempt.title ?? pathWords[attempt.path]}</span>{' '}
              <span className="text-text-3">
                {attempt.title && `${pathWords[attempt.path].toLowerCase()} · `}
                {outcomeWords(attempt)}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
