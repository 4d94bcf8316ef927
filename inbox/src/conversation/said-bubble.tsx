import type { Citation, Question } from '@baton/engine'
import { CircleAlert } from 'lucide-react'
import { use, useState } from 'react'
import { SentFiles } from '../files/sent-files.tsx'
import { useDesk } from '../sync/use-desk.ts'
import { momentWords, timeWords } from '../ui/clock-words.ts'
import { classes } from '../ui/classes.ts'
import { CorrectButton } from '../guidance/correct-button.tsx'
import { GuidedBy, isGuidance } from '../guidance/guided-by.tsx'
import { MaskedWords } from './masked-words.tsx'
import { SiteContext, sourceHref } from './source-href.ts'
import { Tried } from './tried.tsx'
import { takenBack } from './taken-back.ts'
import type { Author, Said } from './thread-items.ts'

const looks: Record<Author['kind'], string> = {
  customer: 'bg-sunken',
  assistant: 'border border-line bg-surface',
  agent: 'bg-accent-tint',
}

/** From so many characters on a message is folded. */
const long = 3000

/** One message. Its words are words: nothing in them is markup. */
export function SaidBubble({
  said,
  kind,
  imported = false,
}: {
  said: Said
  kind: Author['kind']
  imported?: boolean | undefined
}) {
  const right = kind === 'agent'
  const [whole, setWhole] = useState(false)
  const text = said.text ?? ''
  const cut = !whole && text.length > long
  const shown = cut ? text.slice(0, long) : text
  return (
    <div className={classes('group flex max-w-full flex-col', right ? 'items-end' : 'items-start')}>
      {said.tried.length > 0 && <Tried attempts={said.tried} />}
      {said.files && (
        <div data-said={kind} data-message={said.key} className="max-w-full">
          <SentFiles files={said.files} />
        </div>
      )}
      <div
        hidden={said.files && text === ''}
        className={classes('flex max-w-full items-end gap-2', right && 'flex-row-reverse')}
      >
        <div
          dir="auto"
          data-said={kind}
          data-message={said.files ? undefined : said.key}
          className={classes(
            'min-w-0 rounded-card px-3 py-2 break-words whitespace-pre-wrap [overflow-wrap:anywhere]',
            looks[kind],
            said.outgoing?.state === 'failed' && 'outline outline-red',
            said.outgoing && said.outgoing.state !== 'failed' && 'opacity-70',
          )}
        >
          {said.text === null ? (
            <span className="text-text-3 italic">These words were deleted.</span>
          ) : (
            <MaskedWords text={shown} masked={said.masked} />
          )}
          {cut && (
            <button
              type="button"
              onClick={() => setWhole(true)}
              className="mt-1 block min-h-8 font-medium text-accent-text underline"
            >
              Show all {text.length.toLocaleString('en')} characters
            </button>
          )}
          {said.state === 'growing' && <span className="text-text-3"> …</span>}
          {said.state === 'cut' && <span className="text-text-3"> — broke off here</span>}
        </div>
        <time
          dateTime={new Date(said.at).toISOString()}
          title={momentWords(said.at)}
          className="shrink-0 pb-1 text-11 text-text-3 tabular-nums opacity-0 transition-opacity duration-[120ms] group-hover:opacity-100"
        >
          {timeWords(said.at)}
        </time>
      </div>
      {said.citations.length > 0 && <Sources citations={said.citations} />}
      {kind === 'assistant' && !imported && said.text && <CorrectButton messageId={said.key} />}
      {said.asks && <Asked question={said.asks} />}
      {said.outgoing && <Sending said={said} />}
    </div>
  )
}

function Sources({ citations }: { citations: readonly Citation[] }) {
  const site = use(SiteContext)
  const all = [...new Map(citations.map((citation) => [citation.articleId, citation])).values()]
  const guided = all.filter(isGuidance)
  const once = all.filter((each) => !isGuidance(each))
  return (
    <p className="mt-1 flex max-w-full flex-wrap gap-x-2 text-11 text-text-3">
      {guided.map(({ articleId }) => (
        <GuidedBy key={articleId} articleId={articleId} />
      ))}
      {once.length > 0 && <span>from</span>}
      {once.map(({ articleId, title, url }) => {
        const href = sourceHref(url, site)
        return href ? (
          <a
            key={articleId}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            className="text-text-2 underline decoration-line-strong underline-offset-2 hover:text-accent-text"
          >
            {title}
          </a>
        ) : (
          <span key={articleId} className="text-text-2">
            {title}
          </span>
        )
      })}
    </p>
  )
}

/** What the customer could answer with a tap. */
function Asked({ question }: { question: Question }) {
  const options =
    question.kind === 'did-that-help' || question.kind === 'confirm-action'
      ? ['Yes', 'No']
      : question.kind === 'clarify'
        ? question.options.map(({ label }) => label)
        : []
  if (options.length === 0) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1 text-11 text-text-3">
      <span>offered:</span>
      {options.map((option) => (
        <span key={option} className="rounded-full border border-line px-2 text-text-2">
          {option}
        </span>
      ))}
    </p>
  )
}

/** On its way, or refused with the reason and what can be done. */
export function Sending({ said: { outgoing } }: { said: Pick<Said, 'outgoing'> }) {
  const desk = useDesk()
  if (!outgoing) return null
  if (outgoing.state === 'held')
    return (
      <p className="mt-0.5 flex items-center gap-2 text-11 text-text-3">
        Goes out in a moment
        <button
          type="button"
          className="min-h-8 font-medium text-accent-text underline"
          onClick={() => {
            const text = desk.takeBack(outgoing.clientId)
            if (text !== null) takenBack.set(() => ({ conversationId: outgoing.conversationId, text }))
          }}
        >
          Undo
        </button>
      </p>
    )
  if (outgoing.state !== 'failed') return <p className="mt-0.5 text-11 text-text-3">Sending</p>
  return (
    <p role="alert" className="mt-1 flex flex-wrap items-center gap-x-2 text-red-text">
      <CircleAlert size={14} aria-hidden />
      <span>Not sent: {outgoing.problem?.title ?? 'it was refused'}.</span>
      <button
        type="button"
        className="min-h-8 font-medium underline"
        onClick={() => desk.writeAgain(outgoing.clientId)}
      >
        Try again
      </button>
      <button type="button" className="min-h-8 font-medium underline" onClick={() => desk.discard(outgoing.clientId)}>
        Discard
      </button>
    </p>
  )
}
