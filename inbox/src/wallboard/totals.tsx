import type { Wallboard } from '@baton/protocol'
import type { ReactNode } from 'react'
import { classes } from '../ui/classes.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { HourSpark } from './hour-spark.tsx'
import { offerWords, rounded } from './words.ts'

/** The desk in a line of figures. */
export function Totals({ board, now }: { board: Wallboard; now: number }) {
  const { waiting, offered, held, longest, capacity, load, expectedMisses, today } = board.total
  return (
    <section aria-label="All teams" className="rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <Figure name="waiting" about={`${offered} of them asked for now`}>
          {waiting}
        </Figure>
        <Figure name="longest wait" about={longest?.customer ?? 'nobody waits'}>
          {longest ? lengthWords(now - Date.parse(longest.since)) : '–'}
        </Figure>
        <Figure name="held" about={`load ${rounded(load)} of ${rounded(capacity)}`}>
          {held}
        </Figure>
        <Figure name="to be missed" about="if nothing is done" loud={expectedMisses >= 0.5}>
          {Math.round(expectedMisses)}
        </Figure>
        <span className="flex-1" />
        <HourSpark hour={board.lastHour} />
      </div>
      <p className="mt-2 text-11 text-text-3 tabular-nums" data-offers>
        Offers today: {offerWords(today)}
      </p>
    </section>
  )
}

function Figure({
  name,
  about,
  loud = false,
  children,
}: {
  name: string
  about: string
  loud?: boolean
  children: ReactNode
}) {
  return (
    <div className="min-w-24">
      <p className="text-11 text-text-3">{name}</p>
      <p className={classes('text-24 font-semibold tabular-nums', loud && 'text-red-text')}>{children}</p>
      <p className="max-w-36 truncate text-11 text-text-2 tabular-nums">{about}</p>
    </div>
  )
}
