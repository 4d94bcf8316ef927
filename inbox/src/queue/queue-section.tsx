import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { classes } from '../ui/classes.ts'
import type { SectionName } from './sections.ts'

interface SectionWords {
  title: string
  /** How it is sorted, where that matters. */
  order?: string
  empty: string
}

export const sectionWords: Record<SectionName, SectionWords> = {
  offered: { title: 'Offered to you', order: 'first to run out', empty: '' },
  asked: { title: 'Asked of you', order: 'longest first', empty: '' },
  yours: {
    title: 'Yours',
    order: 'longest unanswered first',
    empty: 'Nothing is yours. Take what waits, or wait to be offered one.',
  },
  aside: { title: 'Put aside', order: 'first back first', empty: '' },
  booked: { title: 'Booked times', order: 'by time', empty: '' },
  waiting: {
    title: 'Waiting',
    order: 'as the router takes them',
    empty: 'Nobody waits for a person.',
  },
  colleagues: { title: 'With colleagues', empty: '' },
  assistant: { title: 'With the assistant', order: 'newest change first', empty: 'The assistant talks to nobody.' },
  resolved: { title: 'Resolved', order: 'newest first', empty: '' },
}

/** One part of the queue. Its head says how many there are and how they are sorted, and folds it. */
export function QueueSection({
  name,
  count,
  folded: foldedAtFirst,
  keepOpen,
  children,
}: {
  name: SectionName
  count: number
  folded: boolean
  /** It holds the selected conversation: folding would hide it. */
  keepOpen: boolean
  children: ReactNode
}) {
  const [folded, setFolded] = useState(foldedAtFirst)
  const { title, order, empty } = sectionWords[name]
  if (count === 0 && !empty) return null
  const open = !folded || keepOpen
  return (
    <section aria-label={title} className="border-b border-line pb-1 last:border-b-0">
      <h2 className="sticky top-0 z-10 bg-surface">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setFolded(open)}
          className="flex h-8 w-full items-center gap-1.5 pr-3 pl-3 text-left text-11 outline-offset-[-2px] hover:bg-hover"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={classes('-ml-px text-text-3 transition-transform duration-[120ms]', open && 'rotate-90')}
          />
          <span className="ml-0.5 font-semibold text-text-2">{title}</span>
          <span className="text-text-3 tabular-nums">{count}</span>
          <span className="flex-1" />
          {order && count > 1 && open && <span className="truncate text-text-3">{order}</span>}
        </button>
      </h2>
      {open && (count > 0 ? children : <p className="px-3 pb-2 pl-9 text-text-3">{empty}</p>)}
    </section>
  )
}
