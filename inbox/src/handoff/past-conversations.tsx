import type { PastConversation } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { whenWords } from '../ui/clock-words.ts'

/** The customer's last conversations, one click away: when, what about, how each ended and by whom. */
export function PastConversations({ history, now }: { history: readonly PastConversation[]; now: number }) {
  const count = history.length === 1 ? 'One conversation before' : `${history.length} conversations before`
  return (
    <details className="mt-1.5">
      <summary className="min-h-8 cursor-pointer py-1 text-text-2 hover:text-text">{count}</summary>
      <ul className="flex flex-col gap-1">
        {history.map((past) => (
          <li key={past.conversationId}>
            <Link
              to="/c/$conversationId"
              params={{ conversationId: past.conversationId }}
              className="text-accent-text underline decoration-line-strong underline-offset-2"
            >
              {past.about ?? 'Without words'}
            </Link>{' '}
            <span className="text-text-3">
              {whenWords(Date.parse(past.at), now)} · {endWords(past)}
              {past.sameTopic && ' · about the same'}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function endWords({ resolution, resolvedBy, agent, handedOff }: PastConversation): string {
  const how = resolution === null ? 'still open' : resolution.replaceAll('-', ' ')
  const who =
    resolution === null ? '' : ` by ${agent ?? (resolvedBy === 'agent' ? 'a person' : `the ${resolvedBy ?? 'system'}`)}`
  return `${how}${who}${handedOff ? '' : ', without a person'}`
}
