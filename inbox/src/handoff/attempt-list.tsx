import { Check, CircleHelp, X } from 'lucide-react'
import { jumpToMessage } from '../conversation/jump-to-message.ts'
import { aloneWords, outcomeWords, pathWords, signOf, type AttemptView, type Sign } from './attempt-words.ts'

const signs: Record<Sign, { Icon: typeof Check; tone: string; label: string }> = {
  yes: { Icon: Check, tone: 'text-green-text', label: 'worked' },
  no: { Icon: X, tone: 'text-red-text', label: 'did not work' },
  unknown: { Icon: CircleHelp, tone: 'text-text-3', label: 'unknown' },
}

/** The customer's own words on how it ended; they lead to where they were said. */
function Because({ because: { text, messageId } }: { because: { text: string; messageId: string } }) {
  return (
    <button
      type="button"
      onClick={() => jumpToMessage(messageId)}
      dir="auto"
      className="line-clamp-2 text-left break-words text-text-2 hover:text-text"
    >
      “{text.trim()}”
    </button>
  )
}

/** What was tried, each with its sign and how it ended. */
export function AttemptList({ attempts }: { attempts: readonly (AttemptView & { by?: 'assistant' | 'customer' })[] }) {
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
                {attempt.by === 'customer' ? aloneWords(attempt) : outcomeWords(attempt)}
              </span>
              {attempt.because?.text && <Because because={{ ...attempt.because, text: attempt.because.text }} />}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
