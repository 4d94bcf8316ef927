import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { calendarsQuery, peopleQuery, teamsQuery } from '../sync/people-queries.ts'
import { useDeskState } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { useNow } from '../ui/use-now.ts'
import { ImportDialog } from './import-dialog.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { PersonRow } from './person-row.tsx'
import { hoursLine } from './work-text.ts'

/** The people: where they are, what they can, how full their hands are. */
export function PeopleScreen() {
  const [importing, setImporting] = useState(false)
  const { role } = useSession().agent
  return (
    <PlaceFrame tools={role === 'admin' && <Button onClick={() => setImporting(true)}>From a table</Button>}>
      <Body />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </PlaceFrame>
  )
}

function Body() {
  const people = useQuery(peopleQuery)
  const teams = useQuery(teamsQuery)
  const calendars = useQuery(calendarsQuery)
  const live = useDeskState((state) => state.agents)
  const now = useNow(Date.now, 10_000)
  const [editing, setEditing] = useState<string | null>(null)
  const failed = [people, teams, calendars].find(({ isError }) => isError)
  if (failed)
    return (
      <LoadError
        what="The people could not be loaded"
        error={failed.error}
        onAgain={() => void Promise.all([people.refetch(), teams.refetch(), calendars.refetch()])}
      />
    )
  if (!people.data || !teams.data || !calendars.data)
    return <PanelsLoading label="Loading the people" heights={[480]} />
  // Where they are and what they carry comes live.
  const rows = people.data.people.map((person) => ({ ...person, ...live.get(person.id) }))
  const edited = rows.find(({ id }) => id === editing)
  const online = rows.filter(({ presence }) => presence === 'online')
  const teamName = (id: string) => teams.data.teams.find((team) => team.id === id)?.name ?? id
  const nameOf = (id: string) => rows.find((each) => each.id === id)?.name ?? 'a lead'
  return (
    <div data-ready>
      <Panel
        title={`${rows.length} people`}
        about={`${online.length} online, with room for ${roomOf(online)} more.`}
        flush
      >
        <ul>
          {rows.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              now={now}
              teamName={teamName}
              hoursLine={hoursLine(person, calendars.data.calendars)}
              nameOf={nameOf}
              onEdit={() => setEditing(person.id)}
            />
          ))}
        </ul>
      </Panel>
      {edited && (
        <PersonDialog
          person={edited}
          teams={teams.data.teams}
          calendars={calendars.data.calendars}
          mailsInvitations={people.data.mailsInvitations}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}

const roomOf = (people: readonly { capacity: number; load: number }[]) =>
  people.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0)
