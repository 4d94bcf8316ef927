import type { DrillRunRow } from '@baton/protocol'
import { runWords } from './words.ts'

/** How far a run is. */
export function RunProgress({ run }: { run: DrillRunRow }) {
  const share = run.total === 0 ? 0 : run.played / run.total
  return (
    <section aria-label="The run that goes on" className="rounded-card border border-line bg-surface px-4 py-3">
      <output className="flex flex-wrap justify-between gap-x-3">
        <span className="font-medium">{runWords(run)}</span>
        <span className="text-text-2">{run.failed > 0 ? `${run.failed} failed so far` : ''}</span>
      </output>
      <progress aria-label="Drills played" value={run.played} max={run.total} className="sr-only" />
      <div aria-hidden className="mt-2 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-[180ms] ease-out"
          style={{ width: `${Math.max(2, share * 100)}%` }}
        />
      </div>
    </section>
  )
}
