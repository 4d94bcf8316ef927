import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import type { Intents } from './draft.ts'
import { LearnedLine } from './learned-line.tsx'

type Measured = NonNullable<Intents['model']['measured']>
const FEW = 4

/** How well the intents are told apart, as learning measured it on the way. */
export function MeasurePanel({ intents }: { intents: Intents }) {
  const { measured } = intents.model
  return (
    <Panel
      title="How well they are told apart"
      aside={
        <WhyNote about="How well they are told apart">
          <p>
            While learning, each example is read by what the others teach, and never by what was learned from itself. Of
            more than 4,000 examples a fifth is read so. Real messages are harder than examples: try some.
          </p>
        </WhyNote>
      }
    >
      <div className="flex flex-col gap-4">
        <LearnedLine intents={intents} />
        {measured && measured.judged > 0 ? (
          <>
            <Shares measured={measured} />
            {intents.source === 'starter' && (
              <p className="text-text-2">
                No two of them are put alike, so this is hard: customers mostly fare better, and your own examples best.
              </p>
            )}
            <Confusions confusions={measured.confusions} />
          </>
        ) : (
          intents.model.state === 'ready' && (
            <p className="text-text-2">It is measured when they are learned the next time.</p>
          )
        )}
      </div>
    </Panel>
  )
}

function Shares({ measured: { judged, right, refused, nothing } }: { measured: Measured }) {
  const other = judged - right - refused
  const parts = [
    { words: 'read as what they are', count: right, look: 'bg-green' },
    { words: 'refused', count: refused, look: 'bg-line-strong' },
    { words: 'taken for another', count: other, look: 'bg-red' },
  ]
  return (
    <div>
      <p className="flex items-baseline gap-2">
        <span className="text-24 font-semibold tabular-nums">{percent(right / judged)}</span>
        <span className="text-text-2">of {judged.toLocaleString('en')} examples read as what they are</span>
      </p>
      <span aria-hidden className="mt-2 flex h-2 gap-0.5 overflow-hidden rounded-full">
        {parts.map(
          ({ words, count, look }) =>
            count > 0 && <span key={words} className={look} style={{ flexGrow: count, minWidth: 3 }} />,
        )}
      </span>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-11 text-text-2 tabular-nums">
        {parts.map(({ words, count, look }) => (
          <li key={words} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${look}`} />
            {percent(count / judged)} {words}
          </li>
        ))}
      </ul>
      {nothing.judged > 0 && (
        <p className="mt-2 text-11 text-text-2 tabular-nums">
          Of {nothing.judged} messages about none of them {nothing.refused} were refused, as they should be.
        </p>
      )}
    </div>
  )
}

function Confusions({ confusions }: { confusions: Measured['confusions'] }) {
  const [all, setAll] = useState(false)
  if (confusions.length === 0) return <p className="text-text-2">None was taken for another.</p>
  return (
    <section aria-label="Taken for another">
      <h4 className="text-11 font-semibold text-text-3">Taken for another most often</h4>
      <ul className="mt-1 flex flex-col">
        {confusions.slice(0, all ? undefined : FEW).map(({ intent, takenFor, count, examples }) => (
          <li key={`${intent} ${takenFor}`} className="border-t border-line py-1.5">
            <p className="flex flex-wrap items-baseline gap-x-1.5">
              <span className="font-medium">{intent}</span>
              <span className="text-text-2">for</span>
              <span className="font-medium">{takenFor}</span>
              <span className="ml-auto text-text-2 tabular-nums">{count}×</span>
            </p>
            {examples[0] !== undefined && (
              <p dir="auto" className="truncate text-11 text-text-2" title={examples.join('\n')}>
                “{examples.join('” · “')}”
              </p>
            )}
          </li>
        ))}
      </ul>
      {confusions.length > FEW && (
        <Button look="ghost" className="-ml-3" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Fewer' : `All ${confusions.length}`}
        </Button>
      )}
    </section>
  )
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
