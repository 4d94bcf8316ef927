import type { Calendar } from '@baton/protocol'
import { useId, useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'
import { hereZone, WeekFields, workdays, ZoneField } from './hours-fields.tsx'
import { useSave } from './use-save.ts'
import { exceptionText, readExceptions, readWeek, weekText } from './work-text.ts'

/** The hours of a week in a zone, and the days that are not like the others. */
export function CalendarForm({ kept, onClose }: { kept: Calendar | null; onClose: () => void }) {
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
          <ZoneField value={timeZone} onChange={setTimeZone} />
        </div>
        <WeekFields
          value={week}
          onChange={(next) => {
            setWeek(next)
            setError(null)
          }}
        />
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
