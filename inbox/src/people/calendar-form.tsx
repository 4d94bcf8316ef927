import type { Calendar } from '@baton/protocol'
import { useId, useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'
import { useSave } from './use-save.ts'
import { dayNames, exceptionText, readExceptions, readWeek, weekText } from './work-text.ts'

const hereZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
const workdays = ['09:00–17:00', '09:00–17:00', '09:00–17:00', '09:00–17:00', '09:00–17:00', '', '']

/** The hours of a week in a zone, and the days that are not like the others. */
export function CalendarForm({ kept, onClose }: { kept: Calendar | null; onClose: () => void }) {
  const zonesId = useId()
  const exceptionsId = useId()
  const [name, setName] = useState(kept?.name ?? '')
  const [timeZone, setTimeZone] = useState(kept?.timeZone ?? hereZone())
  const [week, setWeek] = useState(kept ? weekText(kept.days) : workdays)
  const [exceptions, setExceptions] = useState(kept ? exceptionText(kept.exceptions) : '')
  const [error, setError] = useState<string | null>(null)
  const { busy, save } = useSave(['calendars'])

  async function send() {
    const days = readWeek(week)
    const others = readExceptions(exceptions)
    const id = kept?.id ?? idOf(name)
    const wrong = id === '' ? 'Give it a name.' : 'error' in days ? days.error : 'error' in others ? others.error : null
    setError(wrong)
    if (wrong !== null || 'error' in days || 'error' in others) return
    const body = { name: name.trim(), timeZone, days: days.value, exceptions: others.value }
    if (!(await save('The calendar is as it was', () => callApi('putCalendar', { params: { id }, body })))) return
    toast('plain', 'The calendar is saved', 'Teams and people who use it go by it from now on.')
    onClose()
  }

  return (
    <Dialog title={kept ? kept.name : 'A new calendar'} width="broad" onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div className="grid gap-4 desk:grid-cols-2">
          <SettingField label="Name" value={name} onChange={setName} />
          <div>
            <label htmlFor={`${zonesId}-field`} className="mb-1 block font-medium">
              Time zone
            </label>
            <input
              id={`${zonesId}-field`}
              list={zonesId}
              value={timeZone}
              onChange={(event) => setTimeZone(event.target.value)}
              className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 pointer-coarse:text-[16px]"
            />
            <datalist id={zonesId}>
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </datalist>
          </div>
        </div>
        <fieldset>
          <legend className="mb-1 font-medium">Hours of the week</legend>
          <ul className="grid gap-1 desk:grid-flow-col desk:grid-cols-2 desk:grid-rows-4 desk:gap-x-4">
            {dayNames.map((day, i) => (
              <li key={day}>
                <label className="grid grid-cols-[84px_minmax(0,1fr)] items-center gap-2">
                  <span className="text-text-2">{day}</span>
                  <input
                    value={week[i] ?? ''}
                    placeholder="closed"
                    onChange={(event) => {
                      setWeek(week.map((each, at) => (at === i ? event.target.value : each)))
                      setError(null)
                    }}
                    className="block h-8 w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 tabular-nums pointer-coarse:text-[16px]"
                  />
                </label>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-11 text-text-3">Several with a comma: 09:00–12:00, 13:00–17:00. Empty is closed.</p>
        </fieldset>
        <div>
          <label htmlFor={exceptionsId} className="mb-1 block font-medium">
            Days that are not like the others
          </label>
          <textarea
            id={exceptionsId}
            rows={4}
            value={exceptions}
            placeholder={'2026-12-25 Christmas, every year\n2026-12-24 Christmas Eve 09:00–12:00'}
            onChange={(event) => {
              setExceptions(event.target.value)
              setError(null)
            }}
            className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 tabular-nums pointer-coarse:text-[16px]"
          />
          <p className="mt-1 text-11 text-text-3">
            One a line: the date, its name, and the hours where it is not closed.
          </p>
        </div>
        {error && (
          <p role="alert" className="text-red-text">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy}>
            Save the calendar
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A name as an id: "Büro Berlin" is "buro-berlin". */
const idOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
