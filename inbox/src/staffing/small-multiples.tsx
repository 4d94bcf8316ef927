import type { SimulationResult, StaffingHalfHour } from '@baton/protocol'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { timeWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { shareWords } from '../insights/words.ts'
import { busySpan, Hours } from './day-picture.tsx'
import { minutesWords } from './words.ts'

type Of = (half: StaffingHalfHour) => number | null
interface Measure {
  name: string
  of: Of
  formula: Of
  words: (value: number) => string
  /** The highest that is drawn, at least. */
  least: number
}

const measures: readonly Measure[] = [
  {
    name: 'Wait',
    of: (half) => half.meanWait,
    formula: (half) => half.formula.meanWait,
    words: minutesWords,
    least: 1,
  },
  {
    name: 'Left unanswered',
    of: (half) => half.abandoned,
    formula: (half) => half.formula.abandoned,
    words: shareWords,
    least: 0.1,
  },
  {
    name: 'Time on cases',
    of: (half) => half.utilisation,
    formula: (half) => half.formula.utilisation,
    words: shareWords,
    least: 1,
  },
]

/** Wait, abandonment and utilisation by half hour: as it was, with the change, and what the formula has. */
export function SmallMultiples({ before, after }: Pick<SimulationResult, 'before' | 'after'>) {
  const [table, setTable] = useState(false)
  const [first, last] = busySpan(before.halfHours)
  const was = before.halfHours.slice(first, last + 1)
  const would = after?.halfHours.slice(first, last + 1) ?? null
  return (
    <Panel
      title="By half hour"
      flush
      aside={
        <Button look="ghost" aria-pressed={table} onClick={() => setTable(!table)} className="-mr-2">
          As a table
        </Button>
      }
    >
      {table ? (
        <HalvesTable was={was} would={would} />
      ) : (
        <div className="grid gap-4 px-4 pb-2 desk:grid-cols-3">
          {measures.map((measure) => (
            <Multiple key={measure.name} measure={measure} was={was} would={would} />
          ))}
        </div>
      )}
      <p aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 px-4 pb-3 text-11 text-text-2">
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 rounded-full bg-text-3" /> as it was
        </span>
        {would && (
          <span className="flex items-center gap-1.5">
            <span className="h-0.5 w-4 rounded-full bg-accent" /> with the change
          </span>
        )}
        <span className="flex items-center gap-1.5">
          <span className="w-4 border-t-2 border-dotted border-text-3" />
          {before.formula.name === 'erlang-a' ? 'Erlang A' : 'Erlang C'}
          {would ? ' with the change' : ''}
        </span>
      </p>
    </Panel>
  )
}

const [width, height] = [300, 96]

function Multiple({
  measure: { name, of, formula, words, least },
  was,
  would,
}: {
  measure: Measure
  was: readonly StaffingHalfHour[]
  would: readonly StaffingHalfHour[] | null
}) {
  const said = (would ?? was).map(formula)
  // A formula that runs away in one half hour would flatten all the others.
  const drawn = [...was, ...(would ?? [])].map((half) => of(half) ?? 0)
  const most = Math.max(least, ...drawn)
  const peak = (halves: readonly StaffingHalfHour[]) => Math.max(...halves.map((half) => of(half) ?? 0))
  return (
    <figure className="min-w-0" data-multiple={name}>
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{name}</span>
        <span className="text-11 text-text-2 tabular-nums">
          at most {words(peak(was))}
          {would && <> → {words(peak(would))}</>}
        </span>
      </figcaption>
      <div aria-hidden className="mt-1 flex">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-24 min-w-0 flex-1 overflow-hidden border-b border-line"
        >
          <path
            d={pathOf(said, most)}
            className="fill-none stroke-text-3"
            strokeWidth={1.5}
            strokeDasharray="1.5 4"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={pathOf(was.map(of), most)}
            className="fill-none stroke-text-3"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
          {would && (
            <path
              d={pathOf(would.map(of), most)}
              className="fill-none stroke-accent"
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      </div>
      <Hours shown={was} most={5} />
    </figure>
  )
}

/** A line through what is known, broken where nothing is. */
function pathOf(values: readonly (number | null)[], most: number): string {
  const step = width / Math.max(1, values.length)
  let drawing = false
  return values
    .map((value, i) => {
      if (value === null) {
        drawing = false
        return ''
      }
      const to = `${((i + 0.5) * step).toFixed(1)} ${(height - 2 - (Math.min(value, most * 1.2) / most) * (height - 8)).toFixed(1)}`
      const command = drawing ? 'L' : 'M'
      drawing = true
      return command + to
    })
    .join('')
}

function HalvesTable({ was, would }: { was: readonly StaffingHalfHour[]; would: readonly StaffingHalfHour[] | null }) {
  const pair = (of: Of, words: (value: number) => string, i: number) =>
    [was[i], would?.[i]].flatMap((half) => (half ? [of(half) === null ? '–' : words(of(half)!)] : [])).join(' → ')
  return (
    <div className="max-h-72 overflow-auto px-4 pb-3">
      <table className="w-full text-left whitespace-nowrap tabular-nums">
        <thead className="sticky top-0 bg-surface text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">From</th>
            <th className="py-1 pl-3 text-right font-medium">Came</th>
            {measures.map(({ name }) => (
              <th key={name} className="py-1 pl-3 text-right font-medium">
                {name}
              </th>
            ))}
            <th className="py-1 pl-3 text-right font-medium">Formula’s wait</th>
          </tr>
        </thead>
        <tbody>
          {was.map((half, i) => (
            <tr key={half.at} className="border-t border-line">
              <td className="py-1">{timeWords(Date.parse(half.at))}</td>
              <td className="py-1 pl-3 text-right">{Math.round(half.arrivals)}</td>
              {measures.map(({ name, of, words }) => (
                <td key={name} className="py-1 pl-3 text-right">
                  {pair(of, words, i)}
                </td>
              ))}
              <td className="py-1 pl-3 text-right">{pair((each) => each.formula.meanWait, minutesWords, i)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
