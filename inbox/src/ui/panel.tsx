import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** A part of a screen that stands on its own: a heading, what belongs at its right, and what stands in it. */
export function Panel({
  title,
  aside,
  about,
  flush = false,
  children,
}: {
  title: string
  aside?: ReactNode
  about?: ReactNode
  /** What stands in it reaches to its edges. */
  flush?: boolean
  children: ReactNode
}) {
  return (
    <section aria-label={title} className="min-w-0 rounded-card border border-line bg-surface">
      <header className="flex min-h-11 items-center gap-2 px-4 pt-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold">{title}</h3>
          {about && <p className="text-text-2">{about}</p>}
        </div>
        {aside}
      </header>
      <div className={classes(flush ? 'pt-2' : 'px-4 pt-2 pb-4')}>{children}</div>
    </section>
  )
}
