import { ChevronRight } from 'lucide-react'
import { useContext } from 'react'
import { dayWords, momentWords, timeWords } from '../ui/clock-words.ts'
import { HandsLine } from './hands-line.tsx'
import { MaskedWords } from './masked-words.tsx'
import { Sending } from './said-bubble.tsx'
import { SaidGroup } from './said-group.tsx'
import type { ThreadItem } from './thread-items.ts'
import { Tried } from './tried.tsx'
import { WithinThreadContext } from './within-thread.ts'
import { withheldWords } from './withheld-words.ts'

/** One item of the thread, each kind in its own form. */
export function ThreadItemView({ item, customer, now }: { item: ThreadItem; customer: string; now: number }) {
  switch (item.kind) {
    case 'day':
      return (
        <h2 className="pt-5 text-center text-11 font-semibold text-text-3 first:pt-1" title={momentWords(item.at)}>
          {dayWords(item.at, now)}
        </h2>
      )
    case 'group':
      return <SaidGroup group={item} />
    case 'note':
      return (
        <article aria-label={`Note by ${item.name}`} className="pt-3">
          <div data-message={item.key} className="rounded-control border border-paper-line bg-paper px-3 py-2">
            <header className="flex items-center gap-1.5 text-11 text-paper-text">
              <span className="font-semibold">Note · {item.name}</span>
              <time dateTime={new Date(item.at).toISOString()} title={momentWords(item.at)} className="tabular-nums">
                {timeWords(item.at)}
              </time>
            </header>
            <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
              {item.text === null ? 'These words were deleted.' : <MaskedWords text={item.text} masked={item.masked} />}
            </p>
            <Sending said={item} />
          </div>
        </article>
      )
    case 'hands':
      return <HandsLine lines={item.lines} customer={customer} now={now} />
    case 'tried':
      return (
        <div className="pt-2 pl-6">
          <Tried attempts={item.attempts} />
        </div>
      )
    case 'merged':
      return <Merged item={item} customer={customer} now={now} />
    case 'withheld':
      return <Withheld item={item} />
    case 'faint':
      return (
        <p className="pt-2 text-center text-11 text-text-3" title={item.page?.url}>
          {item.words}
        </p>
      )
  }
}

/** Another conversation within this one. */
function Merged(shown: { item: Extract<ThreadItem, { kind: 'merged' }>; customer: string; now: number }) {
  const within = useContext(WithinThreadContext)
  return within && <within.Merged {...shown} />
}

function Withheld({ item }: { item: Extract<ThreadItem, { kind: 'withheld' }> }) {
  const words = `reply withheld: ${withheldWords(item.because)}`
  if (!item.text) return <p className="pt-2 pl-6 text-11 text-text-3">{words}</p>
  return (
    <details className="group/held pt-2 pl-6 text-11 text-text-3">
      <summary className="flex min-h-6 w-fit cursor-pointer list-none items-center gap-1 rounded-control hover:text-text-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={12}
          aria-hidden
          className="transition-transform duration-[120ms] group-open/held:rotate-90"
        />
        {words}
      </summary>
      <p
        dir="auto"
        className="mt-1 w-fit max-w-[88%] rounded-card border border-dashed border-line-strong px-3 py-2 text-13 break-words whitespace-pre-wrap text-text-2"
      >
        {item.text}
      </p>
    </details>
  )
}
