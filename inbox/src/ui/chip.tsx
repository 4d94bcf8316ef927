import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type Tone = 'plain' | 'accent' | 'amber' | 'red' | 'green'

const tones: Record<Tone, string> = {
  plain: 'bg-hover text-text-2',
  accent: 'bg-accent-tint text-accent-text',
  amber: 'bg-amber-tint text-amber-text',
  red: 'bg-red-tint text-red-text',
  green: 'bg-green-tint text-green-text',
}

/** A word that classifies. The tone repeats what the word says, never more. */
export function Chip({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) {
  return (
    <span
      className={classes(
        'inline-flex h-4 max-w-full shrink-0 items-center rounded-chip px-1.5 text-11 font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      <span className="truncate">{children}</span>
    </span>
  )
}
