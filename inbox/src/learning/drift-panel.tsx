import { useDesk } from '../sync/use-desk.ts'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { countOf, driftAdvice, type Learning } from './words.ts'

const FEW = 5
/** An offset so small changes no chance by three points. */
const LITTLE = 0.1

/** What has gone worse for good, with when and what to do; beneath, which intents go better or worse than their features say. */
export function DriftPanel({ drift, intents }: Pick<Learning, 'drift' | 'intents'>) {
  const desk = useDesk()
  const telling = intents.filter(({ offset }) => Math.abs(offset) >= LITTLE).slice(0, 8)
  const most = Math.max(1, ...telling.map(({ offset }) => Math.abs(offset)))
  return (
    <Panel title="What has changed">
      {drift.length === 0 ? (
        <p className="text-text-2">
          Nothing has gone worse for good. An alarm would name the intent, and when it began to show.
        </p>
      ) : (
        <ul aria-label="Alarms" className="flex flex-col gap-2">
          {drift.slice(0, FEW).map(({ intent, at, labels }) => (
            <li key={`${intent} ${at}`} className="rounded-control bg-amber-tint px-3 py-2">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{intent ?? 'All intents together'}</span>
                <Chip tone="amber">goes worse</Chip>
                <span className="ml-auto text-11 text-text-2 tabular-nums">
                  {whenWords(Date.parse(at), desk.now())} · after {countOf(labels, 'label')}
                </span>
              </p>
              <p className="mt-0.5 text-text-2">{driftAdvice(intent)}</p>
            </li>
          ))}
        </ul>
      )}
      {telling.length > 0 && (
        <section aria-label="Intents" className="mt-4">
          <h4 className="text-11 font-semibold text-text-3">Goes worse or better than the rest says</h4>
          <ul className="mt-1 flex flex-col gap-1">
            {telling.map(({ intent, offset }) => (
              <li key={intent} className="grid grid-cols-[minmax(0,12rem)_minmax(0,1fr)_3.5rem] items-center gap-2">
                <span className="truncate">{intent}</span>
                <Side share={offset / most} />
                <span className="text-right text-text-2 tabular-nums">{offset > 0 ? 'better' : 'worse'}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Panel>
  )
}

/** A bar to the left or to the right of the middle. */
export function Side({ share, look }: { share: number; look?: string }) {
  const width = Math.min(1, Math.abs(share)) * 50
  return (
    <span aria-hidden className="relative h-2 overflow-hidden rounded-full bg-sunken">
      <span
        className={`absolute h-full ${look ?? (share < 0 ? 'bg-red' : 'bg-green')}`}
        style={{ width: `${width}%`, left: share < 0 ? `${50 - width}%` : '50%' }}
      />
      <span className="absolute left-1/2 h-full w-px bg-line-strong" />
    </span>
  )
}
