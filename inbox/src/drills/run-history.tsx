import type { DrillRunRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useId, useState } from 'react'
import { drillRunQuery } from '../sync/drill-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { classes } from '../ui/classes.ts'
import { lengthWords, whenWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { runWords } from './words.ts'

/** The last twenty runs. */
export function RunHistory({ runs, onOpen }: { runs: readonly DrillRunRow[]; onOpen: (name: string) => void }) {
  return (
    <Panel title="Runs" about="The last twenty are kept." flush>
      {runs.length === 0 ? (
        <p className="px-4 pt-1 pb-5 text-text-2">Nothing has been played yet.</p>
      ) : (
        <ul>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function RunRow({ run, onOpen }: { run: DrillRunRow; onOpen: (name: string) => void }) {
  const id = useId()
  const desk = useDesk()
  const [open, setOpen] = useState(false)
  const ms = run.endedAt ? Date.parse(run.endedAt) - Date.parse(run.requestedAt) : null
  const bad = run.status === 'failed' || run.failed > 0
  const Mark = run.status === 'done' || run.status === 'failed' ? (bad ? CircleX : CircleCheck) : CircleDashed
  return (
    <li className="border-t border-line first:border-t-0 last:overflow-hidden last:rounded-b-card" data-run={run.id}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-10 w-full flex-wrap items-center gap-x-2.5 px-4 py-1.5 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <Mark
          size={16}
          aria-hidden
          className={bad ? 'text-red-text' : run.endedAt ? 'text-green-text' : 'text-text-3'}
        />
        <span className="min-w-0 flex-1">{runWords(run)}</span>
        <span className="text-text-2 tabular-nums">
          {whenWords(Date.parse(run.requestedAt), desk.now())}
          {ms === null ? '' : ` · ${lengthWords(ms)}`}
        </span>
        <ChevronRight
          size={16}
          aria-hidden
          className={classes('text-text-3 transition-transform duration-[120ms]', open && 'rotate-90')}
        />
      </button>
      {open && (
        <div id={id} className="border-t border-line bg-canvas px-4 py-3">
          <Failed id={run.id} onOpen={onOpen} />
        </div>
      )}
    </li>
  )
}

/** What failed in it: each leads to its drill. */
function Failed({ id, onOpen }: { id: string; onOpen: (name: string) => void }) {
  const run = useQuery(drillRunQuery(id))
  if (run.isPending) return <SkeletonLine width={40} />
  const failed = run.data?.results.filter(({ passed }) => !passed) ?? []
  if (failed.length === 0)
    return <p className="text-text-2">{run.data ? 'Nothing failed in it.' : 'It could not be loaded.'}</p>
  return (
    <ul className="flex flex-col gap-1">
      {failed.map(({ name, source, broken }) => (
        <li key={`${source} ${name}`}>
          <button type="button" className="font-medium text-accent-text underline" onClick={() => onOpen(name)}>
            {name}
          </button>{' '}
          <span className="text-text-2">{broken.map(({ what, found }) => `${what}: ${found}`).join('; ')}</span>
        </li>
      ))}
    </ul>
  )
}
