import { Hint } from '../ui/hint.tsx'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { partWords } from './missing-words.ts'

type Completeness = NonNullable<PackageOnWire['completeness']>

const radius = 8
const round = 2 * Math.PI * radius

/** How much of the context came along: a ring with its number, and whether the least that must come is there. */
export function CompletenessRing({ completeness }: { completeness: Completeness }) {
  const { score, minimum } = completeness
  const words = minimum.pass
    ? `${score} of 100: all of the least that must come is here`
    : `${score} of 100. Of the least that must come this is not here: ${minimum.missing.map(partWords).join(', ')}`
  return (
    <Hint label={words}>
      <button
        type="button"
        aria-label={`Completeness ${words}`}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-control px-1 text-11 tabular-nums"
      >
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden className="-rotate-90">
          <circle cx="10" cy="10" r={radius} fill="none" strokeWidth="3" className="stroke-line" />
          <circle
            cx="10"
            cy="10"
            r={radius}
            fill="none"
            strokeWidth="3"
            strokeLinecap="round"
            strokeDasharray={`${(round * score) / 100} ${round}`}
            className={minimum.pass ? 'stroke-green' : 'stroke-amber'}
          />
        </svg>
        <span className={minimum.pass ? 'text-text-2' : 'text-amber-text'}>{score}</span>
      </button>
    </Hint>
  )
}
