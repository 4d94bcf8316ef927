import type { Hours } from '@baton/protocol'
import { useId } from 'react'
import { dayNames, readWeek, weekText } from './work-text.ts'

export const hereZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
export const workdays = ['09:00–17:00', '09:00–17:00', '09:00–17:00', '09:00–17:00', '09:00–17:00', '', '']

export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={`${id}-field`} className="mb-1 block font-medium">
        Time zone
      </label>
      <input
        id={`${id}-field`}
        list={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 pointer-coarse:text-[16px]"
      />
      <datalist id={id}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </div>
  )
}

/** The hours of a week, a line for each day as one writes them. */
export function WeekFields({ value, onChange }: { value: readonly string[]; onChange: (week: string[]) => void }) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Hours of the week</legend>
      <ul className="grid gap-1 desk:grid-flow-col desk:grid-cols-2 desk:grid-rows-4 desk:gap-x-4">
        {dayNames.map((day, i) => (
          <li key={day}>
            <label className="grid grid-cols-[84px_minmax(0,1fr)] items-center gap-2">
              <span className="text-text-2">{day}</span>
              <input
                value={value[i] ?? ''}
                placeholder="closed"
                onChange={(event) => onChange(value.map((each, at) => (at === i ? event.target.value : each)))}
                className="block h-8 w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 tabular-nums pointer-coarse:text-[16px]"
              />
            </label>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-11 text-text-3">Several with a comma: 09:00–12:00, 13:00–17:00. Empty is closed.</p>
    </fieldset>
  )
}

/** Hours of somebody's own while they are written. */
export interface HoursDraft {
  own: boolean
  timeZone: string
  week: readonly string[]
}

export const hoursDraft = (hours: Hours | null): HoursDraft => ({
  own: hours !== null,
  timeZone: hours?.timeZone ?? hereZone(),
  week: hours ? weekText(hours.days) : workdays,
})

export function readHours({ own, timeZone, week }: HoursDraft): { value: Hours | null } | { error: string } {
  if (!own) return { value: null }
  const days = readWeek(week)
  return 'error' in days ? days : { value: { timeZone, days: days.value } }
}

/** Hours of somebody's own beside their calendar, whose holidays then still hold. */
export function OwnHours({
  label,
  about,
  value,
  error,
  onChange,
}: {
  label: string
  about: string | null
  value: HoursDraft
  error: string | null
  onChange: (draft: HoursDraft) => void
}) {
  return (
    <div className="flex flex-col gap-3">
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-3.5 accent-accent"
          checked={value.own}
          onChange={() => onChange({ ...value, own: !value.own })}
        />
        {label}
      </label>
      {value.own && (
        <>
          {about && <p className="-mt-2 text-11 text-text-3">{about}</p>}
          <ZoneField value={value.timeZone} onChange={(timeZone) => onChange({ ...value, timeZone })} />
          <WeekFields value={value.week} onChange={(week) => onChange({ ...value, week })} />
        </>
      )}
      {error && (
        <p role="alert" className="text-red-text">
          {error}
        </p>
      )}
    </div>
  )
}
