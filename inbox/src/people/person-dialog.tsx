import type { Person } from '@baton/protocol'
import { useState } from 'react'
import { presenceWords } from '../identity/presence-mark.tsx'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'
import { useSession } from '../sync/use-session.ts'
import { Choose } from './choose.tsx'
import { hoursDraft, OwnHours, readHours } from './hours-fields.tsx'
import { PictureField } from './picture-field.tsx'
import { InviteLine } from './invite-line.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { useSave } from './use-save.ts'
import { listOf, readSkills, skillText } from './work-text.ts'

interface Named {
  id: string
  name: string
}
const statuses = ['online', 'away', 'do-not-disturb', 'offline'] as const

/** What somebody can and carries, and where they are, as a lead sets it. They see that it was set. */
export function PersonDialog({
  person,
  teams,
  calendars,
  mailsInvitations,
  onClose,
}: {
  person: Person
  teams: readonly Named[]
  calendars: readonly Named[]
  mailsInvitations: boolean
  onClose: () => void
}) {
  const [skills, setSkills] = useState(skillText(person.skillLevels))
  const [languages, setLanguages] = useState(person.languages.join(', '))
  const [capacity, setCapacity] = useState(String(person.capacity))
  const [mine, setMine] = useState<readonly string[]>(person.teams)
  const [calendarId, setCalendarId] = useState(person.calendarId)
  const [hours, setHours] = useState(hoursDraft(person.hours))
  const [presence, setPresence] = useState<string>(person.presence)
  const [errors, setErrors] = useState<
    Partial<Record<'skills' | 'capacity' | 'languages' | 'hours', string | undefined>>
  >({})
  const { busy, save } = useSave(['people'])
  const session = useSession()
  const [removing, setRemoving] = useState(false)

  async function send() {
    const read = readSkills(skills)
    const units = Number(capacity)
    const week = readHours(hours)
    const wrong = {
      ...('error' in week ? { hours: week.error } : {}),
      ...('error' in read ? { skills: read.error } : {}),
      ...(Number.isInteger(units) && units >= 1 && units <= 100 ? {} : { capacity: 'A whole number from 1 to 100.' }),
      ...(listOf(languages).every((each) => /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/.test(each))
        ? {}
        : { languages: 'Write en, de or pt-BR.' }),
    }
    setErrors(wrong)
    if ('error' in read || 'error' in week || Object.keys(wrong).length > 0) return
    const params = { id: person.id }
    const status = statuses.find((each) => each === presence)
    const done = await save(`${person.name} is as they were`, async () => {
      const body = {
        skills: read.value,
        languages: listOf(languages),
        capacity: units,
        teams: [...mine],
        calendarId,
        hours: week.value,
      }
      await callApi('putAgentWork', { params, body })
      if (status && presence !== person.presence) await callApi('setPresence', { params, body: { status } })
    })
    if (!done) return
    toast('plain', `${person.name} is changed`, 'It holds from the next offer on.')
    onClose()
  }

  return (
    <Dialog title={person.name} about={person.email} width="broad" onClose={onClose}>
      {(session.agent.role === 'admin' || person.id === session.agent.id) && (
        <div className="mb-4">
          <PictureField person={person} own={person.id === session.agent.id} />
        </div>
      )}
      {session.agent.role === 'admin' && <InviteLine person={person} byMail={mailsInvitations} />}
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <SettingField
          label="Skills"
          about="With levels from 1 (has begun) to 5 (teaches it), and the last day where one runs out: de, billing:4, refunds:5@2027-01-31. Without a level it is 3."
          error={errors.skills}
          value={skills}
          onChange={(text) => {
            setSkills(text)
            setErrors({ ...errors, skills: undefined })
          }}
        />
        <div className="grid gap-4 desk:grid-cols-2">
          <SettingField
            label="Languages"
            about="That they write in: en, de. None: taken to speak what is asked for."
            error={errors.languages}
            value={languages}
            onChange={(text) => {
              setLanguages(text)
              setErrors({ ...errors, languages: undefined })
            }}
          />
          <SettingField
            narrow
            label="Capacity"
            about="An ordinary case is 1. Cases that wait for the customer count nothing."
            error={errors.capacity}
            value={capacity}
            onChange={(text) => {
              setCapacity(text)
              setErrors({ ...errors, capacity: undefined })
            }}
          />
          <Choose
            label="Calendar"
            about="Outside of it nothing is offered to them, unless they come online."
            none="None: whenever they are online"
            value={calendarId}
            choices={calendars}
            onChange={setCalendarId}
          />
          <Choose
            label="Presence"
            about="They see who set it, and may set it anew."
            none={presenceWords[person.presence].name}
            value={presence}
            choices={statuses.map((id) => ({ id, name: presenceWords[id].name }))}
            onChange={(next) => setPresence(next ?? person.presence)}
          />
        </div>
        <OwnHours
          label="Hours of their own"
          about={calendarId === null ? null : 'Of what is chosen above, the holidays still hold.'}
          value={hours}
          error={errors.hours ?? null}
          onChange={(draft) => {
            setHours(draft)
            setErrors({ ...errors, hours: undefined })
          }}
        />
        <fieldset>
          <legend className="mb-1 font-medium">Teams</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {teams.map(({ id, name }) => (
              <label key={id} className="flex min-h-8 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-3.5 accent-accent"
                  checked={mine.includes(id)}
                  onChange={() => setMine(mine.includes(id) ? mine.filter((each) => each !== id) : [...mine, id])}
                />
                {name}
              </label>
            ))}
          </div>
          {mine.length === 0 && (
            <p role="alert" className="text-11 text-red-text">
              Choose at least one.
            </p>
          )}
        </fieldset>
        <div className="flex flex-wrap justify-end gap-2">
          {session.agent.role === 'admin' && person.id !== session.agent.id && (
            <>
              <Button look="danger" disabled={busy} onClick={() => setRemoving(true)}>
                Remove
              </Button>
              <span className="flex-1" />
            </>
          )}
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy || mine.length === 0}>
            Save {person.name}
          </Button>
        </div>
      </form>
      {removing && <RemoveDialog person={person} onKeep={() => setRemoving(false)} onRemoved={onClose} />}
    </Dialog>
  )
}
