import type { ReactNode } from 'react'

/** One part of the handoff card: a small heading, what stands in it, and its `why` at the right. */
export function CardSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-3 first:border-t-0">
      <div className="mb-1 flex min-h-4 items-center gap-2">
        <h3 className="text-11 font-semibold text-text-3">{title}</h3>
        <span className="flex-1" />
        {aside}
      </div>
      {children}
    </section>
  )
}
