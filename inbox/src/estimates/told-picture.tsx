import type { EstimatedWait } from '@baton/protocol'
import { minutesWords } from '../levels/words.ts'
import { useMedia } from '../ui/use-media.ts'
import { OutcomeMark, OutcomeShape } from './outcome-mark.tsx'
import { outcomeOf, outcomeWords, scaleOf, type Outcome } from './words.ts'

/** The units of the drawing: it grows with its place, the marks with it. */
const [height, left, top, bottom] = [220, 48, 8, 10] as const

/** Each wait an upright line from the least to the most that was told, and a mark where it ended. The shortest told stand first. */
export function ToldPicture({ waits }: { waits: readonly EstimatedWait[] }) {
  // As broad as its place is, about: so the words in it are of one size everywhere.
  const width = useMedia('(min-width: 768px)') ? 880 : 340
  const sorted = waits.toSorted((a, b) => a.seconds - b.seconds || a.toSeconds - b.toSeconds)
  const scale = scaleOf(sorted)
  const y = (seconds: number) => top + (1 - Math.min(1.02, seconds / scale.top)) * (height - top - bottom)
  const x = (index: number) => left + ((index + 0.5) / Math.max(1, sorted.length)) * (width - left - 4)
  const bar = Math.min(10, ((width - left) / Math.max(1, sorted.length)) * 0.7)
  const count = (outcome: Outcome) => sorted.filter((each) => outcomeOf(each) === outcome).length
  const known = (['within', 'longer', 'shorter', 'nobody'] as const).filter((outcome) => count(outcome) > 0)
  const ticks = Array.from({ length: Math.floor(scale.top / scale.step) + 1 }, (_, n) => n * scale.step)
  return (
    <div className="px-4 pb-3">
      <p className="sr-only">
        {sorted.length} waits: {known.map((outcome) => `${count(outcome)} ${outcomeWords[outcome]}`).join(', ')}.
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full" aria-hidden data-told-picture>
        {ticks.map((at) => (
          <g key={at} className="fill-text-3 text-[10px]">
            <line x1={left} x2={width} y1={y(at)} y2={y(at)} className="stroke-line" />
            <text x={left - 6} y={y(at) + 3} textAnchor="end">
              {at === 0 ? '0' : minutesWords(at / 60)}
            </text>
          </g>
        ))}
        {sorted.map((wait, index) => (
          <g key={`${wait.handoffId} ${wait.at}`}>
            <title>{`told ${minutesWords(wait.fromSeconds / 60)} to ${minutesWords(wait.toSeconds / 60)}, ${
              wait.waitedSeconds === null ? 'nobody has come' : `waited ${minutesWords(wait.waitedSeconds / 60)}`
            }`}</title>
            <rect
              x={x(index) - bar / 2}
              y={y(wait.toSeconds)}
              width={bar}
              height={Math.max(2, y(wait.fromSeconds) - y(wait.toSeconds))}
              rx={Math.min(3, bar / 2)}
              className="fill-line-strong"
            />
            <OutcomeShape of={outcomeOf(wait)} x={x(index)} y={y(wait.waitedSeconds ?? 0)} />
          </g>
        ))}
      </svg>
      <p aria-hidden className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-11 text-text-3">
        <span className="flex items-center gap-1.5">
          <span className="h-3 w-1.5 rounded-chip bg-line-strong" /> what was told
        </span>
        {known.map((outcome) => (
          <OutcomeMark key={outcome} of={outcome} words={`${count(outcome)} ${outcomeWords[outcome]}`} />
        ))}
      </p>
    </div>
  )
}
