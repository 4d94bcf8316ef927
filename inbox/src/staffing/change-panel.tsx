import type { StaffingDayView } from '@baton/protocol'
import { Plus } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { busySpan } from './day-picture.tsx'
import { halfHours, isChanged, noChange, type Draft } from './draft.ts'
import { MoreRow, Stepper } from './more-row.tsx'

/** What would be otherwise: more people, some not there, more room for everybody. */
export function ChangePanel({
  day,
  draft,
  busy,
  onChange,
  onPlay,
}: {
  day: StaffingDayView
  draft: Draft
  busy: boolean
  onChange: (draft: Draft) => void
  onPlay: () => void
}) {
  const { more, without, capacity } = draft
  const usual = usualCapacity(day.people)
  const [first, last] = busySpan(day.halfHours)
  const between = [Math.max(0, first - 2), Math.min(halfHours, last + 3)] as const
  const middle = Math.round((first + last) / 2)
  const add = () => {
    const key = Math.max(-1, ...more.map((each) => each.key)) + 1
    const team = day.teams[0]?.id ?? 'support'
    onChange({
      ...draft,
      more: [
        ...more,
        {
          key,
          count: 1,
          team,
          skill: day.skills[0] ?? null,
          from: Math.max(between[0], middle - 4),
          to: Math.min(between[1], middle + 4),
        },
      ],
    })
  }
  return (
    <Panel
      title="What if"
      about="The same customers at the same moments, and other people."
      aside={
        isChanged(draft) && (
          <Button look="ghost" onClick={() => onChange(noChange)}>
            As it was
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          {more.length > 0 && (
            <ul aria-label="More people" className="flex flex-col gap-2">
              {more.map((each) => (
                <MoreRow
                  key={each.key}
                  more={each}
                  day={day}
                  between={between}
                  onChange={(next) => onChange({ ...draft, more: more.map((it) => (it.key === each.key ? next : it)) })}
                  onRemove={() => onChange({ ...draft, more: more.filter((it) => it.key !== each.key) })}
                />
              ))}
            </ul>
          )}
          <Button onClick={add} disabled={more.length >= 20} className="self-start">
            <Plus size={14} aria-hidden /> More people
          </Button>
        </div>
        <Without day={day} without={without} onChange={(next) => onChange({ ...draft, without: next })} />
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-text-2">Cases at the same time, for everybody</span>
          <Stepper
            label="Cases at the same time"
            value={capacity ?? usual}
            min={1}
            max={20}
            onChange={(next) => onChange({ ...draft, capacity: next === usual ? null : next })}
          />
          {capacity !== null && <span className="text-11 text-text-3">it was {usual}</span>}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" onClick={onPlay} disabled={busy}>
            {isChanged(draft) ? 'Play the day with this' : 'Play the day as it was'}
          </Button>
          <span className="text-11 text-text-3">
            20 times as it was{isChanged(draft) && ', and 20 times with this'}
          </span>
        </div>
      </div>
    </Panel>
  )
}

function Without({
  day,
  without,
  onChange,
}: {
  day: StaffingDayView
  without: readonly string[]
  onChange: (without: readonly string[]) => void
}) {
  const there = day.people.filter(({ openings }) => openings.length > 0)
  if (there.length === 0) return null
  return (
    <details open={without.length > 0}>
      <summary className="cursor-pointer text-text-2">
        {without.length === 0 ? 'Somebody is not there' : `${without.length} not there`}
      </summary>
      <ul className="mt-2 grid max-h-60 gap-1 overflow-y-auto desk:grid-cols-2">
        {there.map(({ id, name, skills }) => (
          <li key={id}>
            <label className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 hover:bg-hover">
              <input
                type="checkbox"
                checked={without.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...without, id] : without.filter((each) => each !== id))
                }
                className="size-3.5 accent-accent"
              />
              <span className={without.includes(id) ? 'line-through' : ''}>{name}</span>
              <span className="min-w-0 truncate text-11 text-text-3">{skills.join(', ')}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}

function usualCapacity(people: StaffingDayView['people']): number {
  const sorted = people
    .filter(({ openings }) => openings.length > 0)
    .map(({ capacity }) => capacity)
    .sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 4
}
