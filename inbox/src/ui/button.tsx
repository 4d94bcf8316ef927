import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'

type Look = 'primary' | 'plain' | 'ghost' | 'danger'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover disabled:bg-hover disabled:text-text-3',
  plain: 'border border-line-strong bg-surface text-text hover:bg-hover disabled:text-text-3',
  ghost: 'text-text-2 hover:bg-hover hover:text-text disabled:text-text-3',
  danger: 'bg-red-tint text-red-text hover:bg-hover disabled:text-text-3',
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look
  /** The key that does the same, shown on the button. */
  hint?: string | undefined
}

/** A button, 32 px high. Its words name the deed. */
export function Button({ look = 'plain', hint, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...(hint ? { 'aria-keyshortcuts': hint } : {})}
      {...rest}
      className={classes(
        'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 font-medium whitespace-nowrap transition-colors duration-[120ms]',
        looks[look],
        className,
      )}
    >
      {children}
      {hint && (
        <span aria-hidden className="contents">
          <Kbd tone={look === 'primary' ? 'on-accent' : 'plain'}>{hint}</Kbd>
        </span>
      )}
    </button>
  )
}
