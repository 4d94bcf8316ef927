import type { StaffingDayView } from '@baton/protocol'
import { useMemo, useRef } from 'react'
import { FindOne } from '../ui/find-one.tsx'
import { awayNow, mostNamed, type Named } from './named.ts'
import { NamedRow } from './named-row.tsx'

/** What would be otherwise with people by name: a row for each, and a box that finds one of hundreds. */
export function NamedPeople({
  day,
  named,
  onChange,
}: {
  day: StaffingDayView
  named: readonly Named[]
  onChange: (named: readonly Named[]) => void
}) {
  const box = useRef<HTMLInputElement>(null)
  const people = useMemo(() => new Map(day.people.map((each) => [each.id, each])), [day.people])
  const teams = useMemo(() => new Map(day.teams.map(({ id, name }) => [id, name])), [day.teams])
  const choices = day.people
    .filter(({ id, openings }) => openings.length > 0 && !named.some(({ agentId }) => agentId === id))
    .map((person) => ({
      id: person.id,
      title: person.name,
      about: [...person.teams.map((id) => teams.get(id) ?? id), ...person.skills].join(' · '),
    }))
  const full = named.length >= mostNamed
  const nothing = (query: string) => {
    const absent = day.people.find(
      ({ name, openings }) => openings.length === 0 && name.toLowerCase().includes(query.trim().toLowerCase()),
    )
    return absent && query.trim() !== ''
      ? `${absent.name} was not at work on this day. Add more people instead.`
      : 'Nobody of that name was at work on this day. Try fewer letters.'
  }
  return (
    <div className="flex flex-col gap-2">
      {named.length > 0 && (
        <ul aria-label="People by name" className="flex flex-col gap-2">
          {named.map((each) => (
            <NamedRow
              key={each.agentId}
              named={each}
              person={people.get(each.agentId)}
              skills={day.skills}
              onChange={(next) => onChange(named.map((it) => (it.agentId === each.agentId ? next : it)))}
              onRemove={() => {
                onChange(named.filter((it) => it.agentId !== each.agentId))
                box.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <FindOne
          label="Somebody by name"
          placeholder="Somebody by name"
          nothing={nothing}
          choices={choices}
          disabled={full}
          box={box}
          onChoose={(id) => onChange([...named, awayNow(id)])}
        />
        <span className="text-11 text-text-3">
          {full ? `${mostNamed} at most` : 'away, at other hours, with other skills or room'}
        </span>
      </div>
    </div>
  )
}
