import { classes } from '../ui/classes.ts'

/** Warm is filled, cold is an outline: told apart without colour. */
export function Mark({ of }: { of: 'warm' | 'cold' }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={classes('size-2 rounded-chip', fillOf(of))} /> {of}
    </span>
  )
}

export const fillOf = (of: 'warm' | 'cold'): string => (of === 'warm' ? 'bg-text-2' : 'border border-text-3')
