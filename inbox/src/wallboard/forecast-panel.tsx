import type { LevelForecast } from '@baton/protocol'
import { classes } from '../ui/classes.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { groupWords, helpWords, missWords, type Names } from './words.ts'

const mostGroups = 6

/** Which promises will be missed if nothing is done, and what can be. */
export function ForecastPanel({ forecast, names, now }: { forecast: LevelForecast; names: Names; now: number }) {
  const { expected, late, running, groups } = forecast
  const shown = groups.filter((each) => each.expected >= 0.1).slice(0, mostGroups)
  return (
    <Panel
      title="What will be missed"
      about={
        running === 0
          ? 'No promise runs now.'
          : expected < 0.5
            ? `All of ${running} running clocks are expected to be kept.`
            : `About ${Math.round(expected)} of ${running} running clocks, ${late} of them late already.`
      }
      aside={
        <WhyNote about="What will be missed">
          <p>
            For who waits, the chance is read off the live queue; for who is held, off how long the last handoffs took
            that had taken as long already. Late ones count whole.
          </p>
        </WhyNote>
      }
    >
      {shown.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((group) => (
            <li
              key={groupWords(group, names)}
              className="grid gap-x-4 py-2 desk:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
            >
              <div className="min-w-0">
                <p className="font-medium">{groupWords(group, names)}</p>
                <p className={classes('tabular-nums', group.late > 0 ? 'text-red-text' : 'text-text-2')}>
                  {missWords(group)}
                  {group.nextDueAt && (
                    <span className="text-text-3"> · next due in {lengthWords(Date.parse(group.nextDueAt) - now)}</span>
                  )}
                </p>
                <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken">
                  <span
                    className={classes('block h-full rounded-full', group.late > 0 ? 'bg-red' : 'bg-amber')}
                    style={{ width: `${Math.min(1, group.expected / Math.max(1, group.running)) * 100}%` }}
                  />
                </span>
              </div>
              <ul className="min-w-0 text-text-2 max-desk:mt-1">
                {group.helps.map((help) => (
                  <li key={JSON.stringify(help)}>{helpWords(help, names)}.</li>
                ))}
                {group.helps.length === 0 && group.expected >= 0.3 && (
                  <li className="text-text-3">Only who is there can help: free them, or give some of it on.</li>
                )}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
