import type { Outcome } from './words.ts'

const side = 8

/** How a wait came out, as a shape: filled as told, hollow points where it was off, a dash where nobody has come. */
export function OutcomeShape({ of, x, y }: { of: Outcome; x: number; y: number }) {
  if (of === 'within') return <circle cx={x} cy={y} r={side / 2 - 0.5} className="fill-text" />
  if (of === 'nobody') return <line x1={x - 3} x2={x + 3} y1={y} y2={y} className="stroke-text-3" strokeWidth={2} />
  const tip = of === 'longer' ? -1 : 1
  const points = `${x - 4},${y - 3.5 * tip} ${x + 4},${y - 3.5 * tip} ${x},${y + 3.5 * tip}`
  return <polygon points={points} className="fill-surface stroke-red-text" strokeWidth={1.75} strokeLinejoin="round" />
}

export function OutcomeMark({ of, words }: { of: Outcome; words: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg width={12} height={12} aria-hidden>
        <OutcomeShape of={of} x={6} y={6} />
      </svg>
      {words}
    </span>
  )
}
