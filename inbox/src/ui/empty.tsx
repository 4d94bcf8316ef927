import type { ReactNode } from 'react'

/** A place with nothing in it: says what is so, and what would fill it. */
export function Empty({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="m-auto flex max-w-80 flex-col items-center gap-1 p-6 text-center">
      {icon && <div className="mb-2 text-text-3">{icon}</div>}
      <h2 className="text-15 font-semibold">{title}</h2>
      <div className="text-text-2">{children}</div>
    </div>
  )
}

/** The shape of a line that is not there yet. `width` is a share of the place, in percent. */
export function SkeletonLine({ width }: { width: number }) {
  return <span className="block h-3 animate-breathe rounded-chip bg-sunken" style={{ width: `${width}%` }} />
}
