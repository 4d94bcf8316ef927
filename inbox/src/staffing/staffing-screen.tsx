import type { SimulationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { readStaffingSearch, type StaffingSearch } from '../places/search.ts'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { isPlayed, simulationQuery, simulationsQuery, staffingDayQuery } from '../sync/staffing-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Empty } from '../ui/empty.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChangePanel } from './change-panel.tsx'
import { DayPicture } from './day-picture.tsx'
import {
  changesOf,
  dayOf,
  draftOf,
  hereZone,
  isChanged,
  isOfDay,
  noChange,
  peopleChanged,
  spanOfDay,
  type Draft,
} from './draft.ts'
import { Outcome } from './outcome.tsx'
import { Playing, RunList } from './run-list.tsx'
import type { NameOf } from './words.ts'

const dayMs = 24 * 60 * 60_000
/** Answered within so many minutes is in time. */
const target = 3

/** A past day against other people: what came, who was there, what would have been. */
export function StaffingScreen() {
  const desk = useDesk()
  const navigate = useNavigate()
  const search = readStaffingSearch(useSearch({ strict: false }))
  const yesterday = dayOf(desk.now() - dayMs)
  const day = search.day !== undefined && search.day <= yesterday ? search.day : yesterday
  const look = (to: StaffingSearch) => void navigate({ to: '/insights/staffing', search: to, replace: true })
  return (
    <PlaceFrame tools={<DayChooser day={day} last={yesterday} onChange={(next) => look({ day: next })} />}>
      <Body key={day} day={day} run={search.run ?? null} look={look} />
    </PlaceFrame>
  )
}

function DayChooser({ day, last, onChange }: { day: string; last: string; onChange: (day: string) => void }) {
  const step = (by: number) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    onChange(dayOf(new Date(year, month - 1, date + by, 12).getTime()))
  }
  return (
    <div className="flex items-center">
      <IconButton label="The day before" onClick={() => step(-1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <input
        type="date"
        aria-label="Which day"
        value={day}
        max={last}
        onChange={({ target: { value } }) => value !== '' && value <= last && onChange(value)}
        className="h-8 rounded-control border border-line-strong bg-surface px-2 tabular-nums pointer-coarse:text-[16px]"
      />
      <IconButton label="The day after" disabled={day >= last} onClick={() => step(1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </div>
  )
}

function Body({ day, run, look }: { day: string; run: string | null; look: (to: StaffingSearch) => void }) {
  const span = spanOfDay(day)
  const view = useQuery(staffingDayQuery(span.from, span.to, target))
  const runs = useQuery(simulationsQuery)
  const all = runs.data?.simulations ?? []
  const newest = all.find((row) => isOfDay(row.asked, day) && row.status === 'done')
  const open = run ?? newest?.id ?? null
  const [draft, setDraft] = useState<Draft | null>(null)
  const { busy, save } = useSave(['staffing'])
  const opened = all.find(({ id }) => id === open)
  const shown = draft ?? (opened ? draftOf(opened.asked.changes) : noChange)
  const going = all.find(isPlayed)

  const play = () =>
    save('The day is not played', async () => {
      const { id } = await callApi('simulate', {
        body: {
          ...span,
          timeZone: hereZone(),
          targetMinutes: target,
          ...(isChanged(shown) ? { changes: changesOf(shown) } : {}),
        },
      })
      look({ day, run: id })
    })
  const openRow = (row: SimulationRow) => {
    setDraft(null)
    look({ day: dayOf(Date.parse(row.asked.from)), run: row.id })
  }

  if (view.isPending || runs.isPending) return <PanelsLoading label="Loading the day" heights={[280, 200, 120]} />
  if (!view.data || !runs.data)
    return (
      <LoadError
        what="The day could not be loaded"
        error={view.error ?? runs.error}
        onAgain={() => {
          void view.refetch()
          void runs.refetch()
        }}
      />
    )
  const known = new Map(view.data.people.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => known.get(id) ?? null
  if (!view.data.enough)
    return (
      <div className="flex flex-col gap-4" data-ready>
        <div className="flex min-h-80">
          <Empty title="Too little came on this day">
            <p>
              {view.data.basis.arrivals === 0 ? 'Nobody' : view.data.basis.arrivals} came to people. A day can be played
              again once 20 did, and it is known of five how long they took. Choose another day.
            </p>
          </Empty>
        </div>
        <RunList rows={all} open={open} nameOf={nameOf} onOpen={openRow} />
      </div>
    )
  return (
    <div className="flex flex-col gap-4" data-ready>
      <DayPicture day={view.data} changed={peopleChanged(view.data, shown)} />
      <ChangePanel
        day={view.data}
        draft={shown}
        busy={busy || going !== undefined}
        onChange={setDraft}
        onPlay={() => void play()}
      />
      {going && <Playing row={going} />}
      {open !== null && <Opened key={open} id={open} nameOf={nameOf} />}
      <RunList rows={all} open={open} nameOf={nameOf} onOpen={openRow} />
    </div>
  )
}

function Opened({ id, nameOf }: { id: string; nameOf: NameOf }) {
  const simulation = useQuery(simulationQuery(id))
  if (simulation.isPending) return <PanelsLoading label="Loading what it came to" heights={[240]} />
  if (simulation.isError)
    return (
      <LoadError what="It is not kept any more" error={simulation.error} onAgain={() => void simulation.refetch()} />
    )
  const { data } = simulation
  if (data.result) return <Outcome simulation={data} result={data.result} nameOf={nameOf} />
  if (data.status === 'failed')
    return (
      <p role="alert" className="rounded-card border border-line bg-surface px-4 py-3">
        It came to nothing: {data.fault}. Play it again; when it comes again, tell an admin.
      </p>
    )
  return null
}
