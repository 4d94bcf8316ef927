import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { incidentsQuery } from '../sync/incident-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { whenWords } from '../ui/clock-words.ts'
import { useNow } from '../ui/use-now.ts'
import { StateChip } from './state-chip.tsx'
import { promiseWords, type Language } from './words.ts'

/** At the head of a thread that belongs to an incident: what is known, what its customer reads of it, and when they hear more. */
export function IncidentLine({ row }: { row: ConversationRow }) {
  const desk = useDesk()
  const now = useNow(desk.now, 10_000)
  const { data } = useQuery({ ...incidentsQuery, enabled: Boolean(row.incident) })
  const it = data?.incidents.find(({ id }) => id === row.incident?.id)
  if (!row.incident || !it) return null
  const { heldUntil } = row.incident
  const said = it.words[row.language as Language] ?? it.words.en ?? Object.values(it.words)[0]
  return (
    <section
      aria-label="Incident"
      className="flex shrink-0 items-start gap-2 border-b border-line bg-sunken px-4 py-2 desk:px-6"
      data-incident-line={it.id}
    >
      <TriangleAlert size={14} aria-hidden className="mt-1 shrink-0 text-amber-text" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link to="/insights/incidents" search={{ incident: it.id }} className="font-medium hover:underline">
            {it.title}
          </Link>
          <StateChip state={it.state} />
          <span className="text-text-2 tabular-nums">
            {heldUntil ? `held back: hears more by ${whenWords(Date.parse(heldUntil), now)}` : promiseWords(it, now)}
          </span>
        </p>
        {said && (
          <p dir="auto" className="line-clamp-2 text-text-2">
            {said}
          </p>
        )}
      </div>
    </section>
  )
}
