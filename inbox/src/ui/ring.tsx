import type { ReactNode } from 'react'

const radius = 15
const round = 2 * Math.PI * radius

/** A ring that runs down: `left` is 1 when full and 0 when empty. What stands in it says the same in words. */
export function Ring({ left, children }: { left: number; children: ReactNode }) {
  return (
    <span className="relative inline-flex size-9 items-center justify-center">
      <svg viewBox="0 0 36 36" className="absolute inset-0 -rotate-90" aria-hidden>
        <circle cx="18" cy="18" r={radius} fill="none" stroke="var(--line)" strokeWidth="3" />
        <circle
          cx="18"
          cy="18"
          r={radius}
          fill="none"
          stroke="var(--amber)"
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={round}
          strokeDashoffset={round * (1 - Math.max(0, Math.min(1, left)))}
        />
      </svg>
      <span className="text-11 font-semibold tabular-nums">{children}</span>
    </span>
  )
}
