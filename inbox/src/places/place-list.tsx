import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import type { Place, SectionName } from './place.ts'

/** The screens of a section, where the queue stands otherwise. */
export function PlaceList({
  section,
  places,
  openTitle,
}: {
  section: SectionName
  places: readonly Place[]
  openTitle: string | null
}) {
  return (
    <nav aria-label={`Screens of ${section}`} className="min-h-0 flex-1 overflow-y-auto p-2">
      <ul className="flex flex-col gap-0.5">
        {places
          .filter((place) => place.section === section)
          .map(({ path, title, about, icon: Icon }) => {
            const open = title === openTitle
            return (
              <li key={path}>
                <Link
                  to={path}
                  {...(open ? { 'aria-current': 'page' } : {})}
                  className={classes(
                    'flex min-h-12 items-center gap-2.5 rounded-control px-2.5 py-1.5',
                    open ? 'bg-selected' : 'hover:bg-hover',
                  )}
                >
                  <Icon size={16} aria-hidden className={open ? 'text-accent-text' : 'text-text-3'} />
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium">{title}</span>
                    <span className="block truncate text-11 text-text-3">{about}</span>
                  </span>
                  <ChevronRight size={14} aria-hidden className="text-text-3 desk:hidden" />
                </Link>
              </li>
            )
          })}
      </ul>
    </nav>
  )
}
