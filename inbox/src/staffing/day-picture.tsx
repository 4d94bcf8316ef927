import type { StaffingDayView } from '@baton/protocol'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { timeWords } from '../ui/clock-words.ts'

type Half = StaffingDayView['halfHours'][number]

/** Teams one upon the other, told apart without colour: the strongest at the bottom. */
const shades = ['fill-text-3', 'fill-line-strong', 'fill-line']
const width = 960
const height = 160

/** Who was needed, team upon team, against who was there; dashed, who would be there with the change. */
export function DayPicture({ day, changed }: { day: StaffingDayView; changed: readonly number[] }) {
  const [table, setTable] = useState(false)
  const { halfHours, teams } = day
  const [first, last] = busySpan(halfHours)
  const shown = halfHours.slice(first, last + 1)
  const order = teamsOf(shown)
  const added = shown.map((_, i) => changed[first + i] ?? 0)
  const name = (id: string) => teams.find((each) => each.id === id)?.name ?? id
  return (
    <Panel
      title="Needed and there"
      about="People needed to answer four of five in time, half hour by half hour, and people at work."
      flush
      aside={
        <Button look="ghost" aria-pressed={table} onClick={() => setTable(!table)} className="-mr-2">
          As a table
        </Button>
      }
    >
      {table ? <HalvesTable shown={shown} /> : <Picture shown={shown} order={order} added={added} />}
      <p aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-1 pb-3 text-11 text-text-2">
        {order.map((team, i) => (
          <span key={team} className="flex items-center gap-1.5">
            <svg width="8" height="8">
              <rect width="8" height="8" rx="1" className={shades[Math.min(i, shades.length - 1)]} />
            </svg>
            needed: {name(team)}
          </span>
        ))}
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 rounded-full bg-accent" /> there
        </span>
        {added.some((each) => each !== 0) && (
          <span className="flex items-center gap-1.5">
            <span className="w-4 border-t-2 border-dashed border-accent" /> with the change
          </span>
        )}
      </p>
    </Panel>
  )
}

function Picture({
  shown,
  order,
  added,
}: {
  shown: readonly Half[]
  order: readonly string[]
  added: readonly number[]
}) {
  const needed = (half: Half) => half.needed.reduce((sum, { people }) => sum + people, 0)
  const most = Math.max(1, ...shown.map((half, i) => Math.max(needed(half), half.people + added[i]!))) * 1.08
  const step = width / shown.length
  const y = (people: number) => height - (people / most) * height
  const line = (of: (half: Half, i: number) => number) =>
    shown.map((half, i) => `${i === 0 ? 'M' : 'L'}${i * step} ${y(of(half, i))}H${(i + 1) * step}`).join('')
  const short = shown.filter((half) => needed(half) > half.people + 0.25).length
  return (
    <div className="px-4" data-day-picture>
      <p className="sr-only">
        In {short} of {shown.length} half hours fewer people were there than needed.
      </p>
      <div aria-hidden className="flex gap-2">
        <div className="relative w-5 text-right text-11 text-text-3 tabular-nums" style={{ height }}>
          <span className="absolute -top-1 right-0">{Math.round(most / 1.08)}</span>
          <span className="absolute right-0 -bottom-2">0</span>
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-40 min-w-0 flex-1 border-b border-line"
        >
          {shown.map((half, i) => {
            let base = 0
            return (
              <g key={half.at}>
                <title>{`${timeWords(Date.parse(half.at))}: ${Math.round(half.arrivals)} came, ${needed(half).toFixed(1)} needed, ${half.people.toFixed(1)} there`}</title>
                <rect x={i * step} y={0} width={step} height={height} className="fill-transparent hover:fill-hover" />
                {order.map((team, which) => {
                  const people = half.needed.find((each) => each.team === team)?.people ?? 0
                  const from = base
                  base += people
                  return (
                    <rect
                      key={team}
                      x={i * step + 1}
                      width={Math.max(1, step - 2)}
                      y={y(base)}
                      height={Math.max(0, y(from) - y(base))}
                      className={`pointer-events-none ${shades[Math.min(which, shades.length - 1)]}`}
                    />
                  )
                })}
              </g>
            )
          })}
          <path
            d={line((half) => half.people)}
            className="fill-none stroke-accent"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
          {added.some((each) => each !== 0) && (
            <path
              d={line((half, i) => half.people + added[i]!)}
              className="fill-none stroke-accent"
              strokeWidth={2}
              strokeDasharray="4 4"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      </div>
      <div className="ml-7">
        <Hours shown={shown} />
      </div>
    </div>
  )
}

/** The hours beneath a picture: as many as there is room for. */
export function Hours({ shown, most = 7 }: { shown: readonly { at: string }[]; most?: number }) {
  // Even steps of whole hours.
  const every = 2 * Math.max(1, Math.ceil(shown.length / most / 2))
  return (
    <div aria-hidden className="relative mt-1 h-4 text-11 text-text-3 tabular-nums">
      {shown.map(({ at }, i) =>
        i % every === 0 && i <= shown.length - every / 2 ? (
          <span key={at} className="absolute" style={{ left: `${(i / shown.length) * 100}%` }}>
            {timeWords(Date.parse(at))}
          </span>
        ) : null,
      )}
    </div>
  )
}

function HalvesTable({ shown }: { shown: readonly Half[] }) {
  return (
    <div className="max-h-56 overflow-y-auto px-4 pb-3">
      <table className="w-full text-left tabular-nums">
        <thead className="sticky top-0 bg-surface text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">From</th>
            <th className="py-1 text-right font-medium">Came</th>
            <th className="py-1 text-right font-medium">Needed</th>
            <th className="py-1 text-right font-medium">There</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, arrivals, needed, people }) => (
            <tr key={at} className="border-t border-line">
              <td className="py-1">{timeWords(Date.parse(at))}</td>
              <td className="py-1 text-right">{Math.round(arrivals)}</td>
              <td className="py-1 text-right">{needed.reduce((sum, each) => sum + each.people, 0).toFixed(1)}</td>
              <td className="py-1 text-right">{people.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** From the first half hour in which anything is to the last. */
export function busySpan(halves: readonly { arrivals: number; people: number }[]): [number, number] {
  const busy = halves.flatMap(({ arrivals, people }, i) => (arrivals > 0 || people > 0 ? [i] : []))
  return [busy[0] ?? 0, busy.at(-1) ?? halves.length - 1]
}

function teamsOf(halves: readonly Half[]): string[] {
  const sums = new Map<string, number>()
  for (const { needed } of halves) for (const { team, people } of needed) sums.set(team, (sums.get(team) ?? 0) + people)
  return [...sums].sort((a, b) => b[1] - a[1]).map(([team]) => team)
}
