import type { LevelKind, ServiceHealth } from '@baton/protocol'
import { useState } from 'react'
import { everyDay } from '../insights/span.ts'
import { utcDayWords } from '../insights/words.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { kinds, kindWords } from './words.ts'

type Day = [string, { met: number; missed: number }]

/** What was kept and what was not, by the day of the handoff: a column each, or a table. */
export function LevelDays({ health }: { health: ServiceHealth }) {
  const there = kinds.filter((kind) => health.figures.some((each) => each.kind === kind))
  const [chosen, setChosen] = useState<LevelKind>('first-response')
  const [table, setTable] = useState(false)
  const kind = there.includes(chosen) ? chosen : (there[0] ?? chosen)
  const days = everyDay(health.from, health.to, health.days).map(([day, found]): Day => {
    const own = found?.figures.find((each) => each.kind === kind)
    return [day, { met: own?.met ?? 0, missed: own?.missed ?? 0 }]
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
      {there.length > 1 && (
        <div className="px-4 pb-2">
          <Segments
            label="Which clock"
            value={kind}
            choices={there.map((each) => ({ value: each, name: kindWords(each) }))}
            onChange={setChosen}
          />
        </div>
      )}
      {table ? <DaysTable days={days} /> : <Columns days={days} kind={kind} />}
    </Panel>
  )
}

function Columns({ days, kind }: { days: readonly Day[]; kind: LevelKind }) {
  const most = Math.max(1, ...days.map(([, { met, missed }]) => met + missed))
  const sum = (what: 'met' | 'missed') => days.reduce((all, [, each]) => all + each[what], 0)
  const [first, last] = [days[0], days.at(-1)]
  return (
    <div className="px-4 pb-3">
      <p className="sr-only">
        {kindWords(kind)}: {sum('met')} in time and {sum('missed')} missed in {days.length} days, at most {most} on one.
      </p>
      <div aria-hidden className="flex h-32 items-end gap-px border-b border-line">
        {days.map(([day, { met, missed }]) => (
          <span
            key={day}
            title={`${utcDayWords(day)}: ${met} in time, ${missed} missed`}
            className="flex h-full min-w-0 flex-1 flex-col justify-end gap-px hover:bg-hover"
          >
            {missed > 0 && (
              <span className="block rounded-t-chip bg-red" style={{ height: `${(missed / most) * 96}%` }} />
            )}
            {met > 0 && <span className="block bg-line-strong" style={{ height: `${(met / most) * 96}%` }} />}
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1 flex justify-between text-11 text-text-3 tabular-nums">
        <span>{first && utcDayWords(first[0])}</span>
        <span className="flex items-center gap-3">
          <span className="flex items-center gap-1.5">
            <span className="size-2 rounded-chip bg-line-strong" /> in time
          </span>
          <span className="flex items-center gap-1.5">
            <span className="size-2 rounded-chip bg-red" /> missed
          </span>
        </span>
        <span>{last && utcDayWords(last[0])}</span>
      </p>
    </div>
  )
}

function DaysTable({ days }: { days: readonly Day[] }) {
  return (
    <div className="max-h-40 overflow-y-auto px-4 pb-3">
      <table className="w-full text-left tabular-nums">
        <thead className="sticky top-0 bg-surface text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">Day (UTC)</th>
            <th className="py-1 text-right font-medium">In time</th>
            <th className="py-1 text-right font-medium">Missed</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(([day, { met, missed }]) => (
            <tr key={day} className="border-t border-line">
              <td className="py-1">{utcDayWords(day)}</td>
              <td className="py-1 text-right">{met}</td>
              <td className="py-1 text-right">{missed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
