import type { ServiceFigures } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { classes } from '../ui/classes.ts'
import { WhyNote } from '../ui/why-note.tsx'
import { kindAbout, kindWords, minutesWords } from './words.ts'

/** One clock over the whole span: the share that was kept, how many of each, and how long it took. */
export function LevelCard({ figures }: { figures: ServiceFigures }) {
  const { kind, met, missed, running, attained, medianMinutes, slowTenthMinutes } = figures
  return (
    <section
      aria-label={kindWords(kind)}
      className="rounded-card border border-line bg-surface px-4 py-3"
      data-level={kind}
    >
      <header className="flex items-center gap-2">
        <h3 className="flex-1 font-semibold">{kindWords(kind)}</h3>
        <WhyNote about={kindWords(kind)}>
          <p>{kindAbout(kind)}</p>
          <p className="mt-2">Minutes in which the team is open. Kept means in time, of those kept and missed.</p>
        </WhyNote>
      </header>
      <p className="mt-1 flex items-baseline gap-2">
        <span className="text-24 font-semibold tabular-nums" data-attained>
          {shareWords(attained)}
        </span>
        <span className="text-text-2">kept</span>
      </p>
      <span aria-hidden className="mt-1 flex h-1.5 gap-px overflow-hidden rounded-full bg-sunken">
        <Part of={met + missed + running} count={met} look="bg-text-2" />
        <Part of={met + missed + running} count={missed} look="bg-red" />
      </span>
      <p className="mt-1.5 text-text-2 tabular-nums">
        {met} in time · <span className={classes(missed > 0 && 'font-medium text-red-text')}>{missed} missed</span>
        {running > 0 && ` · ${running} running`}
      </p>
      <p className="text-11 text-text-3 tabular-nums">
        {medianMinutes === null
          ? 'none has ended yet'
          : `half within ${minutesWords(medianMinutes)}, nine in ten within ${minutesWords(slowTenthMinutes)}`}
      </p>
    </section>
  )
}

function Part({ of, count, look }: { of: number; count: number; look: string }) {
  return count === 0 ? null : (
    <span className={classes('block h-full', look)} style={{ width: `${(count / of) * 100}%` }} />
  )
}
