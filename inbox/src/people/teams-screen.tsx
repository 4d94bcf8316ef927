import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { calendarsQuery, teamsQuery } from '../sync/people-queries.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { Choose } from './choose.tsx'
import { parentsFor, treeOf } from './team-tree.ts'
import { useSave } from './use-save.ts'

type Team = CallAnswer<'listTeams'>['teams'][number]
type Named = { id: string; name: string }

/** The teams as a tree: what each is a part of, and when it is open. */
export function TeamsScreen() {
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  const teams = useQuery(teamsQuery)
  const calendars = useQuery(calendarsQuery)
  return (
    <PlaceFrame tools={<Button onClick={() => setEditing('new')}>New team</Button>}>
      {teams.isError || calendars.isError ? (
        <LoadError
          what="The teams could not be loaded"
          error={teams.error ?? calendars.error}
          onAgain={() => void Promise.all([teams.refetch(), calendars.refetch()])}
        />
      ) : !teams.data || !calendars.data ? (
        <PanelsLoading label="Loading the teams" heights={[320]} />
      ) : (
        <>
          <Tree teams={teams.data.teams} calendars={calendars.data.calendars} onEdit={setEditing} />
          {editing && (
            <TeamDialog
              kept={editing === 'new' ? null : editing}
              teams={teams.data.teams}
              calendars={calendars.data.calendars}
              onClose={() => setEditing(null)}
            />
          )}
        </>
      )}
    </PlaceFrame>
  )
}

function Tree({
  teams,
  calendars,
  onEdit,
}: {
  teams: readonly Team[]
  calendars: CallAnswer<'listCalendars'>['calendars']
  onEdit: (team: Team) => void
}) {
  return (
    <div data-ready>
      <Panel
        title={`${teams.length} ${teams.length === 1 ? 'team' : 'teams'}`}
        about="Whoever is in a part of a team answers for the whole."
        flush
      >
        <ul>
          {treeOf(teams).map(({ team, depth }) => {
            const { people, online } = team
            return (
              <li key={team.id} className="flex items-center gap-3 border-t border-line px-4 py-2.5">
                <div className="min-w-0 flex-1" style={{ paddingLeft: depth * 20 }}>
                  <p className="flex items-center gap-2 font-medium">
                    {depth > 0 && (
                      <span aria-hidden className="text-text-3">
                        └
                      </span>
                    )}
                    <span className="truncate">{team.name}</span>
                    {team.isDefault && <Chip>default</Chip>}
                  </p>
                  <p className="truncate text-11 text-text-3">
                    {people} {people === 1 ? 'person' : 'people'}, {online} online · {hoursWords(team, calendars)}
                  </p>
                </div>
                <Button onClick={() => onEdit(team)}>
                  <span>
                    Edit<span className="sr-only"> {team.name}</span>
                  </span>
                </Button>
              </li>
            )
          })}
        </ul>
      </Panel>
    </div>
  )
}

function hoursWords(team: Team, calendars: CallAnswer<'listCalendars'>['calendars']): string {
  const calendar = calendars.find(({ id }) => id === team.calendarId)
  if (team.hours) return `hours of its own (${team.hours.timeZone})${calendar ? `, holidays of ${calendar.name}` : ''}`
  return calendar ? `open by ${calendar.name}` : 'always open'
}

function TeamDialog({
  kept,
  teams,
  calendars,
  onClose,
}: {
  kept: Team | null
  teams: readonly Team[]
  calendars: readonly Named[]
  onClose: () => void
}) {
  const [name, setName] = useState(kept?.name ?? '')
  const [parent, setParent] = useState(kept?.parent ?? null)
  const [calendarId, setCalendarId] = useState(kept?.calendarId ?? null)
  const [own, setOwn] = useState(kept?.hours !== null && kept !== null)
  const { busy, save } = useSave(['teams'])
  const id =
    kept?.id ??
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
  async function send() {
    const body = { name: name.trim(), parent, calendarId, ...(kept?.hours && !own ? { hours: null } : {}) }
    if (!(await save('The team is as it was', () => callApi('putTeam', { params: { id }, body })))) return
    toast('plain', `${name.trim()} is saved`, 'It holds from the next handoff on.')
    onClose()
  }
  return (
    <Dialog title={kept?.name ?? 'A new team'} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <SettingField label="Name" value={name} onChange={setName} />
        <Choose
          label="A part of"
          none="Nothing: it stands alone"
          value={parent}
          choices={parentsFor(id, teams)}
          onChange={setParent}
        />
        <Choose
          label="Calendar"
          about={
            own ? 'It has hours of its own: of the calendar, the holidays hold.' : 'When customers may expect somebody.'
          }
          none="None: always open"
          value={calendarId}
          choices={calendars}
          onChange={setCalendarId}
        />
        {kept?.hours && (
          <label className="flex min-h-8 items-center gap-2">
            <input type="checkbox" className="size-3.5 accent-accent" checked={own} onChange={() => setOwn(!own)} />
            Keep its own hours
          </label>
        )}
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy || id === ''}>
            Save the team
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
