import type { EstimateHealth } from '@baton/protocol'
import { useState } from 'react'
import { everyDay } from '../insights/span.ts'
import { shareWords, utcDayWords } from '../insights/words.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { aim, biasWords } from './words.ts'

type Day = readonly [string, EstimateHealth['days'][number]['figures'] | null]

/** By day: how many of the waits came out as told, filled, and how many did not. The line is where the filled part should end. */
export function EstimateDays({ health }: { health: EstimateHealth }) {
  const [table, setTable] = useState(false)
  const days = everyDay(health.from, health.to, health.days).map(([day, found]): Day => [day, found?.figures ?? null])
  return (
    <Panel
      title="Day by day"
      flush
      aside={
        <Button look="ghost" aria-pressed={table} onClick={() => setTable(!table)} className="-mr-2">
          As a table
        </Button>
      }
    >
      {table ? <DaysTable days={days} /> : <Columns days={days} />}
    </Panel>
  )
}

function Columns({ days }: { days: readonly Day[] }) {
  const known = days.flatMap(([, figures]) => (figures?.coverage == null ? [] : [figures.coverage]))
  const [first, last] = [days[0], days.at(-1)]
  return (
    <div className="px-4 pb-3">
      <p className="sr-only">
        {known.length === 0
          ? 'No day with a wait that has ended.'
          : `Between ${shareWords(Math.min(...known))} and ${shareWords(Math.max(...known))} as told, on ${known.length} days.`}
      </p>
      <div aria-hidden className="relative flex h-36 items-end gap-px border-b border-line">
        {days.map(([day, figures]) => (
          <span
            key={day}
            title={
              figures?.coverage == null
                ? `${utcDayWords(day)}: nothing to count`
                : `${utcDayWords(day)}: ${shareWords(figures.coverage)} of ${figures.count} as told`
            }
            className="flex h-full min-w-0 flex-1 flex-col justify-end gap-px hover:bg-hover"
          >
            {figures?.coverage != null && (
              <>
                {figures.coverage < 1 && (
                  <span
                    className="block rounded-t-chip border border-b-0 border-line-strong"
                    style={{ height: `${(1 - figures.coverage) * 96}%` }}
                  />
                )}
                <span className="block bg-text-2" style={{ height: `${figures.coverage * 96}%` }} />
              </>
            )}
          </span>
        ))}
        <span
          className="pointer-events-none absolute inset-x-0 border-t-2 border-dashed border-accent"
          style={{ bottom: `${aim.coverage * 96}%` }}
        />
      </div>
      <p aria-hidden className="mt-1 flex justify-between gap-2 text-11 text-text-3 tabular-nums">
        <span>{first && utcDayWords(first[0])}</span>
        <span className="flex flex-wrap items-center justify-center gap-x-3">
          <span className="flex items-center gap-1.5">
            <span className="size-2 rounded-chip bg-text-2" /> as told
          </span>
          <span className="flex items-center gap-1.5">
            <span className="w-4 border-t-2 border-dashed border-accent" /> meant
          </span>
        </span>
        <span>{last && utcDayWords(last[0])}</span>
      </p>
    </div>
  )
}

function DaysTable({ days }: { days: readonly Day[] }) {
  return (
    <div className="max-h-44 overflow-y-auto px-4 pb-3">
      <table className="w-full text-left tabular-nums">
        <thead className="sticky top-0 bg-surface text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">Day (UTC)</th>
            <th className="py-1 text-right font-medium">Waits</th>
            <th className="py-1 text-right font-medium">As told</th>
            <th className="py-1 text-right font-medium">The mean was</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(([day, figures]) => (
            <tr key={day} className="border-t border-line">
              <td className="py-1">{utcDayWords(day)}</td>
              <td className="py-1 text-right">{figures?.count ?? 0}</td>
              <td className="py-1 text-right">{shareWords(figures?.coverage ?? null)}</td>
              <td className="py-1 text-right">{biasWords(figures?.bias ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
