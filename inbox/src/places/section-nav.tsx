import { Link } from '@tanstack/react-router'
import { ChartNoAxesColumn, Inbox, Settings, type LucideIcon } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import type { Place, SectionName } from './place.ts'

const sections: readonly { name: SectionName; title: string; path: string; Icon: LucideIcon }[] = [
  { name: 'queue', title: 'Queue', path: '/', Icon: Inbox },
  { name: 'insights', title: 'Insights', path: '/insights', Icon: ChartNoAxesColumn },
  { name: 'settings', title: 'Settings', path: '/settings', Icon: Settings },
]

/** The parts of the inbox. Who may see the queue alone is shown no way to anything else. */
export function SectionNav({ at, places }: { at: SectionName; places: readonly Place[] }) {
  const shown = sections.filter(({ name }) => name === 'queue' || places.some(({ section }) => section === name))
  if (shown.length < 2) return null
  return (
    <nav aria-label="Sections" className="flex h-10 shrink-0 border-b border-line px-1">
      {shown.map(({ name, title, path, Icon }) => (
        <Link
          key={name}
          to={path}
          {...(name === at ? { 'aria-current': 'page' } : {})}
          className={classes(
            'relative flex flex-1 items-center justify-center gap-1.5 rounded-control outline-offset-[-2px]',
            name === at
              ? 'font-medium text-text after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent'
              : 'text-text-2 hover:bg-hover hover:text-text',
          )}
        >
          <Icon size={14} aria-hidden className={name === at ? 'text-accent-text' : 'text-text-3'} />
          {title}
        </Link>
      ))}
    </nav>
  )
}
