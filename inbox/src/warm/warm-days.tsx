import type { HandoffHealth } from '@baton/protocol'
import { useState } from 'react'
import { everyDay } from '../insights/span.ts'
import { utcDayWords } from '../insights/words.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Mark } from './mark.tsx'

type Day = readonly [string, { warm: number; cold: number }]

/** Warm and cold by the day of the handoff: a column each, or a table. */
export function WarmDays({ health }: { health: HandoffHealth }) {
  const [table, setTable] = useState(false)
  const days = everyDay(health.from, health.to, health.days).map(([day, found]): Day => {
    const { taken = 0, warm = 0 } = found ?? {}
    return [day, { warm, cold: taken - warm }]
  })
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
  const most = Math.max(1, ...days.map(([, { warm, cold }]) => warm + cold))
  const [first, last] = [days[0], days.at(-1)]
  return (
    <div className="px-4 pb-3">
      <p className="sr-only">
        {days.reduce((sum, [, { warm }]) => sum + warm, 0)} warm and {days.reduce((sum, [, { cold }]) => sum + cold, 0)}{' '}
        cold in {days.length} days, at most {most} on one.
      </p>
      <div aria-hidden className="flex h-36 items-end gap-px border-b border-line">
        {days.map(([day, { warm, cold }]) => (
          <span
            key={day}
            title={`${utcDayWords(day)}: ${warm} warm, ${cold} cold`}
            className="flex h-full min-w-0 flex-1 flex-col justify-end gap-px hover:bg-hover"
          >
            {cold > 0 && (
              <span
                className="block min-h-0.5 rounded-t-chip border border-b-0 border-line-strong"
                style={{ height: `${(cold / most) * 96}%` }}
              />
            )}
            {warm > 0 && <span className="block min-h-0.5 bg-text-2" style={{ height: `${(warm / most) * 96}%` }} />}
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1 flex justify-between text-11 text-text-3 tabular-nums">
        <span>{first && utcDayWords(first[0])}</span>
        <span className="flex items-center gap-3">
          <Mark of="warm" />
          <Mark of="cold" />
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
            <th className="py-1 text-right font-medium">Warm</th>
            <th className="py-1 text-right font-medium">Cold</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(([day, { warm, cold }]) => (
            <tr key={day} className="border-t border-line">
              <td className="py-1">{utcDayWords(day)}</td>
              <td className="py-1 text-right">{warm}</td>
              <td className="py-1 text-right">{cold}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
