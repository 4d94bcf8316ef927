import { useState } from 'react'
import { featureWords } from '../escalation/weighing-words.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { Side } from './drift-panel.tsx'
import { versionName, type Learning, type Version } from './words.ts'

const FEW = 10
const NOTHING = 0.005

/** Which weights the newest version changed, from where to where. */
export function WeightsPanel({ learning: { versions, live } }: { learning: Learning }) {
  const [all, setAll] = useState(false)
  const of = versions.find(({ status }) => status === 'shadow') ?? versions.find(({ number }) => number === live)
  const changed = (of?.weights ?? []).filter(({ value, before }) => Math.abs(value - before) >= NOTHING)
  const most = Math.max(0.1, ...changed.flatMap(({ value, before }) => [Math.abs(value), Math.abs(before)]))
  return (
    <Panel
      title="What changed in the weights"
      about={of && of.number > 0 ? `${versionName(of.number)}, beside what was live when it was made` : undefined}
      aside={
        <WhyNote about="What changed in the weights">
          <p>
            To the right: the more of it, the likelier the assistant resolves the case alone. To the left: the less
            likely. In log-odds: 1 more makes even chances 73 to 27. The grey bar is what it was.
          </p>
        </WhyNote>
      }
    >
      {changed.length === 0 ? (
        <p className="text-text-2">
          {of && of.number > 0
            ? 'Nothing to speak of.'
            : 'What ships decides. A version of yours shows here what it sees otherwise.'}
        </p>
      ) : (
        <>
          <ul aria-label="Weights" className="flex flex-col gap-1.5">
            {changed.slice(0, all ? undefined : FEW).map((weight) => (
              <Weight key={weight.feature} weight={weight} most={most} />
            ))}
          </ul>
          {changed.length > FEW && (
            <Button look="ghost" className="-ml-3" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Fewer' : `All ${changed.length}`}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}

function Weight({ weight: { feature, value, before }, most }: { weight: Version['weights'][number]; most: number }) {
  const name = feature === 'bias' ? 'without anything else' : featureWords(feature)
  const signed = (of: number) => of.toFixed(2).replace('-', '−')
  return (
    <li className="grid grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)_5.5rem] desk:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_6rem] items-center gap-2">
      <span className="truncate" title={name}>
        {name}
      </span>
      <span className="flex flex-col gap-0.5">
        <Side share={value / most} look="bg-accent" />
        <Side share={before / most} look="bg-line-strong" />
      </span>
      <span className="text-right text-11 text-text-2 tabular-nums">
        <span className="sr-only">from </span>
        {signed(before)} <span aria-hidden>→</span>
        <span className="sr-only"> to </span> <span className="font-medium text-text">{signed(value)}</span>
      </span>
    </li>
  )
}
