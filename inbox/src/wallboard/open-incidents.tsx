import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { StateChip } from '../incidents/state-chip.tsx'
import { cases, promiseWords } from '../incidents/words.ts'
import { incidentsQuery } from '../sync/incident-queries.ts'
import { classes } from '../ui/classes.ts'
import { lengthWords } from '../ui/clock-words.ts'

const mostShown = 3

/** What goes on that many cases have in common: how many are linked, what is held back, and what customers were promised. Nothing where nothing does. */
export function OpenIncidents({ now }: { now: number }) {
  const { data } = useQuery({ ...incidentsQuery, refetchInterval: 15_000 })
  const open = (data?.incidents ?? [])
    .filter(({ state }) => state !== 'resolved')
    .sort((a, b) => Number(b.overdue) - Number(a.overdue) || b.cases - a.cases)
  if (open.length === 0) return null
  return (
    <section
      aria-label="Open incidents"
      className="rounded-card border border-line bg-surface px-4 py-1"
      data-incidents
    >
      <ul className="divide-y divide-line">
        {open.slice(0, mostShown).map((each) => (
          <li key={each.id} data-incident={each.id}>
            <Link
              to="/insights/incidents"
              search={{ incident: each.id }}
              className="-mx-2 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 rounded-control px-2 py-1.5 hover:bg-hover"
            >
              <StateChip state={each.state} />
              <span className="min-w-40 flex-1 truncate font-medium">{each.title}</span>
              <span className="text-text-2 tabular-nums">
                {cases(each.cases)}
                {each.held > 0 && `, ${each.held} held back`} · for {lengthWords(now - Date.parse(each.since))}
              </span>
              <span
                className={classes('tabular-nums', each.overdue ? 'font-medium text-red-text' : 'text-text-2')}
                data-promise
              >
                {promiseWords(each, now)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {open.length > mostShown && (
        <Link
          to="/insights/incidents"
          search={{}}
          className="flex min-h-8 items-center text-accent-text hover:underline"
        >
          {open.length - mostShown} more
        </Link>
      )}
    </section>
  )
}
