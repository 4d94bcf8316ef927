import type { Calendar, Person } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi } from '../sync/call-api.ts'
import { calendarsQuery, ownWorkQuery, teamsQuery } from '../sync/people-queries.ts'
import { Button } from '../ui/button.tsx'
import { dayInside } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { useNow } from '../ui/use-now.ts'
import { Choose } from './choose.tsx'
import { hoursDraft, OwnHours, readHours } from './hours-fields.tsx'
import { SkillChips } from './skill-chips.tsx'
import { useSave } from './use-save.ts'
import { WeekPicture } from './week-picture.tsx'
import { listOf } from './work-text.ts'

/** What whoever sits here can, carries and works: all of it to be seen, and as much to be changed as the workspace lets them. */
export function MyWorkScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const own = useQuery(ownWorkQuery)
  const calendars = useQuery(calendarsQuery)
  const teams = useQuery(teamsQuery)
  const failed = [own, calendars, teams].find(({ isError }) => isError)
  if (failed)
    return (
      <LoadError
        what="Your work could not be loaded"
        error={failed.error}
        onAgain={() => void Promise.all([own.refetch(), calendars.refetch(), teams.refetch()])}
      />
    )
  if (!own.data || !calendars.data || !teams.data)
    return <PanelsLoading label="Loading your work" heights={[200, 320]} />
  const { person, mayChange } = own.data
  const teamNames = person.teams.map((id) => teams.data.teams.find((team) => team.id === id)?.name ?? id)
  return (
    <div className="flex flex-col gap-4" data-ready>
      <Routed person={person} teams={teamNames} />
      {mayChange ? (
        <Editor key={JSON.stringify(person.hours)} kept={person} calendars={calendars.data.calendars} />
      ) : (
        <Hours person={person} calendars={calendars.data.calendars} />
      )}
    </div>
  )
}

/** What handoffs are chosen by: leads say so, and whoever it is about sees it. */
function Routed({ person, teams }: { person: Person; teams: readonly string[] }) {
  const now = useNow(Date.now, 60_000)
  const ending = person.skillLevels.filter(({ expiresAt }) => expiresAt !== null)
  return (
    <Panel title="What you are asked for" about="Leads set it. Cases come to you by it.">
      <dl className="grid gap-x-6 gap-y-3 desk:grid-cols-[120px_minmax(0,1fr)]">
        <dt className="text-text-2">Skills</dt>
        <dd>
          <SkillChips skills={person.skillLevels} now={now} />
          <p className="mt-1 text-11 text-text-3">From 1 (has begun) to 5 (teaches it).</p>
          {ending.map(({ name, expiresAt }) => (
            <p key={name} className="text-11 text-text-2 tabular-nums" data-expires={name}>
              {name} {Date.parse(expiresAt!) <= now ? 'counts no more since' : 'counts until'}{' '}
              {dayInside(Date.parse(expiresAt!) - 1, now)}
            </p>
          ))}
        </dd>
        <dt className="text-text-2">Teams</dt>
        <dd>{teams.join(', ')}</dd>
        <dt className="text-text-2">Room for</dt>
        <dd className="tabular-nums">
          {person.capacity} {person.capacity === 1 ? 'ordinary case' : 'ordinary cases'} at once, {person.load} now
        </dd>
      </dl>
    </Panel>
  )
}

function weekOf({ hours, calendarId }: Person, calendars: readonly Calendar[]) {
  const calendar = calendars.find(({ id }) => id === calendarId)
  return { calendar, week: hours ?? calendar ?? null }
}

/** When they work, where leads say so. */
function Hours({ person, calendars }: { person: Person; calendars: readonly Calendar[] }) {
  const { calendar, week } = weekOf(person, calendars)
  return (
    <Panel
      title="When you work"
      about={`${week ? 'Outside of it nothing is offered to you, unless you come online.' : 'You have no shift: cases come whenever you are online.'} A lead can change it.`}
    >
      {week && (
        <div className="max-w-120">
          <p className="mb-2 text-text-2">
            {person.hours ? 'Hours of your own' : calendar?.name} · {week.timeZone}
          </p>
          <WeekPicture days={week.days} />
        </div>
      )}
      <p className="mt-3 text-text-2">
        You write {person.languages.length > 0 ? person.languages.join(', ') : 'whatever is asked for'}.
      </p>
    </Panel>
  )
}

function Editor({ kept, calendars }: { kept: Person; calendars: readonly Calendar[] }) {
  const [hours, setHours] = useState(hoursDraft(kept.hours))
  const [calendarId, setCalendarId] = useState(kept.calendarId)
  const [languages, setLanguages] = useState(kept.languages.join(', '))
  const [error, setError] = useState<string | null>(null)
  const { busy, save } = useSave(['own work'])
  const calendar = calendars.find(({ id }) => id === calendarId)
  const spoken = listOf(languages)
  const badLanguage = spoken.every((each) => /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/.test(each))
    ? undefined
    : 'Write en, de or pt-BR.'
  async function send() {
    const week = readHours(hours)
    setError('error' in week ? week.error : null)
    if ('error' in week || badLanguage) return
    const body = { hours: week.value, calendarId, languages: spoken }
    if (await save('Your hours are as they were', () => callApi('putOwnWork', { body })))
      toast('plain', 'Your hours are saved', 'They hold from the next offer on.')
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Panel title="When you work" about="Outside of it nothing is offered to you, unless you come online.">
        <div className="flex max-w-140 flex-col gap-4">
          <Choose
            label="Calendar"
            none="None: whenever you are online"
            value={calendarId}
            choices={calendars}
            onChange={setCalendarId}
          />
          {calendar && !hours.own && <WeekPicture days={calendar.days} />}
          <OwnHours
            label="Hours of your own"
            about={calendar ? `The holidays of ${calendar.name} still hold.` : null}
            value={hours}
            error={error}
            onChange={(draft) => {
              setHours(draft)
              setError(null)
            }}
          />
          <SettingField
            label="Languages"
            about="That you write in: en, de. None: whatever is asked for."
            error={badLanguage}
            value={languages}
            onChange={setLanguages}
          />
          <Button type="submit" look="primary" disabled={busy || badLanguage !== undefined} className="self-end">
            Save your hours
          </Button>
        </div>
      </Panel>
    </form>
  )
}
