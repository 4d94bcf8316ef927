import type { HandoffHealth } from '@baton/protocol'
import { countWords, shareWords } from '../insights/words.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { parts } from './words.ts'

/** The share that was warm, and the three parts that it is made of. */
export function WarmRate({ health }: { health: HandoffHealth }) {
  const { taken, warmRate, warm, handoffs } = health
  return (
    <Panel
      title="Warm handoffs"
      aside={
        <WhyNote about="what warm means">
          <p>All three parts hold of the person who has it. Cold is every other handoff that a person has taken.</p>
          <p className="mt-2">
            {handoffs === taken
              ? 'Every handoff of these days was taken by a person.'
              : `${countWords(handoffs - taken)} of ${handoffs} nobody has taken: neither warm nor cold.`}
          </p>
        </WhyNote>
      }
    >
      <p className="flex items-baseline gap-2">
        <span className="text-24 font-semibold tabular-nums" data-warm-rate>
          {shareWords(warmRate)}
        </span>
        <span className="text-text-2">
          {warm.handoffs} of {taken} that a person took
        </span>
      </p>
      <dl className="mt-3 flex flex-col gap-3">
        {parts.map(({ key, name, about }) => (
          <div key={key} data-part={key}>
            <dt className="flex items-center gap-2">
              <span className="flex-1">{name}</span>
              <WhyNote about={name}>
                <p>{about}</p>
              </WhyNote>
            </dt>
            <dd className="flex items-center gap-3">
              <span aria-hidden className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-text-2"
                  style={{ width: `${(health[key] / Math.max(1, taken)) * 100}%` }}
                />
              </span>
              <span className="w-24 text-right tabular-nums">
                <span className="font-medium">{shareWords(taken === 0 ? null : health[key] / taken)}</span>{' '}
                <span className="text-11 text-text-3">{health[key]}</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
