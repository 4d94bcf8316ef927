import type { FeedbackHealth } from '@baton/protocol'
import { useState } from 'react'
import { everyDay } from '../insights/span.ts'
import { utcDayWords } from '../insights/words.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'

type Counts = FeedbackHealth['days'][number]['handoff']
type Row = readonly [string, { good: number; other: number }]

const strips = [
  {
    key: 'handoff-satisfied',
    name: 'Satisfied, after a handoff',
    good: 'satisfied',
    other: 'not',
    of: 'handoff',
    read: ({ rated, satisfied }: Counts) => ({ good: satisfied, other: rated - satisfied }),
  },
  {
    key: 'assistant-satisfied',
    name: 'Satisfied, assistant alone',
    good: 'satisfied',
    other: 'not',
    of: 'assistant',
    read: ({ rated, satisfied }: Counts) => ({ good: satisfied, other: rated - satisfied }),
  },
  {
    key: 'handoff-repeated',
    name: 'Did not have to repeat, after a handoff',
    good: 'did not',
    other: 'had to',
    of: 'handoff',
    read: ({ answered, repeated }: Counts) => ({ good: answered - repeated, other: repeated }),
  },
] as const

/** By the day of the end: a strip for each question, on one scale, or a table. */
export function FeedbackDays({ health }: { health: FeedbackHealth }) {
  const [table, setTable] = useState(false)
  const days = everyDay(health.from, health.to, health.days)
  const none: Counts = { rated: 0, satisfied: 0, answered: 0, repeated: 0 }
  const rows = strips.map(({ of, read }) => days.map(([day, found]): Row => [day, read(found?.[of] ?? none)]))
  const most = Math.max(1, ...rows.flat().map(([, { good, other }]) => good + other))
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
      {table ? (
        <DaysTable rows={rows} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 px-4 pb-4 desk:grid-cols-3">
          {strips.map(({ key, name, good, other }, index) => (
            <Strip key={key} name={name} good={good} other={other} rows={rows[index] ?? []} most={most} />
          ))}
        </div>
      )}
    </Panel>
  )
}

function Strip({
  name,
  good,
  other,
  rows,
  most,
}: {
  name: string
  good: string
  other: string
  rows: readonly Row[]
  most: number
}) {
  const sum = (of: 'good' | 'other') => rows.reduce((all, [, counts]) => all + counts[of], 0)
  const [first, last] = [rows[0], rows.at(-1)]
  return (
    <div className="min-w-0">
      <p className="text-text-2">{name}</p>
      <p className="sr-only">
        {sum('good')} {good}, {sum('other')} {other} in {rows.length} days.
      </p>
      <div aria-hidden className="mt-1 flex h-20 items-end gap-px border-b border-line">
        {rows.map(([day, counts]) => (
          <span
            key={day}
            title={`${utcDayWords(day)}: ${counts.good} ${good}, ${counts.other} ${other}`}
            className="flex h-full min-w-0 flex-1 flex-col justify-end gap-px hover:bg-hover"
          >
            {counts.other > 0 && (
              <span
                className="block min-h-0.5 rounded-t-chip border border-b-0 border-line-strong"
                style={{ height: `${(counts.other / most) * 96}%` }}
              />
            )}
            {counts.good > 0 && (
              <span className="block min-h-0.5 bg-text-2" style={{ height: `${(counts.good / most) * 96}%` }} />
            )}
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1 flex flex-wrap justify-between gap-x-2 text-11 text-text-3 tabular-nums">
        <span>{first && utcDayWords(first[0])}</span>
        <span className="flex items-center gap-2">
          <span className="flex items-center gap-1">
            <span className="size-2 bg-text-2" /> {good}
          </span>
          <span className="flex items-center gap-1">
            <span className="size-2 border border-line-strong" /> {other}
          </span>
        </span>
        <span>{last && utcDayWords(last[0])}</span>
      </p>
    </div>
  )
}

function DaysTable({ rows }: { rows: readonly (readonly Row[])[] }) {
  const days = (rows[0] ?? []).map(([day], index) => ({ day, counts: rows.map((each) => each[index]?.[1]) }))
  return (
    <div className="max-h-60 overflow-auto px-4 pb-3">
      <table className="w-full text-left tabular-nums">
        <thead className="sticky top-0 bg-surface text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">Day (UTC)</th>
            {strips.map(({ key, name }) => (
              <th key={key} className="py-1 pl-3 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, counts }) => (
            <tr key={day} className="border-t border-line">
              <td className="py-1">{utcDayWords(day)}</td>
              {counts.map((each, index) => (
                <td key={strips[index]?.key} className="py-1 pl-3 text-right">
                  {each && each.good + each.other > 0 ? `${each.good} of ${each.good + each.other}` : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
