import type { SimulationRow } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { callApi } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { classes } from '../ui/classes.ts'
import { dayWords, whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { useSave } from '../people/use-save.ts'
import { changeWords, type NameOf } from './words.ts'

/** How far one is that is played, and a way to stop it. */
export function Playing({ row }: { row: SimulationRow }) {
  const { busy, save } = useSave(['staffing'])
  return (
    <section aria-label="The day that is played" className="rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3">
        <output className="min-w-0 flex-1 font-medium">
          {row.status === 'waiting' ? 'Waits to be played' : `Playing the day: ${shareWords(row.progress)}`}
        </output>
        <Button
          look="ghost"
          disabled={busy}
          onClick={() =>
            void save('It goes on', () => callApi('cancelSimulation', { params: { id: row.id }, body: {} }))
          }
        >
          Stop
        </Button>
      </div>
      <progress aria-label="Played" value={row.progress} max={1} className="sr-only" />
      <div aria-hidden className="mt-2 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-[180ms] ease-out"
          style={{ width: `${Math.max(2, row.progress * 100)}%` }}
        />
      </div>
    </section>
  )
}

const ends = { done: '', waiting: 'waits', running: 'is played', failed: 'came to nothing', cancelled: 'stopped' }

/** What was asked before, and what it came to. */
export function RunList({
  rows,
  open,
  nameOf,
  onOpen,
}: {
  rows: readonly SimulationRow[]
  open: string | null
  nameOf: NameOf
  onOpen: (row: SimulationRow) => void
}) {
  const desk = useDesk()
  if (rows.length === 0) return null
  return (
    <Panel title="Played before" flush>
      <ul className="pb-1">
        {rows.map((row) => (
          <li key={row.id} className="border-t border-line first:border-0">
            <button
              type="button"
              aria-current={row.id === open}
              onClick={() => onOpen(row)}
              className={classes(
                'flex min-h-11 w-full flex-wrap items-baseline gap-x-3 px-4 py-2 text-left outline-offset-[-2px] hover:bg-hover',
                row.id === open && 'bg-selected',
              )}
            >
              <span className="min-w-0 flex-1 basis-60">{capital(changeWords(row.asked.changes, nameOf))}</span>
              <span className="text-text-2 tabular-nums">{outcomeWords(row)}</span>
              <span className="text-11 text-text-3">
                {dayWords(Date.parse(row.asked.from), desk.now())} · asked{' '}
                {whenWords(Date.parse(row.requestedAt), desk.now())}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function outcomeWords({ status, headline }: SimulationRow): string {
  if (!headline) return ends[status]
  const { before, after } = headline
  return after
    ? `${shareWords(before.inTime)} → ${shareWords(after.inTime)} in time`
    : `${shareWords(before.inTime)} in time`
}
