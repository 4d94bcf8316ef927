import { Link } from '@tanstack/react-router'
import type { CallRow } from '../sync/action-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { decidedWords, faultWords, statusWords } from './words.ts'

/** Calls of actions, newest first: what, with which values, and how it ended. */
export function CallList({ calls, withLink = false }: { calls: readonly CallRow[]; withLink?: boolean }) {
  const desk = useDesk()
  const nameOf = useNames()
  return (
    <ul className="flex flex-col">
      {calls.map((call) => {
        const [tone, words] = statusWords[call.status]
        const decided = decidedWords(call, nameOf)
        return (
          <li
            key={call.id}
            data-call={call.id}
            className="border-t border-line py-2 first:border-t-0 first:pt-0 last:pb-0"
          >
            <p className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 flex-1 basis-50 font-medium">{call.title}</span>
              <Chip tone={tone}>{words}</Chip>
            </p>
            <Values call={call} />
            <p className="text-11 text-text-3 tabular-nums">
              {whenWords(Date.parse(call.createdAt), desk.now())}
              {call.ms === null ? '' : ` · ${call.ms} ms`}
              {decided && ` · ${decided}`}
              {call.fault && ` · ${faultWords(call.fault)}`}
              {withLink && (
                <>
                  {' · '}
                  <Link to="/c/$conversationId" params={{ conversationId: call.conversationId }} className="underline">
                    its conversation
                  </Link>
                </>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

export function Values({ call }: { call: CallRow }) {
  if (call.arguments.length === 0) return null
  return (
    <p className="text-text-2 [overflow-wrap:anywhere]">
      {call.arguments
        .map(
          ({ name, value, filledIn }) =>
            `${name.replaceAll(/[_.-]+/g, ' ')}: ${value}${filledIn ? ' (filled in)' : ''}`,
        )
        .join(' · ')}
    </p>
  )
}
