import type { EstimateHealth } from '@baton/protocol'
import { countWords, shareWords } from '../insights/words.ts'
import { minutesWords } from '../levels/words.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { aim, biasVerdict, biasWords, coverageVerdict } from './words.ts'

/** The share of waits that came out as told, against the eight of ten that are meant; and to which side the mean was off. */
export function Truth({ health }: { health: EstimateHealth }) {
  const { figures, nobodyCame } = health
  const { count, coverage, bias, medianWaitedSeconds } = figures
  return (
    <Panel
      title="As told"
      aside={
        <WhyNote about="what is counted">
          <p>
            Whoever waits is told a range in which eight of ten waits fall, or a place with a time. Counted is each such
            word against the time until a person came. Nine of ten within it would not be better: the ranges would be
            wider than they need be.
          </p>
          <p className="mt-2">
            {nobodyCame === 0
              ? 'Each of those who were told a wait has been reached.'
              : `${countWords(nobodyCame, 'word')} of a wait without an end: those customers left, or wait still. They count neither as true nor as false.`}
          </p>
        </WhyNote>
      }
    >
      <p className="flex items-baseline gap-2">
        <span className="text-24 font-semibold tabular-nums" data-coverage>
          {shareWords(coverage)}
        </span>
        <span className="text-text-2">of {countWords(count, 'wait')} came out as told</span>
      </p>
      <div aria-hidden className="relative mt-3 h-2.5">
        <div className="absolute inset-x-0 top-0.5 h-1.5 overflow-hidden rounded-full bg-sunken">
          <span className="block h-full rounded-full bg-text-2" style={{ width: `${(coverage ?? 0) * 100}%` }} />
        </div>
        <span
          className="absolute inset-y-0 rounded-chip border border-text-2"
          style={{ left: `${aim.from * 100}%`, width: `${(aim.to - aim.from) * 100}%` }}
        />
      </div>
      <p aria-hidden className="relative mt-0.5 h-4 text-11 text-text-3">
        <span className="absolute -translate-x-1/2" style={{ left: `${aim.coverage * 100}%` }}>
          meant
        </span>
      </p>
      <p className="mt-1 text-text-2">{coverageVerdict(figures)}</p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="flex items-center gap-1 text-text-2">
          The mean was
          <WhyNote about="the mean was">
            <p>
              By how much the time that was reckoned with was too long or too short, as a share of what was waited, over
              all of them. Within a tenth is meant.
            </p>
          </WhyNote>
        </dt>
        <dd className="tabular-nums" data-bias>
          <span className="font-medium">{biasWords(bias)}</span>{' '}
          <span className="text-text-3">{biasVerdict(figures)}</span>
        </dd>
        <dt className="text-text-2">Half waited less than</dt>
        <dd className="font-medium tabular-nums">
          {minutesWords(medianWaitedSeconds === null ? null : medianWaitedSeconds / 60)}
        </dd>
      </dl>
    </Panel>
  )
}
