import { CircleCheck, Eye, TriangleAlert } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import { stateWords, type State } from './words.ts'

const marks = { open: TriangleAlert, monitoring: Eye, resolved: CircleCheck } as const
const tones: Readonly<Record<State, string>> = {
  open: 'bg-amber-tint text-amber-text',
  monitoring: 'bg-accent-tint text-accent-text',
  resolved: 'bg-green-tint text-green-text',
}

/** How an incident stands: a shape and a word, never a colour alone. */
export function StateChip({ state }: { state: State }) {
  const Mark = marks[state]
  return (
    <span
      className={classes(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-chip px-1.5 text-11 font-medium whitespace-nowrap',
        tones[state],
      )}
    >
      <Mark size={12} aria-hidden /> {stateWords[state]}
    </span>
  )
}
