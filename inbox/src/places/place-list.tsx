import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { classes } from '../ui/classes.ts'
import { find } from '../ui/find.ts'
import { placeGroups, type Place, type SectionName } from './place.ts'

/** More than these are looked through for one. */
const fewEnough = 8

/** The screens of a section, under their headings, where the queue stands otherwise. */
export function PlaceList({
  section,
  places,
  openTitle,
}: {
  section: SectionName
  places: readonly Place[]
  openTitle: string | null
}) {
  const [query, setQuery] = useState('')
  const here = places.filter((place) => place.section === section)
  const shown = query.trim() === '' ? here : found(here, query)
  const groups = query.trim() === '' ? groupsOf(here) : [{ name: null, places: shown }]
  return (
    <nav aria-label={`Screens of ${section}`} className="flex min-h-0 flex-1 flex-col">
      {here.length > fewEnough && (
        <div className="shrink-0 p-2 pb-0">
          <input
            type="search"
            aria-label={`Find in ${section}`}
            placeholder={`Find in ${section}`}
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setQuery('')}
            className="h-8 w-full rounded-control border border-line-strong bg-surface px-2.5 placeholder:text-text-3 pointer-coarse:text-[16px]"
          />
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        {shown.length === 0 && <p className="px-2.5 py-2 text-text-2">No screen is called so.</p>}
        {groups.map((group) => (
          <section key={group.name ?? ''} {...(group.name ? { 'aria-label': group.name } : {})}>
            {group.name && <h2 className="px-2.5 pt-3 pb-1 text-11 font-semibold text-text-3">{group.name}</h2>}
            <ul className="flex flex-col gap-0.5">
              {group.places.map((place) => (
                <Entry key={place.path} place={place} open={place.title === openTitle} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}

function found(places: readonly Place[], query: string): readonly Place[] {
  return find(
    places.map((place) => ({
      id: place.path,
      title: place.title,
      about: `${place.about} ${place.group ?? ''}`,
      place,
    })),
    query,
    places.length,
  ).map(({ place }) => place)
}

/** Under their headings; without any where none of them has one. */
export function groupsOf(places: readonly Place[]): { name: string | null; places: readonly Place[] }[] {
  if (places.every(({ group }) => group === undefined)) return [{ name: null, places }]
  const last = placeGroups[placeGroups.length - 1] ?? null
  return placeGroups
    .map((name) => ({ name, places: places.filter(({ group }) => (group ?? last) === name) }))
    .filter((group) => group.places.length > 0)
}

function Entry({ place: { path, title, about, icon: Icon }, open }: { place: Place; open: boolean }) {
  return (
    <li>
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
}
