import { jumpToMessage } from '../conversation/jump-to-message.ts'
import type { PackageOnWire, QuoteOnWire } from '../sync/package-on-wire.ts'
import { whenWords } from '../ui/clock-words.ts'
import { mainWords } from './main-words.ts'

/** What the customer wants, in their own words: what says it best large, what else they said beneath. */
export function Wanted({
  summary,
  subject = null,
  now,
}: {
  summary: PackageOnWire['summary']
  /** What a help page said that it is about. */
  subject?: string | null
  now: number
}) {
  const { main, others } = mainWords(summary)
  if (!main)
    return subject === null ? (
      <p className="text-text-2">They have not written yet.</p>
    ) : (
      <>
        <p dir="auto" className="text-15 font-medium break-words">
          “{subject}”
        </p>
        <p className="mt-0.5 text-11 text-text-3">Named on the help page. They have not written yet.</p>
      </>
    )
  return (
    <>
      <blockquote dir="auto" className="text-15 font-medium break-words whitespace-pre-wrap">
        <Said quote={main} />
      </blockquote>
      {subject !== null && (
        <p className="mt-1 text-text-2">
          <span className="text-text-3">On the help page: </span>
          <bdi>“{subject}”</bdi>
        </p>
      )}
      {others.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-0.5">
          {others.map((quote) => (
            <li key={`${quote.messageId} ${quote.text}`} className="flex gap-2 text-text-2">
              <span dir="auto" className="min-w-0 flex-1 break-words">
                <Said quote={quote} />
              </span>
              <time dateTime={quote.at} className="shrink-0 text-11 leading-5 text-text-3 tabular-nums">
                {whenWords(Date.parse(quote.at), now)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Words that lead to the message they stand in. */
function Said({ quote: { text, messageId } }: { quote: QuoteOnWire }) {
  return (
    <button
      type="button"
      onClick={() => jumpToMessage(messageId)}
      title="Show where it was said"
      className="w-full rounded-control text-left hover:bg-hover"
    >
      {quoted(text)}
    </button>
  )
}

function quoted(text: string | null): string {
  return text === null ? 'These words were deleted.' : `“${text.trim()}”`
}
