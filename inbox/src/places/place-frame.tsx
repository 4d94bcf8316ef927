import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSession } from '../sync/use-session.ts'
import { classes } from '../ui/classes.ts'
import { Empty } from '../ui/empty.tsx'
import { usePlace } from './place.ts'

/** A screen beside the navigation: its title, its tools at the right, and what scrolls beneath. On a phone a key leads back to the list. */
export function PlaceFrame({
  tools,
  broad = false,
  children,
}: {
  tools?: ReactNode
  /** Takes all the width there is. */
  broad?: boolean
  children: ReactNode
}) {
  const { section, screen } = usePlace()
  const { role } = useSession().agent
  const may = screen?.roles.includes(role) ?? false
  return (
    <main className="flex min-h-0 min-w-0 flex-col bg-canvas" aria-label={screen?.title}>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 border-b border-line bg-surface px-2 py-1 desk:pr-4 desk:pl-6">
        <Link
          to={section === 'queue' ? '/' : `/${section}`}
          aria-label={`Back to ${section}`}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover desk:hidden"
        >
          <ArrowLeft size={18} aria-hidden />
        </Link>
        <h2 className="min-w-0 flex-1 truncate text-15 font-semibold">{screen?.title}</h2>
        {may && tools}
      </header>
      {may ? (
        // What scrolls is reached from the keyboard through what stands in it.
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div
            className={classes(
              'mx-auto w-full px-3 py-4',
              broad ? 'desk:px-4 desk:py-4' : 'max-w-260 desk:px-6 desk:py-6',
            )}
          >
            {children}
          </div>
        </div>
      ) : (
        <Empty title="This is for others">
          <p>
            {screen?.roles.includes('lead') ? 'Leads and admins' : 'Admins'} see it. Ask one of them, or{' '}
            <Link to="/" className="text-accent-text underline">
              go back to the queue
            </Link>
            .
          </p>
        </Empty>
      )}
    </main>
  )
}
