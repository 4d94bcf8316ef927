import type { CompletenessHealth } from '@baton/protocol'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { SkeletonLine } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { countWords, utcDayWords } from './words.ts'

type Day = CompletenessHealth['days'][number]
export type TrendDays = readonly [string, Day | null][]

/** Score and number of handoffs day by day: as a picture, or as a table. */
export function Trend({ days }: { days: TrendDays }) {
  const [table, setTable] = useState(false)
  return (
    <Panel
      title="Day by day"
      flush
      aside={
        <>
          <span aria-hidden className="flex items-center gap-3 text-11 text-text-3 max-desk:hidden">
            <span className="flex items-center gap-1.5">
              <span className="h-0.5 w-4 rounded-full bg-accent" /> as written
            </span>
            <span className="flex items-center gap-1.5">
              <span className="w-4 border-t-2 border-dashed border-text-3" /> corrected
            </span>
          </span>
          <Button look="ghost" aria-pressed={table} onClick={() => setTable(!table)} className="-mr-2">
            As a table
          </Button>
        </>
      }
    >
      {table ? <TrendTable days={days} /> : <TrendPicture days={days} />}
    </Panel>
  )
}

function TrendPicture({ days }: { days: TrendDays }) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(days)
  const draw = useRef<((days: TrendDays) => void) | null>(null)
  const [state, setState] = useState<'loading' | 'drawn' | 'failed'>('loading')
  useEffect(() => {
    latest.current = days
    draw.current?.(days)
  }, [days])
  useEffect(() => {
    let gone = false
    let close = () => {}
    // The drawing of charts comes when there is one to draw: a desk does not carry it.
    import('./draw-trend.ts').then(
      ({ drawTrend }) => {
        if (gone || !place.current) return
        const chart = drawTrend(place.current)
        close = chart.close
        draw.current = chart.show
        chart.show(latest.current)
        setState('drawn')
      },
      () => setState('failed'),
    )
    return () => {
      gone = true
      draw.current = null
      close()
    }
  }, [])
  if (state === 'failed') return <TrendTable days={days} />
  return (
    <div className="relative h-52">
      {state === 'loading' && (
        <div className="absolute inset-4 flex flex-col justify-end gap-3">
          <SkeletonLine width={80} />
          <SkeletonLine width={95} />
        </div>
      )}
      <p className="sr-only">{summary(days)}</p>
      <div ref={place} aria-hidden data-trend className="h-full w-full" />
    </div>
  )
}

function TrendTable({ days }: { days: TrendDays }) {
  return (
    <div className="max-h-52 overflow-y-auto px-4 pb-3">
      <table className="w-full text-left tabular-nums">
        <thead className="sticky top-0 bg-surface text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">Day (UTC)</th>
            <th className="py-1 text-right font-medium">Score</th>
            <th className="py-1 text-right font-medium">Corrected</th>
            <th className="py-1 text-right font-medium">Handoffs</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(([day, figures]) => (
            <tr key={day} className="border-t border-line">
              <td className="py-1">{utcDayWords(day)}</td>
              <td className="py-1 text-right">{figures?.meanScore ?? '–'}</td>
              <td className="py-1 text-right">{figures?.meanCorrected ?? '–'}</td>
              <td className="py-1 text-right">{figures?.handoffs ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function summary(days: TrendDays): string {
  const known = days.flatMap(([day, figures]) => (figures ? [{ ...figures, day }] : []))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return 'No handoffs on any day.'
  if (first === last) return `Score ${first.meanScore} on ${utcDayWords(first.day)}, ${countWords(first.handoffs)}.`
  return `Score from ${first.meanScore} on ${utcDayWords(first.day)} to ${last.meanScore} on ${utcDayWords(last.day)}.`
}
