import { jumpToMessage } from '../conversation/jump-to-message.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { leftWords } from './reason-sentence.ts'
import { whenWords } from '../ui/clock-words.ts'

/** What the person did who held it before: since when, how often they wrote, their last words, and their notes. */
export function Handled({
  handled,
  promised = [],
  now,
}: {
  handled: NonNullable<PackageOnWire['handled']>
  /** What stands among the promises already is not said twice. */
  promised?: readonly (string | null)[]
  now: number
}) {
  const { since, replies, lastReply, notes, leftBecause } = handled
  const last = lastReply?.text?.trim()
  const said = last !== undefined && promised.some((text) => text?.trim() === last)
  const wrote = replies === 0 ? 'did not write' : replies === 1 ? 'wrote once' : `wrote ${replies} times`
  return (
    <>
      <p className="text-text-2">
        From {whenWords(Date.parse(since), now)}, {wrote}
        {leftBecause ? `, then ${leftWords[leftBecause]}` : ''}
        {lastReply && !said ? (replies > 1 ? ', last:' : ':') : '.'}
      </p>
      {lastReply && !said && (
        <p className="mt-0.5">
          {last === undefined ? (
            <span className="text-text-3">These words were deleted.</span>
          ) : (
            <button
              type="button"
              dir="auto"
              onClick={() => jumpToMessage(lastReply.messageId)}
              title="Show where it was said"
              className="rounded-control text-left break-words hover:bg-hover"
            >
              “{last}”
            </button>
          )}
        </p>
      )}
      {notes.length > 0 && (
        <ul aria-label="Their notes" className="mt-1.5 flex flex-col gap-1">
          {notes.map(({ text, at }) => (
            <li
              key={`${at} ${text}`}
              className="rounded-control border border-paper-line bg-paper px-2 py-1 break-words whitespace-pre-wrap"
            >
              {text ?? 'This note was deleted.'}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
