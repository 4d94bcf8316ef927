import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { incidentsQuery } from '../sync/incident-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { classes } from '../ui/classes.ts'
import { useNow } from '../ui/use-now.ts'
import { promiseWords } from './words.ts'

/** Over the queue while an incident is not over: what it is, and what customers were promised. Louder only when that is overdue. */
export function IncidentStrip() {
  const desk = useDesk()
  const now = useNow(desk.now, 10_000)
  const { data } = useQuery(incidentsQuery)
  const open = data?.incidents.filter(({ state }) => state !== 'resolved') ?? []
  return (
    <>
      {open.slice(0, 2).map((each) => (
        <Link
          key={each.id}
          to="/insights/incidents"
          search={{ incident: each.id }}
          className={classes(
            'flex min-h-11 items-start gap-2 border-b border-line px-3 py-1.5 hover:bg-hover',
            each.overdue && 'bg-red-tint',
          )}
          data-incident-strip={each.id}
        >
          <TriangleAlert
            size={14}
            aria-hidden
            className={classes('mt-1 shrink-0', each.overdue ? 'text-red-text' : 'text-amber-text')}
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{each.title}</span>
            <span
              className={classes('block truncate text-11 tabular-nums', each.overdue ? 'text-red-text' : 'text-text-3')}
            >
              {promiseWords(each, now)}
              {each.held > 0 && ` · ${each.held} held back`}
            </span>
          </span>
        </Link>
      ))}
    </>
  )
}
