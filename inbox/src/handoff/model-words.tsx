import { CornerDownRight, Quote } from 'lucide-react'
import { useState } from 'react'
import { jumpToMessage } from '../conversation/jump-to-message.ts'
import type { ModelSummaryOnWire, PackageOnWire } from '../sync/package-on-wire.ts'
import { whenWords } from '../ui/clock-words.ts'
import { Hint } from '../ui/hint.tsx'
import { claimLines, type ClaimLine } from './summary-of.ts'
import { Wanted } from './wanted.tsx'

const kinds: Readonly<Record<string, string>> = { tried: 'Tried', promised: 'Promised', tone: 'Tone' }

/** A model's summary: each line leads to the message it rests on, and the customer's own words are one click away. */
export function ModelWords({
  made,
  summary,
  messagesSince,
  now,
}: {
  made: ModelSummaryOnWire
  summary: PackageOnWire['summary']
  /** Messages of the customer that it does not cover. */
  messagesSince: number
  now: number
}) {
  const [own, setOwn] = useState(false)
  const { main, others } = claimLines(made)
  if (!main) return <Wanted summary={summary} now={now} />
  return (
    <>
      <Claim claim={main} main />
      {others.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-0.5">
          {others.map((claim) => (
            <li key={`${claim.kind} ${claim.text}`}>
              <Claim claim={claim} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-x-2 text-11 text-text-3">
        <button
          type="button"
          aria-expanded={own}
          onClick={() => setOwn(!own)}
          className="flex min-h-8 items-center gap-1 rounded-control text-accent-text hover:underline"
        >
          <Quote size={12} aria-hidden />
          {own ? 'Hide their own words' : 'Their own words'}
        </button>
        <Hint label={aboutWords(made)}>
          <button type="button" className="min-h-8 rounded-control text-text-3">
            summarised {whenWords(Date.parse(made.at), now)}
            {messagesSince > 0 && (
              <span className="text-amber-text">
                {' '}
                · {messagesSince} {messagesSince === 1 ? 'message' : 'messages'} since
              </span>
            )}
          </button>
        </Hint>
      </p>
      {own && (
        <div className="mt-1 border-l-2 border-line-strong pl-2">
          <Wanted summary={summary} now={now} />
        </div>
      )}
    </>
  )
}

function Claim({ claim: { kind, text, messageIds }, main = false }: { claim: ClaimLine; main?: boolean }) {
  const [messageId] = messageIds
  const name = kinds[kind]
  return (
    <button
      type="button"
      onClick={() => messageId && jumpToMessage(messageId)}
      title="Show where it was said"
      className={`group flex w-full items-start gap-1.5 rounded-control text-left hover:bg-hover ${main ? '' : 'text-text-2'}`}
    >
      <span dir="auto" className={`min-w-0 flex-1 break-words ${main ? 'text-15 font-medium' : ''}`}>
        {name && <span className="text-text-3">{name}: </span>}
        {text}
      </span>
      <CornerDownRight
        size={13}
        aria-hidden
        className="mt-1 shrink-0 text-text-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  )
}

function aboutWords({ model, dropped }: ModelSummaryOnWire): string {
  const left =
    dropped === 0
      ? ''
      : ` ${dropped} ${dropped === 1 ? 'claim was' : 'claims were'} left out: no message supports them.`
  return `By ${model.replace(/^[^:]*:/, '')}. Each line was checked against the messages that it names.${left}`
}
