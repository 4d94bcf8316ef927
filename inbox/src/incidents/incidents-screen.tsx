import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Plus, Siren } from 'lucide-react'
import { useState } from 'react'
import type { Incident } from '@baton/protocol'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { incidentsQuery } from '../sync/incident-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { useNow } from '../ui/use-now.ts'
import { IncidentDetail } from './incident-detail.tsx'
import { NewIncident, type Begin } from './new-incident.tsx'
import { StateChip } from './state-chip.tsx'
import { burstWords, cases, promiseWords } from './words.ts'

/** Incidents: those that are not over, what may be one, and one of them with all that can be done. */
export function IncidentsScreen() {
  const navigate = useNavigate()
  const { incident } = useSearch({ from: '/insights/incidents' })
  const leads = useSession().agent.role !== 'agent'
  const [begin, setBegin] = useState<Begin | null>(null)
  const look = (id: string | undefined) =>
    void navigate({ to: '/insights/incidents', search: id ? { incident: id } : {} })
  return (
    <PlaceFrame
      tools={
        leads && (
          <Button look="primary" onClick={() => setBegin({})}>
            <Plus size={14} aria-hidden /> Open an incident
          </Button>
        )
      }
    >
      {incident ? (
        <div className="flex flex-col gap-4">
          <Link
            to="/insights/incidents"
            search={{}}
            className="inline-flex h-8 items-center gap-1 self-start rounded-control px-2 text-text-2 hover:bg-hover"
          >
            <ArrowLeft size={14} aria-hidden /> All incidents
          </Link>
          <IncidentDetail key={incident} id={incident} leads={leads} />
        </div>
      ) : (
        <All leads={leads} onBegin={setBegin} />
      )}
      {begin && (
        <NewIncident
          begin={begin}
          onClose={() => setBegin(null)}
          onMade={(id) => {
            setBegin(null)
            look(id)
          }}
        />
      )}
    </PlaceFrame>
  )
}

function All({ leads, onBegin }: { leads: boolean; onBegin: (begin: Begin) => void }) {
  const desk = useDesk()
  const now = useNow(desk.now, 10_000)
  const all = useQuery(incidentsQuery)
  if (all.isPending) return <PanelsLoading label="Loading the incidents" heights={[120, 200]} />
  if (all.isError)
    return <LoadError what="The incidents could not be loaded" error={all.error} onAgain={() => void all.refetch()} />
  const { incidents, bursts } = all.data
  const open = incidents.filter(({ state }) => state !== 'resolved')
  const over = incidents.filter(({ state }) => state === 'resolved')
  return (
    <div className="flex flex-col gap-4" data-ready>
      {bursts.length > 0 && (
        <Panel title="More than usual" about="Counted over the last minutes, against the week before." flush>
          <ul>
            {bursts.map((burst) => (
              <li
                key={burst.intent}
                className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 first:border-t-0"
                data-burst={burst.intent}
              >
                <p className="min-w-0 flex-1 tabular-nums">{burstWords(burst)}</p>
                {leads && <Button onClick={() => onBegin({ burst })}>Make an incident</Button>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {open.length > 0 && (
        <Panel title="Not over" flush>
          <List incidents={open} now={now} />
        </Panel>
      )}
      {open.length === 0 && bursts.length === 0 && (
        <div className="flex min-h-72">
          <Empty title="No incident" icon={<Siren size={24} aria-hidden />}>
            <p>
              When many customers have the same trouble, open one: their cases are linked, told once, and what it
              explains is held back.
            </p>
          </Empty>
        </div>
      )}
      {over.length > 0 && (
        <Panel title="Over" flush>
          <List incidents={over} now={now} />
        </Panel>
      )}
    </div>
  )
}

function List({ incidents, now }: { incidents: readonly Incident[]; now: number }) {
  return (
    <ul>
      {incidents.map((each) => (
        <li key={each.id} className="border-t border-line first:border-t-0">
          <Link
            to="/insights/incidents"
            search={{ incident: each.id }}
            className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-hover"
            data-incident={each.id}
          >
            <StateChip state={each.state} />
            <span className="min-w-0 flex-1 basis-60">
              <span className="block truncate font-medium">{each.title}</span>
              <span className={classes('block text-11', each.overdue ? 'font-medium text-red-text' : 'text-text-3')}>
                {each.state === 'resolved' && each.resolvedAt
                  ? `over for ${lengthWords(now - Date.parse(each.resolvedAt))}, after ${lengthWords(Date.parse(each.resolvedAt) - Date.parse(each.since))}`
                  : `for ${lengthWords(now - Date.parse(each.since))} · ${promiseWords(each, now)}`}
              </span>
            </span>
            <span className="text-text-2 tabular-nums">
              {cases(each.cases)}
              {each.held > 0 && ` · ${each.held} held back`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
