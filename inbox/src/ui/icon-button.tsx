import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { Hint } from './hint.tsx'

/** A square button with a picture: `label` is its name, shown on hover with the key that does the same. */
export function IconButton({
  label,
  hint,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & { label: string; hint?: string | undefined }) {
  return (
    <Hint label={label} hint={hint}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classes(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 transition-colors duration-[120ms] hover:bg-hover hover:text-text disabled:text-text-3',
          className,
        )}
      >
        {children}
      </button>
    </Hint>
  )
}
