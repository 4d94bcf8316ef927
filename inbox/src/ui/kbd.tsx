import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** The name of a key. Hidden where there is no keyboard to press it on. */
export function Kbd({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'on-accent' }) {
  return (
    <kbd
      className={classes(
        'inline-flex h-4 min-w-4 items-center justify-center rounded-chip px-1 font-sans text-11 font-medium max-desk:hidden pointer-coarse:hidden',
        tone === 'plain' ? 'bg-sunken text-text-3' : 'bg-[oklch(0_0_0/20%)] text-on-accent',
      )}
    >
      {children}
    </kbd>
  )
}
